"""Placing check-ins, level by level: all of them, near the middle, even over facilitators, with the same as last time.

Gaps lie at least ten days apart, so what one of them needs takes nothing from another: each gap is solved alone for the
days, and all together for the facilitators. Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from districts.planner.checkin_model import (
    Cell,
    CheckinModel,
    PooledModel,
    Wish,
    fixed_on,
    open_days,
    wishes_of,
)
from districts.planner.costs import Gap
from districts.planner.daybook import times_for
from districts.planner.first_fit import first_fit
from districts.planner.problem import Booking, Problem
from districts.planner.solving import Clock, Found
from districts.planner.spare import gap_between

UNPLACED = 100_000  # more than the half days of all others: placing comes before nearness


Model = CheckinModel | PooledModel


@dataclass(frozen=True)
class Placed:
    """Check-ins with their times, the locked ones among them; wishes without room; and what the levels came to."""

    bookings: tuple[Booking, ...]
    left: tuple[Wish, ...]
    levels: dict[str, int] = field(default_factory=dict)


@dataclass
class _Search:
    problem: Problem
    clock: Clock
    wishes: tuple[Wish, ...] = ()
    uneven: dict[Gap, int] = field(default_factory=dict)  # the least there can be

    def solve(self, model: Model, level: str, until: float) -> "tuple[Found, tuple[Cell, ...]]":
        found, solver = self.clock.best(model.model, level, until=until)
        return found, model.chosen(solver) if found.value is not None else ()

    def hours_of(self, cells: Sequence[Cell]) -> tuple[Booking, ...]:
        """Each facilitator's day with its hours."""
        problem, days = self.problem, defaultdict(list)
        for wish, day, helper in cells:
            rules = problem.checkins
            days[helper, day].append(Booking(wish.member, helper, day, "", rules.minutes, rules.mode))
        booked: list[Booking] = []
        for key, group in days.items():
            booked += times_for(problem, group, fixed_on(problem, *key), self._liked(*key)) or ()
        return tuple(booked)

    def _liked(self, helper: str, day: date) -> dict[str, str]:
        return {
            one.member: one.starts_at
            for one in self.problem.announced.checkins
            if (one.facilitator, one.on) == (helper, day) and one.starts_at in self.problem.checkins.start_times
        }


def place_checkins(problem: Problem, gaps: Sequence[Gap], clock: Clock) -> Placed:
    """The best check-ins for these gaps. The clock hears how far each level was proven."""
    search = _Search(problem, clock, wishes_of(problem, gaps))
    days: list[Cell] = []
    bounds: Counter[str] = Counter(unplaced=0, off=0, uneven=0)
    for number, gap in enumerate(gaps, 1):
        here = [wish for wish in search.wishes if wish.gap == gap]
        if here:
            days += _days_of(search, gap, here, bounds, until=0.6 + 0.2 * number / len(gaps))
    clock.bounds |= {
        "unplaced": bounds["unplaced"], "days_from_middle": (bounds["off"] + 1) // 2, "uneven": bounds["uneven"],
    }  # fmt: skip
    cells, changes = _with_whom(search, days) if days else ((), 0)
    placed = {wish for wish, _, _ in cells}
    left = tuple(wish for wish in search.wishes if wish not in placed)
    booked = search.hours_of(cells)
    bookings = sorted((*problem.locked.checkins, *booked), key=lambda one: (one.on, one.starts_at, one.member))
    levels = {
        "unplaced": len(left),
        "days_from_middle": (sum(wish.off(day) for wish, day, _ in cells) + 1) // 2,
        "uneven": sum(search.uneven.values()),
        "facilitator_changes": changes,
    }
    return Placed(tuple(bookings), left, levels)


def room_of_gaps(problem: Problem, clock: Clock) -> Callable[[date | None, date | None], int]:
    """A function of two neighbouring meetings (None: the edge) → the least that check-ins between them cost.

    Exact where no road lies between check-ins; with roads it is a bound. Each pair of days is a search of its own.
    """

    @cache
    def room(day: date | None, then: date | None) -> int:
        gap = gap_between(problem, day, then)
        wishes = wishes_of(problem, [gap]) if gap else ()
        if not wishes:
            return 0
        model = PooledModel(problem, wishes)
        model.model.minimize(UNPLACED * model.unplaced() + model.off())
        found, _ = clock.best(model.model, "room", until=0.6)
        return UNPLACED * len(wishes) if found.value is None else found.value

    return room


