"""Blind scores, of whatever is scored: criteria, one's own values, and how far they lie apart before any mean.

What the scores are of, and whose they are, is said by the feature that asks for them.
"""
