"""Ideas of a team: written in silence, read together, merged and built on, scored without seeing others, chosen.

May use evidence, problems and below. Who wrote an idea is nobody's to read unless the author says so: see `Credit`.
"""
