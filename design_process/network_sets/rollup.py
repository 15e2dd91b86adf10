"""Adding networks up: one partition (a set's period) at a time, from the networks' own roll-up rows."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from design_process.measures.publication.same import KEY

_WORDING = r"lower(regexp_replace(i.definition, '\W+', ' ', 'g'))"

# Of two indicators of one network that share a key, only the older one counts. Sums are exact, whatever the order.
_SAME = rf"""
WITH inside AS (
    SELECT network_id, agreed_at FROM design_process_setplace WHERE network_set_id = %(set)s AND left_at IS NULL
), same AS (
    SELECT DISTINCT ON (i.network_id, {KEY}, i.unit, i.frequency) i.id, i.network_id, {KEY} AS key, i.unit,
           i.frequency, {_WORDING} AS wording, first_value(i.name) OVER (
               PARTITION BY {KEY}, i.unit, i.frequency ORDER BY inside.agreed_at, i.id) AS label
    FROM design_process_indicator i JOIN inside USING (network_id) WHERE i.member_id IS NULL
    ORDER BY i.network_id, {KEY}, i.unit, i.frequency, i.id
)
"""  # noqa: S608 - made of constants

_COMPUTED = f"""
{_SAME}, summed AS (
    SELECT s.key, s.unit, s.frequency, r."group", min(s.label) AS label, sum(r.numerator::numeric)::float8 AS x,
           sum(r.denominator::numeric)::float8 AS n, max(coalesce(r.denominator, r.numerator)) AS largest,
           count(*)::int AS networks, (SELECT count(*) FROM inside)::int AS agreed,
           sum(r.members_reporting)::int AS reporting, sum(r.members_expected)::int AS expected,
           count(DISTINCT s.wording)::int AS wordings
    FROM design_process_rollup r JOIN same s ON s.id = r.indicator_id AND s.network_id = r.network_id
    WHERE r.period = %(period)s AND r.member_id IS NULL
    GROUP BY s.key, s.unit, s.frequency, r."group"
), spread AS (
    SELECT s.key, s.unit, s.frequency, r."group", percentile_cont(ARRAY[0.25, 0.5, 0.75])
           WITHIN GROUP (ORDER BY (r.numerator::numeric / coalesce(r.denominator::numeric, 1))::float8) AS at
    FROM design_process_rollup r JOIN same s ON s.id = r.indicator_id AND s.network_id = r.network_id
    WHERE r.period = %(period)s AND r.member_id IS NOT NULL
    GROUP BY s.key, s.unit, s.frequency, r."group"
), computed AS (
    SELECT key, unit, frequency, "group", label, x AS numerator, n AS denominator, largest,
           networks AS networks_reporting, agreed AS networks_agreed, reporting AS members_reporting,
           expected AS members_expected, wordings, at[1] AS lower, at[2] AS middle, at[3] AS upper
    FROM summed JOIN spread USING (key, unit, frequency, "group")
)
"""  # noqa: S608 - made of constants

_VALUES = """label, numerator, denominator, largest, networks_reporting, networks_agreed, members_reporting,
    members_expected, wordings, lower, middle, upper"""
_COLUMNS = f'key, unit, frequency, "group", {_VALUES}'
_NAMES = [name.strip() for name in _VALUES.split(",")]

_REFRESH = f"""
{_COMPUTED}, gone AS (
    DELETE FROM design_process_setrollup r WHERE r.network_set_id = %(set)s AND r.period = %(period)s AND NOT EXISTS (
        SELECT FROM computed c WHERE (c.key, c.unit, c.frequency, c."group") = (r.key, r.unit, r.frequency, r."group"))
)
INSERT INTO design_process_setrollup (network_set_id, period, computed_at, {_COLUMNS})
SELECT %(set)s, %(period)s, %(now)s, {_COLUMNS} FROM computed
ON CONFLICT (network_set_id, key, unit, frequency, "group", period) DO UPDATE SET
    computed_at = excluded.computed_at, {", ".join(f"{name} = excluded.{name}" for name in _NAMES)}
"""  # noqa: S608 - made of constants

_KEPT = f"SELECT {_COLUMNS} FROM design_process_setrollup WHERE network_set_id = %(set)s AND period = %(period)s"  # noqa: S608
_DIFFERENCES = f"""
{_COMPUTED}
SELECT (SELECT count(*) FROM (SELECT {_COLUMNS} FROM computed EXCEPT ({_KEPT})) missing)
     + (SELECT count(*) FROM (({_KEPT}) EXCEPT SELECT {_COLUMNS} FROM computed) wrong)
"""  # noqa: S608 - made of constants

_PARTITIONS = """
SELECT r.period FROM design_process_rollup r JOIN design_process_setplace p ON p.network_id = r.network_id
WHERE p.network_set_id = %(set)s AND p.left_at IS NULL AND r.member_id IS NULL
UNION SELECT period FROM design_process_setrollup WHERE network_set_id = %(set)s
ORDER BY period
"""

# What each network has of all pupils, for deciding what is printed of them together.
_PARTS = f"""
{_SAME}
SELECT s.key, s.unit, s.frequency, s.network_id, r.numerator, r.denominator
FROM design_process_rollup r JOIN same s ON s.id = r.indicator_id AND s.network_id = r.network_id
WHERE r.period = %(period)s AND r.member_id IS NULL AND r."group" = 'all' ORDER BY 1, 2, 3, 4
"""  # noqa: S608 - made of constants

_IN_USE = f"""
SELECT DISTINCT {KEY}, i.unit, i.frequency
FROM design_process_indicator i JOIN design_process_setplace p ON p.network_id = i.network_id AND p.left_at IS NULL
WHERE p.network_set_id = %(set)s AND i.member_id IS NULL AND i.retired_at IS NULL
"""  # noqa: S608 - made of constants

Key = tuple[str, str, str]  # name in small letters, unit, frequency


def _run(sql: str, **values: int | date | datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def refresh(set_id: int, period: date, now: datetime) -> None:
    """Make the rows of a set's period what its networks' rows add up to, inside the caller's transaction and lock."""
    _run(_REFRESH, set=set_id, period=period, now=now)


def differences(set_id: int, period: date) -> int:
    """How many rows of a set's period are missing, wrong or too many."""
    ((found,),) = _run(_DIFFERENCES, set=set_id, period=period)
    return int(found)


def partitions(set_id: int) -> list[date]:
    """The periods in which a network of the set has numbers, or that still have rows."""
    return [row[0] for row in _run(_PARTITIONS, set=set_id)]


def parts(set_id: int, period: date) -> dict[Key, list[tuple[int, float, float | None]]]:
    """By shared indicator, what each network of a set has in a period: network, counted, of how many. One query."""
    found: dict[Key, list[tuple[int, float, float | None]]] = {}
    for key, unit, frequency, *part in _run(_PARTS, set=set_id, period=period):
        found.setdefault((key, unit, frequency), []).append((part[0], part[1], part[2]))
    return found


def in_use(set_id: int) -> frozenset[Key]:
    """The indicators that some network of a set still collects. One query."""
    return frozenset((key, unit, frequency) for key, unit, frequency in _run(_IN_USE, set=set_id))
