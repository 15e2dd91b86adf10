"""Meetings: who meets when and where, who comes, the agenda, what was decided and promised.

May use membership, people, activity, outbox and lib.
"""
