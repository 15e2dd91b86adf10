"""Effects owed to the world: claimed, done once, swept, parked. May use membership."""
