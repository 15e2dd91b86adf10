"""The agenda a meeting could have, proposed from what has happened since the last one. May use progress and below."""
