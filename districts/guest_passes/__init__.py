"""A guest pass: somebody of a district that hesitates visits one meeting by link, and says what comes of it.
Uses `directory`."""
