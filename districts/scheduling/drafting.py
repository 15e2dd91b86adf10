"""Drafts of a plan: rows that keep their names from draft to draft, moved by hand, added up anew. Pure.

A row's `key` stands for one date in everybody's calendar through all drafts: "m:3" is a network meeting, "c:12:2" a
check-in of member 12. It outlives the day, the host and the time of its row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from districts.planner.costs import Cost, cost_of
from districts.planner.problem import Choice, Problem

BY_HAND = "Chosen by hand."  # instead of a reason
Plan = dict[str, Any]
Row = dict[str, Any]


def keyed(plan: Mapping[str, Any], before: Mapping[str, Any]) -> Plan:
    """Give every row of a fresh plan a key: that of the nearest row of the plan before it, else a new one."""
    checkins: list[Row] = []
    for member in dict.fromkeys(row["member"] for row in plan["checkins"]):
        mine = [row for row in plan["checkins"] if row["member"] == member]
        earlier = [row for row in before.get("checkins", []) if row["member"] == member]
        checkins += _match(mine, earlier, f"c:{member[1:]}")
    meetings = _match(plan["meetings"], before.get("meetings", []), "m")
    return {**plan, "meetings": meetings, "checkins": sorted(checkins, key=_when)}


def _match(rows: Sequence[Row], before: Sequence[Row], prefix: str) -> list[Row]:
    """Keys by nearness in time: the closest pairs first."""
    pairs = sorted(
        (abs(_day(row).toordinal() - _day(old).toordinal()), at, number)
        for at, row in enumerate(rows)
        for number, old in enumerate(before)
    )
    keys: dict[int, str] = {}
    taken: set[int] = set()
    for _, at, number in pairs:
        if at not in keys and number not in taken:
            keys[at] = before[number]["key"]
            taken.add(number)
    next_number = max((int(row["key"].rpartition(":")[2]) for row in before), default=0) + 1
    for at in range(len(rows)):
        if at not in keys:
            keys[at] = f"{prefix}:{next_number}"
            next_number += 1
    return [{**row, "key": keys[at]} for at, row in enumerate(rows)]


def _day(row: Row) -> date:
    return date.fromisoformat(row["on"])


def has_come(row: Row, today: date) -> bool:
    """Whether a row's day is over or here: then no draft moves it."""
    return _day(row) <= today


def _when(row: Row) -> tuple[str, str, str]:
    return row["on"], row.get("starts_at", ""), row["key"]


def row_of(plan: Mapping[str, Any], key: str) -> Row | None:
    """The row with a key, or None."""
    return next((row for row in [*plan["meetings"], *plan["checkins"]] if row["key"] == key), None)


def keys_of(plan: Mapping[str, Any]) -> set[str]:
    return {row["key"] for row in [*plan["meetings"], *plan["checkins"]]}


def kept_rows(plan: Mapping[str, Any], locked: Sequence[str]) -> dict[str, list[Row]]:
    """What a new run leaves as it is, in the words of a problem."""
    meetings = [row for row in plan["meetings"] if row["key"] in locked]
    checkins = [row for row in plan["checkins"] if row["key"] in locked]
    said = ("member", "facilitator", "on", "starts_at", "minutes", "mode")
    return {
        "meetings": [{"on": row["on"], "host": row["host"]} for row in meetings],
        "checkins": [{name: row[name] for name in said} for row in checkins],
    }


def choices(meetings: Iterable[Row]) -> list[Choice]:
    return [Choice(_day(row), row["host"]) for row in meetings]


def moved_rows(plan: Mapping[str, Any], key: str, *, on: str, host: str | None) -> list[Row]:
    """The meetings of a plan with one of them on another day or at another host; what they cost is as it was."""
    by_hand: Row = {"on": on, "host": host, "why": BY_HAND, "alternatives": []}
    return sorted((row | by_hand if row["key"] == key else row for row in plan["meetings"]), key=_when)


def moved(problem: Problem, plan: Mapping[str, Any], key: str, *, on: str, host: str | None) -> Plan:
    """The plan with one meeting on another day or at another host, added up anew."""
    return _added_up(problem, plan, moved_rows(plan, key, on=on, host=host))


def without(problem: Problem, plan: Mapping[str, Any], key: str) -> Plan:
    """The plan without one row."""
    left = {**plan, "checkins": [row for row in plan["checkins"] if row["key"] != key]}
    return _added_up(problem, left, [row for row in plan["meetings"] if row["key"] != key])


def moved_checkin(plan: Mapping[str, Any], key: str, **to: str) -> Plan:
    """The plan with a check-in at another time, or with another facilitator."""
    rows = [row | to | {"why": BY_HAND} if row["key"] == key else row for row in plan["checkins"]]
    return {**plan, "checkins": sorted(rows, key=_when), "says": []}


def _added_up(problem: Problem, plan: Mapping[str, Any], meetings: Sequence[Row]) -> Plan:
    cost = cost_of(problem, choices(meetings))
    return {
        **plan,
        "meetings": [row | burdens(cost, number) for number, row in enumerate(meetings)],
        "ledger": {member: asdict(line) for member, line in cost.ledger.items()},
        "levels": asdict(cost.levels),
        "says": [],
    }


def burdens(cost: Cost, number: int) -> Row:
    """What meeting `number`, in the order of days, costs whom, as a row of a plan says it."""
    row = cost.meetings[number]
    return {"missing": list(row.missing), "burden": {member: asdict(load) for member, load in row.burden.items()}}
