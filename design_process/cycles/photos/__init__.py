"""Photos of tally sheets, each with the observation that it was taken for."""
