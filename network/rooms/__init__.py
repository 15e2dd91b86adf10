"""The room: the page a meeting is run from, on a laptop and on phones. May use meetings and feedback."""
