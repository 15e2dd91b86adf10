"""Check-ins placed one after the other, each on the nearest day with room: a search starts here, or must end here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from districts.planner.checkin_model import Cell, Wish, fixed_on, open_days, week_room
from districts.planner.daybook import times_for
from districts.planner.problem import Booking, Problem, week_of


def first_fit(problem: Problem, wishes: Sequence[Wish]) -> tuple[Cell, ...]:
    """Days and facilitators for as many of these wishes as find room in turn. Breaks no rule; is not the best."""
    cells: list[Cell] = []
    weeks: Counter[tuple[str, tuple[int, int]]] = Counter()
    days: dict[tuple[str, date], list[Booking]] = {}
    members: set[tuple[str, date]] = set()
    for wish in sorted(wishes, key=lambda wish: len(open_days(problem, wish))):
        for day, helper in _places(problem, wish):
            most = week_room(problem, helper, week_of(day))
            if (wish.member, day) in members or (most is not None and weeks[helper, week_of(day)] >= most):
                continue
            rules = problem.checkins
            group = [*days.get((helper, day), ()), Booking(wish.member, helper, day, "", rules.minutes, rules.mode)]
            if times_for(problem, group, fixed_on(problem, helper, day), {}) is not None:
                days[helper, day] = group
                weeks[helper, week_of(day)] += 1
                members.add((wish.member, day))
                cells.append((wish, day, helper))
                break
    return tuple(cells)


def _places(problem: Problem, wish: Wish) -> Iterator[tuple[date, str]]:
    for day in sorted(open_days(problem, wish), key=lambda day: (wish.off(day), day)):
        for helper in problem.facilitators:
            if not helper.is_away(day):
                yield day, helper.id
