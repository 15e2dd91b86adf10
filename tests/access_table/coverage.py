"""Whose voice is missing: the team and the hub read it, and nobody else."""

from tests.access_table.row import Row
from tests.access_table.work import TEAM, the_member, within

ROWS = [Row("coverage:voices", within(TEAM), the_member)]
