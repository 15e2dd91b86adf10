"""Questionnaires: questions as data, answers apart from the receipts that say who has answered.

May use membership, people, activity, outbox and lib.
"""
