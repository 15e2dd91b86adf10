"""Due now: what features ask of somebody in a member's team, gathered into one list in order of the day.

A feature says what it asks in a file `due_now.py`, by `put_on_due_now`. May use membership, people and lib.
"""
