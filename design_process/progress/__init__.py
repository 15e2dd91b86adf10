"""The three homes and the boards. May use everything below it."""
