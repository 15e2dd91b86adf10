"""Reminders: before a meeting and a round's last day, of an invitation without an answer, and of what was promised.

May use scheduling, support, calendars, pulse and everything of `network`.
"""
