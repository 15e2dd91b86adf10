"""The letter of the week: what waits for each person, by role, if anything does. May use progress and below."""
