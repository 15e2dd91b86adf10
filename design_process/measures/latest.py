"""The newest sums of each series, the sums before them and those it began from, taken from the roll-up rows.

A series is an indicator × student group of a member, or of the whole network. Why there is a second table:
`docs/decisions/0016-a-table-of-the-newest.md`.
"""

from datetime import date, datetime

from django.db import connection

from design_process.measures.rollup import BY_INDEX

_SUMS = """period, numerator, denominator, largest, members_reporting, members_expected, lower, middle, upper"""

# The series that a partition has changed: those with a row written just now, and those that remember one that is gone.
_FORGOTTEN = """
    SELECT member_id, indicator_id, "group" FROM design_process_latest l
    WHERE network_id = %(network)s AND %(period)s IN (period, previous_period, baseline_period) AND NOT EXISTS (
        SELECT FROM design_process_rollup r
        WHERE r.network_id = %(network)s AND r.period = %(period)s AND r.indicator_id = l.indicator_id
          AND r."group" = l."group" AND r.member_id """
_OF_PARTITION = f"""
    SELECT member_id, indicator_id, "group" FROM design_process_rollup
    WHERE network_id = %(network)s AND period = %(period)s AND computed_at = %(now)s
    UNION {_FORGOTTEN} = l.member_id) AND l.member_id IS NOT NULL
    UNION {_FORGOTTEN} IS NULL) AND l.member_id IS NULL
"""  # noqa: S608 - made of constants

_OF_NETWORK = """
    SELECT member_id, indicator_id, "group" FROM design_process_rollup WHERE network_id = %(network)s
    UNION SELECT member_id, indicator_id, "group" FROM design_process_latest WHERE network_id = %(network)s
"""


def _found(of_member: str, this: str) -> str:
    """What stands for each series now. For members and for the network apart: no index knows "not distinct from"."""
    same = f'r.network_id = %(network)s AND r.indicator_id = s.indicator_id AND r."group" = s."group" AND {of_member}'
    row = f"SELECT {_SUMS} FROM design_process_rollup r WHERE {same}"  # noqa: S608 - made of constants
    return f"""
    SELECT s.member_id, s.indicator_id, s."group", now.*, before.period AS previous_period,
           before.numerator AS previous_numerator, before.denominator AS previous_denominator,
           before.members_reporting AS previous_reporting, began.period AS baseline_period,
           began.numerator AS baseline_numerator, began.denominator AS baseline_denominator,
           began.members_reporting AS baseline_reporting
    FROM series s JOIN design_process_indicator i ON i.id = s.indicator_id
    CROSS JOIN LATERAL ({row} ORDER BY r.period DESC LIMIT 1) now
    LEFT JOIN LATERAL ({row} AND r.period < now.period ORDER BY r.period DESC LIMIT 1) before ON true
    CROSS JOIN LATERAL (
        SELECT * FROM (
            (SELECT 1 AS choice, * FROM ({row} AND r.period <= i.baseline_on ORDER BY r.period DESC LIMIT 1) by_day)
            UNION ALL (SELECT 2, * FROM ({row} ORDER BY r.period LIMIT 1) by_number)
        ) both_ways ORDER BY choice LIMIT 1
    ) began
    WHERE s.member_id {this}"""  # noqa: S608 - made of constants


_FOUND = f"{_found('r.member_id = s.member_id', 'IS NOT NULL')} UNION ALL {_found('r.member_id IS NULL', 'IS NULL')}"
_COLUMNS = f"""member_id, indicator_id, "group", {_SUMS}, previous_period, previous_numerator, previous_denominator,
    previous_reporting, baseline_period, baseline_numerator, baseline_denominator, baseline_reporting"""
_VALUES = [name.strip().strip('"') for name in _COLUMNS.split(",")][3:]


def _refresh(series: str) -> str:
    return f"""
WITH series AS ({series}), found AS ({_FOUND})
INSERT INTO design_process_latest AS l (network_id, computed_at, {_COLUMNS})
SELECT %(network)s, %(now)s, {_COLUMNS} FROM found
ON CONFLICT (network_id, member_id, indicator_id, "group") DO UPDATE SET
    computed_at = excluded.computed_at, {", ".join(f"{name} = excluded.{name}" for name in _VALUES)}
WHERE ({", ".join(f"l.{name}" for name in _VALUES)})
    IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in _VALUES)})
"""  # noqa: S608 - made of constants


# After that, a series that no row is left of still names the period of its last one.
_FORGET = """
DELETE FROM design_process_latest l
WHERE l.network_id = %(network)s AND (%(period)s::date IS NULL OR l.period = %(period)s) AND NOT EXISTS (
    SELECT FROM design_process_rollup r
    WHERE r.network_id = %(network)s AND (%(period)s::date IS NULL OR r.period = %(period)s) AND r.period = l.period
      AND r.indicator_id = l.indicator_id AND r."group" = l."group"
      AND coalesce(r.member_id, 0) = coalesce(l.member_id, 0))
"""
_REFRESH_PARTITION, _REFRESH_NETWORK = _refresh(_OF_PARTITION), _refresh(_OF_NETWORK)
_KEPT = f"SELECT {_COLUMNS} FROM design_process_latest WHERE network_id = %(network)s"  # noqa: S608 - of constants
_DIFFERENCES = f"""
WITH series AS ({_OF_NETWORK}), found AS (SELECT {_COLUMNS} FROM ({_FOUND}) f)
SELECT (SELECT count(*) FROM (SELECT * FROM found EXCEPT ({_KEPT})) missing)
     + (SELECT count(*) FROM (({_KEPT}) EXCEPT SELECT * FROM found) wrong)
"""  # noqa: S608 - made of constants


def refresh(network_id: int, now: datetime, period: date | None = None) -> None:
    """Bring the series of one partition (of the whole network without `period`) up to date with the roll-up rows.

    After those rows, with the same `now`, inside the caller's transaction and the network's lock: two partitions of one
    network share their series. A row that stays as it was keeps its `computed_at`.
    """
    given: dict[str, int | date | datetime | None] = {"network": network_id, "now": now, "period": period}
    with connection.cursor() as cursor:
        cursor.execute(BY_INDEX)
        cursor.execute(_REFRESH_NETWORK if period is None else _REFRESH_PARTITION, given)
        # Where the database has no statistics yet, it would compare each row with each.
        cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
        cursor.execute(_FORGET, given)
        cursor.execute("SELECT set_config('enable_nestloop', 'on', true)")


def differences(network_id: int) -> int:
    """How many rows of a network are missing, wrong or too many beside its roll-up rows."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES, {"network": network_id})
        return int(cursor.fetchone()[0])
