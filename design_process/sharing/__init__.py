"""Search, exports, and pages kept for good, of what a person may see. May use everything below it."""
