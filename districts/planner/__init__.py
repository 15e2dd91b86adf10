"""The planner: a year's meetings, hosts and check-ins as rules and a solver. Pure: no Django, no database.

Read `problem` and `plan` first, then `planner`. May use nothing of ours but `network.lib`.
"""
