"""A team's theory of improvement: aim, drivers, change ideas, what tests say of them. May use measures and problems.

What lies above (prototypes and their cycles) tells it of itself: see `tries.py`.
"""
