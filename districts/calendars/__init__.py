"""School calendars and the way between sites: when each district is shut or testing, how long each drive takes.

May use directory. The planner reads `planning.py`; everything else is pages.
"""
