"""Which indicators count the same thing in different networks, and one decision at a time about all of them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection

from design_process.measures.models import Frequency
from network.outbox.locks import partition_lock

# Indicators are the same when they share their name (capitals and blanks aside), their unit and how often they come.
KEY = r"lower(regexp_replace(btrim(i.name), '\s+', ' ', 'g'))"

# By any name that they ever had: to give an indicator another name is no way round what was printed of it.
_NAMED = f"""
WITH named AS (
    SELECT i.id, i.network_id, i.member_id, {KEY} AS key, i.unit, i.frequency FROM design_process_indicator i
    UNION
    SELECT c.id, c.network_id, c.member_id, {KEY}, i.unit, i.frequency
    FROM design_process_indicatorevent i JOIN design_process_indicator c ON c.id = i.pgh_obj_id
)
"""  # noqa: S608 - made of constants

_SAME = f"""
{_NAMED}
SELECT DISTINCT mine.id, other.id FROM named mine JOIN named other USING (key, unit, frequency)
WHERE mine.id = ANY(%(ids)s) AND other.network_id <> mine.network_id
  AND mine.member_id IS NULL AND other.member_id IS NULL
ORDER BY 1, 2
"""  # noqa: S608 - made of constants

_KEYS = f"{_NAMED} SELECT id, key, unit, frequency FROM named WHERE id = ANY(%(ids)s)"  # noqa: S608


def _run(sql: str, ids: Collection[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"ids": sorted(ids)})
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def same_elsewhere(indicators: Collection[int]) -> dict[int, list[int]]:
    """By indicator of all members, those of other networks that count the same. One query."""
    found: dict[int, list[int]] = {}
    for mine, other in _run(_SAME, indicators):
        found.setdefault(mine, []).append(other)
    return found


def lock_periods(periods: Collection[tuple[int, date]]) -> None:
    """Wait until nobody else prints these indicators' periods, nor the same ones of another network.

    Of all school years of an indicator one is decided at a time: they may be printed as one.
    Kept until the transaction ends. Whoever takes several takes them in one call, so in the same order as everybody.
    """
    keys: dict[int, list[str]] = {}
    yearly = set()
    for pk, *named, frequency in _run(_KEYS, {pk for pk, _ in periods}):
        keys.setdefault(pk, []).append("/".join((*named, frequency)))
        if frequency == Frequency.YEAR:
            yearly.add(pk)
    days = ((pk, 0 if pk in yearly else day.toordinal()) for pk, day in periods)
    for one, day in sorted({(key, day) for pk, day in days for key in keys.get(pk, ())}):
        with partition_lock(f"print/{one}", day):
            pass  # kept until the transaction ends
