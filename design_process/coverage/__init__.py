"""Whose voice is missing: stakeholder groups against team, evidence, insights, ideas. May use ideas, evidence."""
