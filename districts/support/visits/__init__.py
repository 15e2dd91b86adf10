"""Site visits: offered by a host, places with a waiting list, what visitors saw, the host's answer, what came of it."""
