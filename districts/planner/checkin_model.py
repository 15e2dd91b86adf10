"""Check-ins as a model for the solver, once the network meetings stand. Pure; OR-Tools is imported when needed.

Which member is with which facilitator on which day; the hours of the day are settled afterwards (daybook).
Where facilitators drive from one check-in to the next, the model knows the hours too, so that the day can be settled.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from districts.planner.costs import Gap
from districts.planner.daybook import apart, room_beside
from districts.planner.problem import Booking, Problem, minutes_of, week_of

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
    ) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.wishes = problem, wishes
        self.model: cp_model.CpModel = cp_model.CpModel()
        self.cells: dict[Cell, Any] = {}
        self.of_wish: dict[Wish, list[Cell]] = {wish: [] for wish in wishes}
        self.of_day: dict[tuple[str, date], list[Cell]] = defaultdict(list)
        self._far: dict[tuple[str, int], frozenset[str]] = {}
        for wish in wishes:
            for day in days(wish):
                for helper in problem.facilitators:
                    if not helper.is_away(day):
                        self._add(wish, day, helper.id)
        self.left = {wish: self.model.new_bool_var("") for wish in wishes}
        for wish, cells in self.of_wish.items():
            self.model.add_exactly_one([self.left[wish], *(self.cells[cell] for cell in cells)])
        self._limit_days()
        self._limit_weeks()
        if problem.checkins.mode == "in_person":
            for key, cells in self.of_day.items():
                self._leave_time_for_the_road(key, cells)

    def _add(self, wish: Wish, day: date, helper: str) -> None:
        cell = wish, day, helper
        self.cells[cell] = self.model.new_bool_var("")
        self.of_wish[wish].append(cell)
        self.of_day[helper, day].append(cell)

    def _limit_days(self) -> None:
        for key, cells in self.of_day.items():
            room = room_of(self.problem, *key)
            if len(cells) > room:
                self.model.add(sum(self.cells[cell] for cell in cells) <= room)
        if self.problem.checkins.between_meetings > 1:
            of_member: dict[tuple[str, date], list[Any]] = defaultdict(list)
            for (wish, day, _), var in self.cells.items():
                of_member[wish.member, day].append(var)
            for together in of_member.values():
                self.model.add_at_most_one(together)

    def _leave_time_for_the_road(self, key: tuple[str, date], cells: Sequence[Cell]) -> None:
        """One facilitator's day by the clock: after each check-in time enough to drive to the next."""
        rules, fixed = self.problem.checkins, fixed_on(self.problem, *key)
        at: dict[str, list[tuple[str, Any]]] = {time: [] for time in rules.start_times}
        for cell in cells:
            mine = []
            for time in rules.start_times:
                one = Booking(cell[0].member, *key, time, rules.minutes, rules.mode)
                if all(apart(self.problem, one, other) for other in fixed):
                    mine.append(self.model.new_bool_var(""))
                    at[time].append((cell[0].member, mine[-1]))
            self.model.add(sum(mine) == self.cells[cell])
        for there in at.values():
            self.model.add_at_most_one(var for _, var in there)
        for time, then in combinations(rules.start_times, 2):
            for member, var in at[time]:
                too_far = self._too_far(member, minutes_of(then) - minutes_of(time) - rules.minutes)
                near = [other for who, other in at[then] if who in too_far]
                if near:  # of those at one time there is one at most, so the sum says it all
                    self.model.add(sum(near) + var <= 1)

    def _too_far(self, member: str, minutes: int) -> frozenset[str]:
        """Members who cannot be reached from one within so many minutes."""
        if (member, minutes) not in self._far:
            site = self.problem.member[member].site
            self._far[member, minutes] = frozenset(
                other.id for other in self.problem.members if self.problem.between(site, other.site) > minutes
            )
        return self._far[member, minutes]

    def _limit_weeks(self) -> None:
        weeks: dict[tuple[str, tuple[int, int]], list[Any]] = defaultdict(list)
        for (_, day, helper), var in self.cells.items():
            weeks[helper, week_of(day)].append(var)
        for (helper, week), cells in weeks.items():
            most = week_room(self.problem, helper, week)
            if most is not None and len(cells) > most:
                self.model.add(sum(cells) <= most)

    # --- levels ---------------------------------------------------------------------------------

    def unplaced(self) -> Any:
        return sum(self.left.values())

    def off(self) -> Any:
        """Half days from the best days, summed."""
        return sum(wish.off(day) * var for (wish, day, _), var in self.cells.items())

    def uneven(self, gap: Gap) -> Any:
        """The most check-ins that a facilitator has in a gap, less the fewest."""
        loads = {
            helper.id: sum(var for (wish, _, who), var in self.cells.items() if who == helper.id and wish.gap == gap)
            for helper in self.problem.facilitators
        }
        return spread(self.problem, self.model, gap, loads)

    def keep_seats(self, seats: Counter[tuple[float, date]]) -> None:
        """As many check-ins with a best day on each day as here, so that all stay as near; who takes them is open."""
        of_day: dict[tuple[float, date], list[Any]] = defaultdict(list)
        for (wish, day, _), var in self.cells.items():
            of_day[wish.target, day].append(var)
        for key, cells in of_day.items():
            self.model.add(sum(cells) == seats[key])

    def hint(self, cells: Iterable[Cell]) -> None:
        """Where to start looking."""
        chosen = set(cells)
        for cell, var in self.cells.items():
            self.model.add_hint(var, cell in chosen)

    def facilitator_changes(self, last: Mapping[str, str]) -> Any:
        """How often a member's check-in is with another facilitator than the one before. `last`: before these."""
        with_whom: dict[Wish, dict[str, Any]] = {wish: defaultdict(int) for wish in self.wishes}
        for (wish, _, who), var in self.cells.items():
            with_whom[wish][who] = with_whom[wish][who] + var
        changes: list[Any] = []
        for member in {wish.member: None for wish in self.wishes}:
            before: dict[str, Any] = {last[member]: 1} if member in last else {}
            for now in self._in_order(member, with_whom):
                changes += self._changed(before, now) if before else []
                before = now
        return sum(changes)

    def _changed(self, before: dict[str, Any], now: dict[str, Any]) -> list[Any]:
        """Variables of which one is 1 when two check-ins are not with the same facilitator."""
        if all(isinstance(value, int) for value in before.values()):
            return [value for key, value in now.items() if key not in before]
        changed = self.model.new_bool_var("")
        for helper in self.problem.facilitators:
            others = sum(value for key, value in now.items() if key != helper.id)
            self.model.add(changed >= before.get(helper.id, 0) + others - 1)
        return [changed]

    def _in_order(self, member: str, with_whom: dict[Wish, dict[str, Any]]) -> list[dict[str, Any]]:
        """With whom a member's check-ins of these gaps are, the locked ones among them."""
        gaps = {wish.gap for wish in self.wishes}
        rows: list[tuple[float, dict[str, Any]]] = [
            (wish.target, found) for wish, found in with_whom.items() if wish.member == member
        ]
        rows += [
            (float(one.on.toordinal()), {one.facilitator: 1})
            for one in self.problem.locked.checkins
            if one.member == member and any(one.on in gap for gap in gaps)
        ]
        return [found for _, found in sorted(rows, key=lambda row: row[0])]

    def changes(self) -> Any:
        """Announced check-ins that are not there, with the same facilitator on the same day."""
        gaps = {wish.gap for wish in self.wishes}
        announced = {
            (one.member, one.on, one.facilitator)
            for one in self.problem.announced.checkins
            if any(one.on in gap for gap in gaps)
        }
        kept = [var for (wish, day, who), var in self.cells.items() if (wish.member, day, who) in announced]
        return len(announced) - sum(kept)

    def chosen(self, solver: "cp_model.CpSolver") -> tuple[Cell, ...]:
        return tuple(cell for cell, var in self.cells.items() if solver.value(var))


