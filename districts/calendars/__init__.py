"""School calendars and distances: when a district is closed or testing, and how long the drive is.

May use the directory.
"""
