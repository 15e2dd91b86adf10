"""Who did what: a line of history beside each change. May use membership."""
