"""What people said about a meeting in a minute, and what was done about it. May use meetings and questionnaires."""