class PooledModel:
    """One gap, when no road lies between check-ins: facilitators are alike to members, so their days are counted only.

    A tenth of the variables of CheckinModel, and a flow, whose bound is sharp.
    """

    def __init__(self, problem: Problem, wishes: Sequence[Wish]) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.gap = problem, wishes[0].gap
        self.model: cp_model.CpModel = cp_model.CpModel()
        self.days = {(wish, day): self.model.new_bool_var("") for wish in wishes for day in open_days(problem, wish)}
        self.left = {wish: self.model.new_bool_var("") for wish in wishes}
        of_wish: dict[Wish, list[Any]] = {wish: [left] for wish, left in self.left.items()}
        of_day: dict[date, list[Any]] = defaultdict(list)
        for (wish, day), var in self.days.items():
            of_wish[wish].append(var)
            of_day[day].append(var)
        for one in of_wish.values():
            self.model.add_exactly_one(one)
        if problem.checkins.between_meetings > 1:
            for member in {wish.member for wish in wishes}:
                for day in of_day:
                    self.model.add_at_most_one(
                        var for (wish, on), var in self.days.items() if wish.member == member and on == day
                    )
        self.loads = self._held(of_day)

    def _held(self, of_day: dict[date, list[Any]]) -> dict[str, Any]:
        """How many each facilitator holds a day, within its days and weeks; summed up for each."""
        loads: dict[str, Any] = {helper.id: 0 for helper in self.problem.facilitators}
        weeks: dict[tuple[str, tuple[int, int]], list[Any]] = defaultdict(list)
        for day, cells in of_day.items():
            shares = []
            for helper in self.problem.facilitators:
                if not helper.is_away(day):
                    share = self.model.new_int_var(0, room_of(self.problem, helper.id, day), "")
                    shares.append(share)
                    weeks[helper.id, week_of(day)].append(share)
                    loads[helper.id] = loads[helper.id] + share
            self.model.add(sum(cells) == sum(shares))
        for (key, week), held in weeks.items():
            most = week_room(self.problem, key, week)
            if most is not None:
                self.model.add(sum(held) <= most)
        return loads

    def unplaced(self) -> Any:
        return sum(self.left.values())

    def off(self) -> Any:
        return sum(wish.off(day) * var for (wish, day), var in self.days.items())

    def uneven(self, gap: Gap) -> Any:
        return spread(self.problem, self.model, gap, self.loads)

    def changes(self) -> Any:
        """Announced check-ins whose day is not kept."""
        announced = {(one.member, one.on) for one in self.problem.announced.checkins if one.on in self.gap}
        return len(announced) - sum(var for (wish, day), var in self.days.items() if (wish.member, day) in announced)

    def chosen(self, solver: "cp_model.CpSolver") -> tuple[Cell, ...]:
        """The days; the facilitators are not known yet."""
        return tuple((wish, day, "") for (wish, day), var in self.days.items() if solver.value(var))


