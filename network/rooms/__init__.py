"""The room: running a meeting together, on a laptop, a wall and phones, and closing it with minutes.

May use feedback, meetings, membership, people, activity, outbox and lib.
"""
