"""Why no plan exists, in words: which rules clash, and which one to relax so that one does. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from districts.scheduling.meetings import is_possible
from districts.scheduling.problem import Problem, Settled
from districts.scheduling.rules import check_meetings, out_of_bounds
from districts.scheduling.solving import Clock
from districts.scheduling.words import counted, number

TRY_S = 3.0


def clashes(problem: Problem, clock: Clock) -> list[str]:
    """Sentences: what clashes, then what to relax."""
    if out := list(out_of_bounds(problem)):
        return [*out, "Raise how many may be out on one day, send fewer people, or hold meetings virtually."]
    said = [*_locks(problem), *_room(problem)]
    helps = [*_looser(problem, clock), *_relaxed(problem, clock)]
    if not said:
        said = [
            f"The rules leave no way to place {counted(problem.meetings_wanted, 'meeting')}"
            f" between {problem.starts_on} and {problem.ends_on}."
        ]
    return said + (helps or ["No single rule is the cause: relax the interval and the hosts’ calendars together."])


def _locks(problem: Problem) -> Iterator[str]:
    """Rules that what is locked breaks by itself."""
    locked = problem.locked.meetings
    if len(locked) > problem.meetings_wanted:
        yield (
            f"{counted(len(locked), 'meeting').capitalize()} are locked,"
            f" and {number(problem.meetings_wanted)} should be planned."
        )
    for words in check_meetings(problem, locked):
        if "apart" not in words:
            yield words


def _room(problem: Problem) -> Iterator[str]:
    rules = problem.rules
    least = (problem.meetings_wanted - 1) * max(0, rules.every_weeks - rules.tolerance_weeks)
    weeks = (problem.ends_on - problem.starts_on).days / 7
    if least > weeks:
        yield (
            f"{counted(problem.meetings_wanted, 'meeting').capitalize()} need {number(least)} weeks at least,"
            f" and the window has {int(weeks)}."
        )


def _looser(problem: Problem, clock: Clock) -> Iterator[str]:
    """A wider tolerance, or fewer meetings: does a plan exist then?"""
    rules = problem.rules
    for tolerance in range(rules.tolerance_weeks + 1, rules.tolerance_weeks + 5):
        if _works(replace(problem, rules=replace(rules, tolerance_weeks=tolerance)), clock):
            yield f"It works when meetings may be {counted(tolerance, 'week')} off the interval."
            break
    for count in range(problem.meetings_wanted - 1, 0, -1):
        if _works(replace(problem, rules=replace(rules, count=count)), clock):
            yield f"It works with {counted(count, 'meeting')} instead of {number(problem.meetings_wanted)}."
            break


def _relaxed(problem: Problem, clock: Clock) -> Iterator[str]:
    """Each other rule left aside by itself."""
    rules, members = problem.rules, problem.members
    trials = [
        ("It works when any school weekday may be used.", replace(rules, weekdays=frozenset(range(5))), members),
        ("It works when meetings are virtual.", replace(rules, mode="virtual"), members),
        (
            "It works when every member would host.",
            rules,
            tuple(replace(member, can_host=True, capacity=None) for member in members),
        ),
    ]
    for words, other, people in trials:
        changed = replace(problem, rules=other, members=people)
        if other.mode == "virtual":
            changed = replace(changed, locked=_without_hosts(problem.locked))
        if (other, people) != (rules, members) and _works(changed, clock):
            yield words
    if is_possible(problem, TRY_S, any_turn=True):
        yield "It works when a member may host again before all others had a turn: lock that host."
    if problem.locked.meetings and _works(replace(problem, locked=Settled()), clock):
        yield "It works when nothing is locked."


def _without_hosts(locked: Settled) -> Settled:
    return Settled(tuple(replace(choice, host=None) for choice in locked.meetings), locked.checkins)


def _works(problem: Problem, clock: Clock) -> bool:
    clock.tell("what to relax", None, None)
    return not any(out_of_bounds(problem)) and is_possible(problem, TRY_S)
