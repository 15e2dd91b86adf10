"""A facilitator's day: which start times its check-ins can take, one after the other, with the road between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from districts.planner.problem import Booking, Problem
from districts.planner.rules import road


def times_for(
    problem: Problem, wanted: Sequence[Booking], fixed: Sequence[Booking], liked: Mapping[str, str]
) -> tuple[Booking, ...] | None:
    """The wanted check-ins of one facilitator's day with start times, or None when they do not fit beside the fixed.

    `liked`: member → the time that was announced; it is kept where it fits.
    """
    starts = problem.checkins.start_times
    booked: list[Booking] = []

    def fits(one: Booking) -> bool:
        return all(apart(problem, one, other) for other in (*fixed, *booked))

    def place(left: tuple[Booking, ...]) -> bool:
        if not left:
            return True
        first, rest = left[0], left[1:]
        known = liked.get(first.member)
        for time in sorted(starts, key=lambda time: (time != known, time)):
            one = replace(first, starts_at=time)
            if fits(one):
                booked.append(one)
                if place(rest):
                    return True
                booked.pop()
        return False

    first = sorted(wanted, key=lambda one: (one.member not in liked, one.member))
    return tuple(booked) if place(tuple(first)) else None


def apart(problem: Problem, one: Booking, other: Booking) -> bool:
    """Whether one facilitator can hold both on one day."""
    if one.starts > other.starts:
        one, other = other, one
    return other.starts >= one.ends + road(problem, one, other)


def room_beside(problem: Problem, fixed: Iterable[Booking]) -> int:
    """How many check-ins fit into a day beside the fixed ones, when there is no road between any."""
    return _room(problem.checkins.start_times, problem.checkins.minutes, tuple((one.starts, one.ends) for one in fixed))


@cache
def _room(starts: tuple[str, ...], minutes: int, fixed: tuple[tuple[int, int], ...]) -> int:
    free, count = 0, 0
    for time in starts:
        start = int(time[:2]) * 60 + int(time[3:])
        clear = all(start >= end or start + minutes <= begin for begin, end in fixed)
        if clear and start >= free:
            free, count = start + minutes, count + 1
    return count
