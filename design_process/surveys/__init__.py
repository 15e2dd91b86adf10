"""Surveys of a class: the same statements before and after a test, by a link that asks for no name.

May use evidence, prototypes and below; questions and answers are those of network/questionnaires.
"""
