"""Feedback on meetings: asked at closing, answered in a minute, read as averages. May use meetings, questionnaires."""
