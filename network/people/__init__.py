"""Person, signing in, profile. May use lib."""
