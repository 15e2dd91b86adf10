"""Reminders: before a meeting, of an invitation without an answer, and of what somebody has promised.

May use scheduling, support, calendars and everything of `network`.
"""
