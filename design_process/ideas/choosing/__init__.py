"""Choosing among a team's ideas: criteria, blind scores, their spread, the decision. May use ideas."""
