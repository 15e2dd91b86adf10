"""`plan_year`: a problem in, the year's plan out. The page, the job and the command line call this. Pure."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from districts.planner.alternatives import Swaps, as_alternative, two_best
from districts.planner.checkin_model import wishes_of
from districts.planner.checkins import Placed, place_checkins
from districts.planner.clashes import clashes
from districts.planner.costs import Cost, cost_of, gaps_of
from districts.planner.meetings import choose_meetings
from districts.planner.plan import LEVELS, CheckinRow, MeetingRow, Plan, Unplaced
from districts.planner.problem import Booking, Choice, Problem, Settled
from districts.planner.reasons import why_checkin, why_meeting, why_unplaced, worst_off
from districts.planner.rules import impossible
from districts.planner.solving import Clock, OnProgress, ShouldStop
from districts.planner.words import LOCKED, listed


def plan_year(
    problem: Problem, *, on_progress: OnProgress | None = None, should_stop: ShouldStop | None = None
) -> Plan:
    """The best plan for a year, level by level (docs/planning.md).

    `on_progress(level, best, bound, seconds)` hears how far it is; `should_stop()` is asked often, in the caller's own
    thread, and True raises Stopped. The same problem gives the same plan as long as the time suffices.
    """
    clock = Clock(problem.time_limit_s, on_progress, should_stop)
    choices = None if any(impossible(problem)) else choose_meetings(problem, clock)
    if choices is None:
        return _impossible(problem, clock)
    cost = cost_of(problem, choices)
    placed = place_checkins(problem, gaps_of(problem, [choice.on for choice in choices]), clock)
    clock.tell("done", None, None)
    return _plan(problem, clock, cost, placed)


def replan(problem: Problem, plan: Plan, locked: Settled) -> Problem:
    """The problem of planning the rest anew: `locked` stays, and little else of the plan changes."""
    meetings = tuple(row.choice for row in plan.meetings)
    return replace(problem, locked=locked, announced=Settled(meetings, tuple(plan.checkins)))


def _plan(problem: Problem, clock: Clock, cost: Cost, placed: Placed) -> Plan:
    choices = [row.choice for row in cost.meetings]
    return Plan(
        meetings=_explained(problem, cost),
        checkins=_checkin_rows(problem, choices, placed),
        ledger=cost.ledger,
        unplaced=tuple(why_unplaced(problem, wish) for wish in placed.left),
        levels=cost.levels,
        status="feasible" if clock.unproven else "optimal",
        later_levels=placed.levels,
        bounds=_bounds(cost, clock),
        says=_says(problem, clock, choices),
    )


def _bounds(cost: Cost, clock: Clock) -> dict[str, int]:
    """What is known to be the least for each level. A level without a search of its own cannot be otherwise."""
    now = {level: getattr(cost.levels, level) for level in LEVELS}
    return {**now, **clock.bounds}


def _says(problem: Problem, clock: Clock, choices: Sequence[Choice]) -> tuple[str, ...]:
    if clock.unproven:
        levels = listed(level.replace("_", " ") for level in clock.unproven)
        return (f"Time ran out, with {clock.limit_s:g} s to plan in: a better plan may exist in {levels}.",)
    return () if problem.virtual else (worst_off(problem, choices),)


def _explained(problem: Problem, cost: Cost) -> tuple[MeetingRow, ...]:
    choices = [row.choice for row in cost.meetings]
    swaps, rows = Swaps(problem, choices), []
    for place, row in enumerate(cost.meetings):
        others = swaps.of(place)
        rows.append(
            replace(
                row,
                why=why_meeting(problem, swaps, place, others),
                alternatives=tuple(
                    as_alternative(problem, swap, choices, row.choice) for swap in two_best(others, row.choice)
                ),
            )
        )
    return tuple(rows)


def _checkin_rows(problem: Problem, choices: Sequence[Choice], placed: Placed) -> tuple[CheckinRow, ...]:
    gaps = gaps_of(problem, [choice.on for choice in choices])
    wishes = wishes_of(problem, gaps)
    rows = []
    for booking in placed.bookings:
        gap = next((gap for gap in gaps if booking.on in gap), None)
        mine = [wish for wish in wishes if wish.member == booking.member and wish.gap == gap]
        wish = min(mine, key=lambda wish: wish.off(booking.on), default=None)
        free = None if booking in problem.locked.checkins else gap
        rows.append(CheckinRow(**_fields(booking), why=why_checkin(problem, booking, free, wish)))
    return tuple(rows)


def _fields(booking: Booking) -> dict[str, Any]:
    return {field.name: getattr(booking, field.name) for field in fields(Booking)}


def _impossible(problem: Problem, clock: Clock) -> Plan:
    """No plan: what is locked, and in words which rules clash and what would help."""
    cost = cost_of(problem, problem.kept)
    gaps = gaps_of(problem, [row.on for row in cost.meetings])
    bookings = tuple(CheckinRow(**_fields(booking), why=LOCKED) for booking in problem.locked.checkins)
    return Plan(
        meetings=tuple(replace(row, why=LOCKED) for row in cost.meetings),
        checkins=bookings,
        ledger=cost.ledger,
        unplaced=tuple(
            Unplaced(wish.member, wish.gap.number, "Not planned: the network meetings cannot be.")
            for wish in wishes_of(problem, gaps)
        ),
        levels=cost.levels,
        status="infeasible",
        says=tuple(clashes(problem, clock)),
    )
