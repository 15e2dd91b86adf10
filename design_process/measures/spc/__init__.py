"""The arithmetic of run charts and Shewhart charts (statistical process control). Pure: the standard library only.

Conventions and edge cases follow qicharts2 0.8.1 and NHSRplotthedots 0.2.2, whose results the tests keep; where those
have known defects, the comment beside the code says what is done instead.
"""
