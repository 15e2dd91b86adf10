"""Adding measurements up: one partition (a network's period) at a time, by the database itself.

Sums of numerators over sums of denominators, by indicator and student group: a row for each member, and one for the
whole network, there with the quartiles of its members' values. Never an average of rates.
`docs/decisions/0009-roll-ups-by-partition.md` says why it is done so.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

_LENGTH = """CASE i.frequency
    WHEN 'week' THEN interval '7 days' WHEN 'month' THEN interval '1 month'
    WHEN 'quarter' THEN interval '3 months' ELSE interval '1 year' END"""

# What the rows of a partition should be. Exact decimal sums: the same whatever the order the rows come in.
# A district's own figure stands in for those of its schools. Drafts, corrected numbers and "nothing to report" are
# not counted. Expected is who took part on the period's last day, and whoever reported.
_COMPUTED = f"""
WITH of_member AS (
    SELECT indicator_id, "group", member_id,
           CASE WHEN bool_or(school_id IS NULL) THEN sum(x) FILTER (WHERE school_id IS NULL) ELSE sum(x) END AS x,
           CASE WHEN bool_or(school_id IS NULL) THEN sum(n) FILTER (WHERE school_id IS NULL) ELSE sum(n) END AS n
    FROM (
        SELECT m.indicator_id, m."group", m.member_id, m.school_id,
               m.numerator::numeric AS x, m.denominator::numeric AS n
        FROM design_process_measurement m
        WHERE m.network_id = %(network)s AND m.period = %(period)s AND m.superseded_at IS NULL
          AND m.status IN ('complete', 'reviewed') AND m.numerator IS NOT NULL
    ) counted
    GROUP BY indicator_id, "group", member_id
), shared AS (
    SELECT i.id AS indicator_id, (%(period)s::date + {_LENGTH})::date AS ends
    FROM design_process_indicator i
    WHERE i.member_id IS NULL AND i.id IN (SELECT indicator_id FROM of_member)
), taking_part AS (
    SELECT e.ends, s.member_id
    FROM (SELECT DISTINCT ends FROM shared) e
    CROSS JOIN LATERAL (
        SELECT DISTINCT ON (c.member_id) c.member_id, c.state
        FROM districts_memberchange c
        WHERE c.network_id = %(network)s AND c."on" < e.ends
        ORDER BY c.member_id, c."on" DESC, c.id DESC
    ) s
    WHERE s.state IN ('prework', 'active')
), computed AS (
    SELECT member_id, indicator_id, "group", x::float8 AS numerator, n::float8 AS denominator,
           coalesce(n, x)::float8 AS largest, 1 AS members_reporting, 1 AS members_expected,
           NULL::float8 AS lower, NULL::float8 AS middle, NULL::float8 AS upper
    FROM of_member
    UNION ALL
    SELECT NULL::bigint, indicator_id, "group", x, n, largest, reporting, expected, spread[1], spread[2], spread[3]
    FROM (
        SELECT o.indicator_id, o."group", sum(o.x)::float8 AS x, sum(o.n)::float8 AS n,
               max(coalesce(o.n, o.x))::float8 AS largest, count(*)::int AS reporting,
               (count(*) + (SELECT count(*) FROM taking_part t WHERE t.ends = s.ends
                            AND t.member_id <> ALL (array_agg(o.member_id))))::int AS expected,
               percentile_cont(ARRAY[0.25, 0.5, 0.75])
                   WITHIN GROUP (ORDER BY (o.x / coalesce(o.n, 1))::float8) AS spread
        FROM of_member o JOIN shared s USING (indicator_id)
        GROUP BY o.indicator_id, o."group", s.ends
    ) of_network
)
"""  # noqa: S608 - made of constants

_VALUES = (
    "numerator", "denominator", "largest", "members_reporting", "members_expected", "lower", "middle", "upper"
)  # fmt: skip


def _values(table: str) -> str:
    return ", ".join(f"{table}.{name}" for name in _VALUES)


_REFRESH = f"""
{_COMPUTED}, gone AS (
    DELETE FROM design_process_rollup r
    WHERE r.network_id = %(network)s AND r.period = %(period)s AND NOT EXISTS (
        SELECT FROM computed c WHERE c.indicator_id = r.indicator_id AND c."group" = r."group"
        AND coalesce(c.member_id, 0) = coalesce(r.member_id, 0))
)
INSERT INTO design_process_rollup (network_id, period, computed_at, member_id, indicator_id, "group", numerator,
                                   denominator, largest, members_reporting, members_expected, lower, middle, upper)
