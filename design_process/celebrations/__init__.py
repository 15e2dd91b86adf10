"""What teams celebrate, wise endings included, and a network's year of it. May use cycles and below."""
