"""What to be told and how often: people's choices, what they were told already, and the hours letters keep.

May use membership, people and lib.
"""
