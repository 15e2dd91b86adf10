"""The first ten minutes of each role, inside real work. Uses everything below that tells what somebody has done."""
