"""Nobody can work out a small group from what is printed."""
