"""Check-ins as a model for the solver, once the network meetings stand. Pure; OR-Tools is imported when needed.

Which member is with which facilitator on which day; the hours of the day are settled afterwards (daybook), and a day
that cannot be settled comes back as a cut.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from districts.scheduling.costs import Gap
from districts.scheduling.daybook import room_beside
from districts.scheduling.problem import Booking, Problem, week_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Wish:
    """A check-in to place: the `nth` (from 0) of a member in a gap, best on `target` (an ordinal)."""

    member: str
    gap: Gap
    nth: int
    target: float

    def off(self, day: date) -> int:
        """Half days from the best day."""
        return round(2 * abs(day.toordinal() - self.target))


Cell = tuple[Wish, date, str]  # a wish, its day, its facilitator


@dataclass(frozen=True)
class Clash:
    """Members whom one facilitator cannot see on one day: on any, or on this one, because of what is locked there."""

    members: frozenset[str]
    only: tuple[str, date] | None = None


def wishes_of(problem: Problem, gaps: Sequence[Gap]) -> tuple[Wish, ...]:
    """The check-ins still to place: those wanted in each gap, without the locked ones."""
    wanted = problem.checkins.between_meetings
    found = []
    for gap in gaps:
        for member in problem.members:
            left = [Wish(member.id, gap, nth, gap.target(nth, wanted)) for nth in range(wanted)]
            for booking in problem.locked.checkins:
                if booking.member == member.id and booking.on in gap and left:
                    left.remove(min(left, key=lambda wish: wish.off(booking.on)))
            found += left
    return tuple(found)


def open_days(problem: Problem, wish: Wish) -> list[date]:
    """The days of its gap on which a member can have a check-in."""
    taken = {booking.on for booking in problem.locked.checkins if booking.member == wish.member}
    days = (wish.gap.first + timedelta(days=number) for number in range((wish.gap.last - wish.gap.first).days + 1))
    return [
        day
        for day in days
        if day.weekday() in problem.checkins.weekdays and day not in taken and wish.member not in problem.blocked(day)
    ]


class CheckinModel:
    """The constraints for some wishes, and an expression for each level."""

    def __init__(
        self,
        problem: Problem,
        wishes: Sequence[Wish],
        days: Callable[[Wish], Iterable[date]],
        clashes: Iterable[Clash] = (),
    ) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.wishes = problem, wishes
        self.model: cp_model.CpModel = cp_model.CpModel()
        self.cells: dict[Cell, Any] = {}
        self.of_wish: dict[Wish, list[Cell]] = {wish: [] for wish in wishes}
        self.of_day: dict[tuple[str, date], list[Cell]] = defaultdict(list)
        for wish in wishes:
            for day in days(wish):
                for helper in problem.facilitators:
                    if not helper.is_away(day):
                        self._add(wish, day, helper.id)
        self.left = {wish: self.model.new_bool_var("") for wish in wishes}
        for wish, cells in self.of_wish.items():
            self.model.add_exactly_one([self.left[wish], *(self.cells[cell] for cell in cells)])
        self._limit_days(tuple(clashes))
        self._limit_weeks()

    def _add(self, wish: Wish, day: date, helper: str) -> None:
        cell = wish, day, helper
        self.cells[cell] = self.model.new_bool_var("")
        self.of_wish[wish].append(cell)
        self.of_day[helper, day].append(cell)

    def _limit_days(self, clashes: Sequence[Clash]) -> None:
        locked: dict[tuple[str, date], list[Booking]] = defaultdict(list)
        for booking in self.problem.locked.checkins:
            locked[booking.facilitator, booking.on].append(booking)
        for key, cells in self.of_day.items():
            room = room_beside(self.problem, locked[key])
            if len(cells) > room:
                self.model.add(sum(self.cells[cell] for cell in cells) <= room)
            for clash in clashes:
                together = [self.cells[cell] for cell in cells if cell[0].member in clash.members]
                if clash.only in (None, key) and len(together) >= len(clash.members):
                    self.model.add(sum(together) <= len(clash.members) - 1)
        if self.problem.checkins.between_meetings > 1:
            of_member: dict[tuple[str, date], list[Any]] = defaultdict(list)
            for (wish, day, _), var in self.cells.items():
                of_member[wish.member, day].append(var)
            for together in of_member.values():
                self.model.add_at_most_one(together)

    def _limit_weeks(self) -> None:
        held = Counter((one.facilitator, week_of(one.on)) for one in self.problem.locked.checkins)
        weeks: dict[tuple[str, tuple[int, int]], list[Any]] = defaultdict(list)
        for (_, day, helper), var in self.cells.items():
            weeks[helper, week_of(day)].append(var)
        for (helper, week), cells in weeks.items():
            most = self.problem.facilitator[helper].max_checkins_per_week
            if most is not None and len(cells) > most - held[helper, week]:
                self.model.add(sum(cells) <= max(0, most - held[helper, week]))

    # --- levels ---------------------------------------------------------------------------------

    def unplaced(self) -> Any:
        return sum(self.left.values())

    def off(self) -> Any:
        """Half days from the best days, summed."""
        return sum(wish.off(day) * var for (wish, day, _), var in self.cells.items())

    def uneven(self) -> Any:
        """The most check-ins that a facilitator has, less the fewest."""
        most = self.model.new_int_var(0, 10**6, "")
        least = self.model.new_int_var(0, 10**6, "")
        held = Counter(one.facilitator for one in self.problem.locked.checkins)
        for helper in self.problem.facilitators:
            load = sum(var for (_, _, who), var in self.cells.items() if who == helper.id) + held[helper.id]
            self.model.add(most >= load)
            self.model.add(least <= load)
        return most - least

    def facilitator_changes(self) -> Any:
        """How often a member's check-in is with another facilitator than the one before."""
        with_whom: dict[Wish, dict[str, Any]] = {wish: defaultdict(int) for wish in self.wishes}
        for (wish, _, who), var in self.cells.items():
            with_whom[wish][who] = with_whom[wish][who] + var
        changes: list[Any] = []
        for member in self.problem.members:
            row = self._in_order(member.id, with_whom)
            last = self.problem.history.facilitator.get(member.id)
            before: dict[str, Any] = {last: 1} if last else {}
            for now in row:
                changed = self.model.new_bool_var("")
                for helper in self.problem.facilitators:
                    others = sum(value for key, value in now.items() if key != helper.id)
                    self.model.add(changed >= before.get(helper.id, 0) + others - 1)
                changes.append(changed)
                before = now
        return sum(changes)

    def _in_order(self, member: str, with_whom: dict[Wish, dict[str, Any]]) -> list[dict[str, Any]]:
        rows: list[tuple[float, dict[str, Any]]] = [
            (wish.target, found) for wish, found in with_whom.items() if wish.member == member
        ]
        rows += [
            (float(one.on.toordinal()), {one.facilitator: 1})
            for one in self.problem.locked.checkins
            if one.member == member
        ]
        return [found for _, found in sorted(rows, key=lambda row: row[0])]

    def changes(self) -> Any:
        """Announced check-ins that are not there, with the same facilitator on the same day."""
        announced = {(one.member, one.on, one.facilitator) for one in self.problem.announced.checkins}
        kept = [var for (wish, day, who), var in self.cells.items() if (wish.member, day, who) in announced]
        return len(announced) - sum(kept)

    def chosen(self, solver: "cp_model.CpSolver") -> tuple[Cell, ...]:
        return tuple(cell for cell, var in self.cells.items() if solver.value(var))
