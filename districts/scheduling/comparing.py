"""Two drafts side by side: how good they are, what each member carries, which dates differ. Pure but for the drafts."""

from dataclasses import dataclass
from datetime import date

from districts.planner.problem import Problem
from districts.planner.reading import read_problem
from districts.scheduling.drafting import Row
from districts.scheduling.models import PlanDraft
from districts.scheduling.telling import called, hours
from network.lib.words import counted, day_words

LEVELS = (
    ("missing", "Members missing a meeting"),
    ("worst_minutes", "Longest drive of a member in the year"),
    ("total_minutes", "All drives together"),
    ("substitutes", "Substitutes"),
    ("spacing_days", "Days away from even spacing"),
)


@dataclass(frozen=True)
class Pair:
    """One thing in both drafts. `better`: which of them is better in it, "one", "other" or neither."""

    name: str
    one: str
    other: str
    better: str = ""


@dataclass(frozen=True)
class Compared:
    sentence: str
    levels: tuple[Pair, ...]
    members: tuple[Pair, ...]
    dates: tuple[Pair, ...]


def compare(one: PlanDraft, other: PlanDraft) -> Compared:
    """What differs from `one` to `other`."""
    problem = read_problem(other.problem)
    dates = tuple(_dates(one, other, problem))
    levels = tuple(
        _pair(name, one.plan["levels"][key], other.plan["levels"][key], is_time="minutes" in key)
        for key, name in LEVELS
    )
    members = tuple(
        _pair(
            member.said,
            one.plan["ledger"].get(member.id, {}).get("minutes", 0),
            other.plan["ledger"].get(member.id, {}).get("minutes", 0),
            is_time=True,
        )
        for member in sorted(problem.members, key=lambda each: each.said)
    )
    first = next((pair for pair in levels if pair.better), None)
    numbers = {"one": one.number, "other": other.number}
    if first is None:
        sentence = "They cost the same."
    else:
        sentence = f"Draft {numbers[first.better]} is better: {first.name.lower()}, {first.one} against {first.other}."
    moved = counted(len(dates), "date differs", "dates differ") if dates else "No date differs"
    return Compared(f"{moved}. {sentence}", levels, members, dates)


def _pair(name: str, one: int, other: int, *, is_time: bool) -> Pair:
    better = "" if one == other else "one" if one < other else "other"
    said = (lambda number: hours(number) if number else "none") if is_time else str
    return Pair(name, said(one), said(other), better)


def _dates(one: PlanDraft, other: PlanDraft, problem: Problem) -> list[Pair]:
    """Meetings and check-ins that are not the same in both, in the order of time."""
    found = []
    before, after = (_by_key(draft) for draft in (one, other))
    for key in before.keys() | after.keys():
        was, now = before.get(key), after.get(key)
        words = tuple(_words(row, problem) if row else "–" for row in (was, now))
        if words[0] != words[1]:
            row = now or was
            name = called(problem, row["member"]) if row and "member" in row else "Network meeting"
            found.append((row["on"] if row else "", Pair(f"{name}", *words)))
    return [pair for _, pair in sorted(found, key=lambda each: (each[0], each[1].name))]


def _by_key(draft: PlanDraft) -> dict[str, Row]:
    return {row["key"]: row for row in [*draft.plan["meetings"], *draft.plan["checkins"]]}


def _words(row: Row, problem: Problem) -> str:
    day = day_words(date.fromisoformat(row["on"]))
    if "member" in row:
        return f"{day}, {row['starts_at'].lstrip('0')}, {called(problem, row['facilitator'])}"
    return f"{day}{', ' + called(problem, row['host']) if row['host'] else ''}"
