"""Placing check-ins, level by level: all of them, near the middle, even over facilitators, with the same as last time.

Gaps lie at least ten days apart, so what one of them needs takes nothing from another: each gap is solved alone for the
days, and all together for the facilitators. Pure.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from districts.scheduling.checkin_model import Cell, CheckinModel, Clash, Wish, open_days, wishes_of
from districts.scheduling.costs import Gap
from districts.scheduling.daybook import smallest_clash, times_for
from districts.scheduling.problem import Booking, Problem
from districts.scheduling.solving import Clock, Found

UNPLACED = 100_000  # more than the half days of all others: placing comes before nearness
ROUNDS = 60  # of cuts
Days = Callable[[Wish], Iterable[date]]
Objective = Callable[[CheckinModel], Any]


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
    clashes: set[Clash] = field(default_factory=set)
    booked: tuple[Booking, ...] = ()

    def solve(
        self, wishes: Sequence[Wish], days: Days, level: str, build: Objective, *, until: float
    ) -> tuple[Found, tuple[Cell, ...]]:
        """The best cells for these wishes whose days can be settled; a day that cannot be comes back as a cut."""
        for _ in range(ROUNDS):
            model = CheckinModel(self.problem, wishes, days, self.clashes)
            model.model.minimize(build(model))
            found, solver = self.clock.best(model.model, level, until=until)
            if found.value is None:
                return found, ()
            cells = model.chosen(solver)
            if self._settle(cells):
                return found, cells
        return Found(None, None, proven=False), ()

    def _settle(self, cells: Sequence[Cell]) -> bool:
        """Give each facilitator's day its hours. False: some day does not fit, and is now known not to."""
        problem, days = self.problem, defaultdict(list)
        for wish, day, helper in cells:
            rules = problem.checkins
            days[helper, day].append(Booking(wish.member, helper, day, "", rules.minutes, rules.mode))
        booked: list[Booking] = []
        for (helper, day), group in days.items():
            fixed = [one for one in problem.locked.checkins if (one.facilitator, one.on) == (helper, day)]
            settled = times_for(problem, group, fixed, self._liked(helper, day))
            if settled is None:
                clash = smallest_clash(problem, group, fixed)
                self.clashes.add(Clash(frozenset(one.member for one in clash), (helper, day) if fixed else None))
            else:
                booked += settled
        if sum(map(len, days.values())) > len(booked):
            return False
        self.booked = tuple(booked)
        return True

    def _liked(self, helper: str, day: date) -> dict[str, str]:
        return {
            one.member: one.starts_at
            for one in self.problem.announced.checkins
            if (one.facilitator, one.on) == (helper, day) and one.starts_at in self.problem.checkins.start_times
        }


def place_checkins(problem: Problem, gaps: Sequence[Gap], clock: Clock) -> Placed:
    """The best check-ins for these gaps. The clock hears how far each level was proven."""
    search = _Search(problem, clock)
    wishes = wishes_of(problem, gaps)
    near = _nearest(search, wishes, gaps)
    cells = _facilitators(search, wishes, near) if near else ()
    cells = cells or near
    search._settle(cells)
    placed = {wish for wish, _, _ in cells}
    left = tuple(wish for wish in wishes if wish not in placed)
    bookings = sorted((*problem.locked.checkins, *search.booked), key=lambda one: (one.on, one.starts_at, one.member))
    return Placed(tuple(bookings), left, {**_levels(cells, left)})


def _levels(cells: Sequence[Cell], left: Sequence[Wish]) -> dict[str, int]:
    return {"unplaced": len(left), "days_from_middle": (sum(wish.off(day) for wish, day, _ in cells) + 1) // 2}


def _nearest(search: _Search, wishes: Sequence[Wish], gaps: Sequence[Gap]) -> tuple[Cell, ...]:
    """Fewest unplaced, then nearest to the middle: gap by gap."""
    cells: list[Cell] = []
    bound_left = bound_off = 0
    for number, gap in enumerate(gaps, 1):
        here = [wish for wish in wishes if wish.gap == gap]
        if not here:
            continue
        found, chosen = search.solve(
            here,
            lambda wish: open_days(search.problem, wish),
            "check-ins",
            lambda model: UNPLACED * model.unplaced() + model.off(),
            until=0.6 + 0.25 * number / len(gaps),
        )
        search.clock.note("unplaced", Found(None, None, proven=found.proven))
        bound_left += (found.bound or 0) // UNPLACED
        bound_off += (found.bound or 0) % UNPLACED
        cells += chosen
    search.clock.bounds |= {"unplaced": bound_left, "days_from_middle": (bound_off + 1) // 2}
    return tuple(cells)


def _facilitators(search: _Search, wishes: Sequence[Wish], near: Sequence[Cell]) -> tuple[Cell, ...]:
    """Who holds them: even over facilitators, then the same as last time, then as announced."""
    chosen = {wish: day for wish, day, _ in near}
    placed = [wish for wish in wishes if wish in chosen]
    if len(search.problem.facilitators) == 1 and not search.problem.announced.checkins:
        return tuple(near)

    def days(wish: Wish) -> list[date]:
        return [chosen[wish]]

    def build(model: CheckinModel) -> Any:
        model.model.add(model.unplaced() == 0)
        return 10_000_000 * model.uneven() + 1_000 * model.facilitator_changes() + model.changes()

    found, cells = search.solve(placed, days, "facilitators", build, until=0.97)
    return cells if found.value is not None else ()
