"""The one-minute log: once a week one question to a driver, answered by a personal link.

May use cycles, measures, telling and reminders.
"""
