"""Questionnaires as data: versions, rounds, who has answered, and answers that may be nobody's.

One engine for feedback, surveys, rubrics and applications. May use outbox, activity, membership, people.
"""
