"""Putting a chosen idea into the team's theory of improvement, as a change idea under one of its drivers."""
