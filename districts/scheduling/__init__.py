"""The year's plan: network meetings and check-ins, what they cost whom, and publishing them.

May use calendars, support and the directory.
"""
