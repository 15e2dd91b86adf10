"""Search and exports of what a person may see. May use everything below it."""
