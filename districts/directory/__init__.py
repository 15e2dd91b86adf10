"""District, school, member, seat; who sits where. May use network."""