def spread(problem: Problem, model: "cp_model.CpModel", gap: Gap, loads: dict[str, Any]) -> Any:
    """The largest load less the smallest, the locked check-ins of the gap included."""
    held = Counter(one.facilitator for one in problem.locked.checkins if one.on in gap)
    most, least = model.new_int_var(0, 10**6, ""), model.new_int_var(0, 10**6, "")
    for helper, load in loads.items():
        model.add(most >= load + held[helper])
        model.add(least <= load + held[helper])
    return most - least


def fixed_on(problem: Problem, helper: str, day: date) -> list[Booking]:
    """A facilitator's locked check-ins of a day."""
    return [one for one in problem.locked.checkins if (one.facilitator, one.on) == (helper, day)]


def room_of(problem: Problem, helper: str, day: date) -> int:
    """How many check-ins a facilitator's day has room for, beside the locked ones."""
    return room_beside(problem, fixed_on(problem, helper, day))


def week_room(problem: Problem, helper: str, week: tuple[int, int]) -> int | None:
    """How many check-ins a facilitator's week has room for, beside the locked ones. None: any number."""
    most = problem.facilitator[helper].max_checkins_per_week
    if most is None:
        return None
    held = sum(one.facilitator == helper and week_of(one.on) == week for one in problem.locked.checkins)
    return max(0, most - held)
