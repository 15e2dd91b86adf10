"""Why no plan exists, in words: which rules clash, and which one to relax so that one does. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from districts.planner.meetings import is_possible
from districts.planner.paths import all_paths, may_follow, may_meet
from districts.planner.problem import Problem, Settled
from districts.planner.rules import broken_locks, impossible, out_of_bounds
from districts.planner.solving import Clock
from districts.planner.words import counted, number, said_day

TRY_S = 3.0


def clashes(problem: Problem, clock: Clock) -> list[str]:
    """Sentences: what clashes, then what to relax."""
    if out := list(out_of_bounds(problem)):
        return [*out, "Raise how many may be out on one day, send fewer people, or hold meetings virtually."]
    said = [*_locks(problem), *_days(problem)] or [_rules(problem)]
    helps = [*_looser(problem, clock), *_relaxed(problem, clock)]
    return said + (helps or ["No single change of a rule helps: a longer window or other calendars would."])


def _locks(problem: Problem) -> Iterator[str]:
    """Rules that what is locked breaks by itself."""
    locked = problem.locked.meetings
    if len(locked) > problem.meetings_wanted:
        yield (
            f"{counted(len(locked), 'meeting').capitalize()} are locked,"
            f" and {number(problem.meetings_wanted)} should be planned."
        )
    yield from broken_locks(problem)
    for choice in locked:
        if choice not in problem.kept and not may_meet(problem, choice.on):
            yield (
                f"{said_day(choice.on)} is locked without a host, and is no day for a meeting by the other rules:"
                " lock it together with its host to keep it as it is."
            )
    paths = all_paths(problem)
    for one, other in pairwise(locked):
        if not paths.possible and not _reached(problem, one.on, other.on):
            yield (
                f"Between {said_day(one.on)} and {said_day(other.on)}, both locked, no meetings fit"
                f" {_interval(problem)}."
            )


def _reached(problem: Problem, start: date, end: date) -> bool:
    """Whether steps of the allowed length lead from one day to another."""
    days = [day for day in problem.days() if start < day <= end and may_meet(problem, day)]
    reached = {start}
    for day in days:
        if any(may_follow(problem, before, day) for before in reached):
            reached.add(day)
    return end in reached


def _days(problem: Problem) -> Iterator[str]:
    """Rules about days alone."""
    rules, window = problem.rules, f"between {said_day(problem.starts_on)} and {said_day(problem.ends_on)}"
    if not any(may_meet(problem, day) for day in problem.days()):
        who = "is anybody open" if problem.virtual else "is a member open that would host and can hold everyone"
        yield f"On no weekday for meetings {window} {who}."
        return
    least = (problem.meetings_wanted - 1) * max(0, rules.every_weeks - rules.tolerance_weeks)
    weeks = (problem.ends_on - problem.starts_on).days / 7
    if least > weeks:
        yield (
            f"{counted(problem.meetings_wanted, 'meeting').capitalize()} need {number(least)} weeks at least,"
            f" and the window has {int(weeks)}."
        )


def _rules(problem: Problem) -> str:
    """All rules together, when none is to blame alone."""
    site = "" if problem.virtual else ", each at a site that is open, in turn and holds everyone,"
    return (
        f"{counted(problem.meetings_wanted, 'meeting').capitalize()} {_interval(problem)}{site}"
        f" do not fit between {said_day(problem.starts_on)} and {said_day(problem.ends_on)}."
    )


def _interval(problem: Problem) -> str:
    """ "eight weeks apart, two more or less"."""
    rules = problem.rules
    words = f"{counted(rules.every_weeks, 'week')} apart"
    return f"{words}, {number(rules.tolerance_weeks)} more or less" if rules.tolerance_weeks else f"exactly {words}"


def _looser(problem: Problem, clock: Clock) -> Iterator[str]:
    """A wider tolerance, or fewer meetings: does a plan exist then?"""
    rules = problem.rules
    for tolerance in range(rules.tolerance_weeks + 1, rules.tolerance_weeks + 5):
        if _works(replace(problem, rules=replace(rules, tolerance_weeks=tolerance)), clock):
            yield f"It works when meetings may be {counted(tolerance, 'week')} off the interval."
            break
    weeks = (problem.ends_on - problem.starts_on).days // 7 + 2  # calendar weeks that the window may touch
    for count in range(min(problem.meetings_wanted - 1, weeks), 0, -1):
        if clock.seconds > problem.time_limit_s:
            break
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
    if not any(impossible(problem)) and is_possible(problem, TRY_S, any_turn=True):
        yield "It works when a member may host again before all others had a turn: lock that host."
    if problem.locked.meetings and _works(replace(problem, locked=Settled()), clock):
        yield "It works when nothing is locked."


def _without_hosts(locked: Settled) -> Settled:
    return Settled(tuple(replace(choice, host=None) for choice in locked.meetings), locked.checkins)


def _works(problem: Problem, clock: Clock) -> bool:
    clock.tell("what to relax", None, None)
    return not any(impossible(problem)) and is_possible(problem, TRY_S)