SELECT %(network)s, %(period)s, %(now)s, c.* FROM computed c LEFT JOIN design_process_rollup r
    ON r.network_id = %(network)s AND r.period = %(period)s AND r.indicator_id = c.indicator_id
    AND r."group" = c."group" AND coalesce(r.member_id, 0) = coalesce(c.member_id, 0)
WHERE r.id IS NULL OR ({_values("c")}) IS DISTINCT FROM ({_values("r")})
ON CONFLICT (network_id, member_id, indicator_id, "group", period) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _VALUES)}, computed_at = excluded.computed_at
"""  # noqa: S608 - made of constants

_DIFFERENCES = f"""
{_COMPUTED}
SELECT count(*) FROM computed c FULL JOIN (
    SELECT * FROM design_process_rollup WHERE network_id = %(network)s AND period = %(period)s
) r ON r.indicator_id = c.indicator_id AND r."group" = c."group" AND coalesce(r.member_id, 0) = coalesce(c.member_id, 0)
WHERE r.id IS NULL OR c.indicator_id IS NULL OR ({_values("c")}) IS DISTINCT FROM ({_values("r")})
"""  # noqa: S608 - made of constants

_OTHERS = "SELECT 1 FROM design_process_rollup WHERE network_id = %s AND period <> %s LIMIT 1"
# Until the transaction ends: the index of the period, where the database would rather read all of a network as it lies.
# It takes the rows of a period for scattered, since other networks have the same periods; they lie side by side.
BY_INDEX = "SELECT set_config('random_page_cost', '0.1', true), set_config('seq_page_cost', '0.1', true)"
MANY = 1_000  # rows of a network's first partition from which the database is told of them

_LATER = f"""
SELECT DISTINCT r.period FROM design_process_rollup r JOIN design_process_indicator i ON i.id = r.indicator_id
WHERE r.network_id = %(network)s AND r.member_id IS NULL AND (r.period + {_LENGTH})::date > %(since)s
ORDER BY r.period
"""  # noqa: S608 - made of constants

_PARTITIONS = """
SELECT period FROM design_process_measurement WHERE network_id = %(network)s AND superseded_at IS NULL
UNION SELECT period FROM design_process_rollup WHERE network_id = %(network)s
ORDER BY period
"""


def refresh(network_id: int, period: date, now: datetime) -> None:
    """Make the rows of one partition what its measurements add up to; rows that no longer exist are deleted.

    Inside the caller's transaction and partition lock. `now` is put on the rows that change: one corrected number
    rewrites its member's row and the network's, not the thousands beside them.
    """
    with connection.cursor() as cursor:
        cursor.execute(BY_INDEX)
        # Where the database has no statistics yet, it would compare each row of the partition with each.
        cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
        cursor.execute(_REFRESH, {"network": network_id, "period": period, "now": now})
        written = cursor.rowcount
        cursor.execute("SELECT set_config('enable_nestloop', 'on', true)")
        if written >= MANY and _is_first(cursor, network_id, period):
            # Statistics that know nothing of this network make the database read all of it for each series.
            cursor.execute("ANALYZE design_process_rollup")


def _is_first(cursor: Any, network_id: int, period: date) -> bool:
    cursor.execute(_OTHERS, [network_id, period])
    return cursor.fetchone() is None


def differences(network_id: int, period: date) -> int:
    """How many rows of a partition are missing, wrong or too many. 0 when it is as computed from scratch."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BY_INDEX)
        cursor.execute(_DIFFERENCES, {"network": network_id, "period": period})
        return int(cursor.fetchone()[0])


def depending_on_members(network_id: int, since: date) -> list[date]:
    """The periods of a network that ended after a day: who was expected in them depends on who took part from then."""
    with connection.cursor() as cursor:
        cursor.execute(_LATER, {"network": network_id, "since": since})
        return [row[0] for row in cursor.fetchall()]


def partitions(network_id: int) -> list[date]:
    """The periods of a network that have numbers, or rows left from numbers they had."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTITIONS, {"network": network_id})
        return [row[0] for row in cursor.fetchall()]
