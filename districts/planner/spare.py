"""How well check-ins would fit between two network meetings: a quick estimate to choose among equally good days."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from districts.planner.costs import Gap
from districts.planner.problem import (
    MIN_DAYS_FROM_MEETING,
    WEEKS_FOR_OUTER_CHECKIN,
    Problem,
    week_of,
)

NO_ROOM = 10_000  # days: what a check-in without room counts
NEAR = timedelta(days=MIN_DAYS_FROM_MEETING)
FAR = timedelta(weeks=WEEKS_FOR_OUTER_CHECKIN)


def slots_a_day(problem: Problem) -> int:
    """How many check-ins a facilitator can hold in a day, one after the other, without any road between them."""
    free, count = 0, 0
    for time in problem.checkins.start_times:
        start = int(time[:2]) * 60 + int(time[3:])
        if start >= free:
            free, count = start + problem.checkins.minutes, count + 1
    return count


def spare_room(problem: Problem) -> Callable[[date | None, date | None], int]:
    """A function of two neighbouring meetings (None: the edge) → days off the middle, summed over check-ins."""
    wanted, a_day = problem.checkins.between_meetings, slots_a_day(problem)

    @cache
    def room(day: date | None, then: date | None) -> int:
        gap = gap_between(problem, day, then)
        if gap is None or not wanted:
            return 0
        return sum(_nth(problem, gap, nth, a_day) for nth in range(wanted))

    return room


def gap_between(problem: Problem, day: date | None, then: date | None) -> Gap | None:
    """The room for check-ins between two neighbouring meetings; None where none belongs."""
    starts, ends = day or problem.starts_on, then or problem.ends_on
    if (day is None or then is None) and ends - starts < FAR:
        return None
    return Gap(1, starts + NEAR if day else starts, ends - NEAR if then else ends, starts, ends)


def _nth(problem: Problem, gap: Gap, nth: int, a_day: int) -> int:
    """One check-in for every member, the days nearest to the target filled first."""
    target = gap.target(nth, problem.checkins.between_meetings)
    days = (gap.first + timedelta(days=number) for number in range((gap.last - gap.first).days + 1))
    near = sorted(days, key=lambda day: abs(day.toordinal() - target))
    waiting, cost = {member.id: None for member in problem.members}, 0.0
    taken: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for day in near:
        if not waiting:
            break
        if day.weekday() not in problem.checkins.weekdays:
            continue
        helpers = taken[week_of(day)]
        able = [key for key in waiting if key not in problem.blocked(day)]
        for helper in problem.facilitators:
            if helper.is_away(day):
                continue
            most = helper.max_checkins_per_week
            free = a_day if most is None else min(a_day, most - helpers[helper.id])
            for key in able[: max(0, free)]:
                del waiting[key]
                helpers[helper.id] += 1
                cost += abs(day.toordinal() - target)
            able = able[max(0, free) :]
    return round(cost) + NO_ROOM * len(waiting)