def _days_of(
    search: _Search, gap: Gap, wishes: Sequence[Wish], bounds: Counter[str], *, until: float
) -> tuple[Cell, ...]:
    """One gap's days: fewest unplaced, nearest to the middle, then even over facilitators, then as announced."""
    problem = search.problem
    road = problem.checkins.mode == "in_person"
    least = _without_roads(search, wishes, until) if road else 0
    start = first_fit(problem, wishes) if road else ()

    def build(limit: int | None) -> Any:
        model: Model = PooledModel(problem, wishes)
        if road:
            model = CheckinModel(problem, wishes, lambda wish: open_days(problem, wish))
            model.hint(start)
        near = UNPLACED * model.unplaced() + model.off()
        if limit is None:
            model.model.add(near >= least)
            model.model.minimize(near)
        else:
            model.model.add(near <= limit)
            model.model.minimize(1_000 * model.uneven(gap) + model.changes())
        return model

    found, cells = search.solve(build(None), "check-ins", until)
    search.clock.note("check-ins", Found(None, None, proven=found.proven))
    if found.value is None or found.bound is None:
        return first_fit(problem, wishes)
    bounds.update(unplaced=found.bound // UNPLACED, off=found.bound % UNPLACED)
    even, better = search.solve(build(found.value), "check-ins", until)
    search.clock.note("even", Found(None, None, proven=even.proven))
    if even.value is not None and even.bound is not None:
        search.uneven[gap] = even.value // 1_000
        bounds.update(uneven=even.bound // 1_000)
    return better or cells


def _without_roads(search: _Search, wishes: Sequence[Wish], until: float) -> int:
    """What a gap costs at least: as if no road lay between check-ins."""
    model = PooledModel(search.problem, wishes)
    model.model.minimize(UNPLACED * model.unplaced() + model.off())
    found, _ = search.solve(model, "check-ins", until)
    return found.bound or 0


def _with_whom(search: _Search, days: Sequence[Cell]) -> tuple[tuple[Cell, ...], int]:
    """Who holds them, gap after gap: the same facilitator as last time, then as announced.

    Each day keeps its number of check-ins. Returns the cells, and how often a member's facilitator changes.
    """
    cells: list[Cell] = []
    changes = 0
    last = dict(search.problem.history.facilitator)
    gaps = sorted({wish.gap for wish, _, _ in days}, key=lambda gap: gap.number)
    for number, gap in enumerate(gaps, 1):
        _hear_locked(search.problem, last, gap.first)
        until = 0.8 + 0.17 * number / len(gaps)
        found, chosen = _with_whom_in(search, gap, [cell for cell in days if cell[0].gap == gap], last, until=until)
        changes += (found.value or 0) // 1_000
        last |= {wish.member: helper for wish, _, helper in sorted(chosen, key=lambda cell: cell[1])}
        cells += chosen
    return tuple(cells), changes


def _with_whom_in(
    search: _Search, gap: Gap, days: Sequence[Cell], last: dict[str, str], *, until: float
) -> tuple[Found, tuple[Cell, ...]]:
    seats = Counter((wish.target, day) for wish, day, _ in days)
    placed = [wish for wish, _, _ in days]

    def open_seats(wish: Wish) -> list[date]:
        return [day for day in open_days(search.problem, wish) if seats[wish.target, day]]

    model = CheckinModel(search.problem, placed, open_seats)
    model.model.add(model.unplaced() == 0)
    model.keep_seats(seats)
    if gap in search.uneven:
        model.model.add(model.uneven(gap) <= search.uneven[gap])
    model.model.minimize(1_000 * model.facilitator_changes(last) + model.changes())
    found, cells = search.solve(model, "facilitators", until)
    search.clock.note("same facilitator", Found(None, None, proven=found.proven))
    if found.value is None:
        return found, tuple(days) if all(helper for _, _, helper in days) else first_fit(search.problem, placed)
    return found, cells


def _hear_locked(problem: Problem, last: dict[str, str], until: date) -> None:
    """Locked check-ins before a gap were the last time, too."""
    for one in sorted(problem.locked.checkins, key=lambda one: one.on):
        if one.on < until:
            last[one.member] = one.facilitator
