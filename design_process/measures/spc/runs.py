"""Runs: how long the points stay on one side of the centre, and how often they cross it (the Anhøj rules).

A point on the centre or a missing one neither breaks nor lengthens a run.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import comb, log2
from typing import NamedTuple

from .readings import Number

TOLERANCE = 1e-9  # relative: what differs by less is the same


class Runs(NamedTuple):
    """Counts of a part. Without useful points all but `useful` are None: undefined, not 0."""

    useful: int
    longest: int | None = None
    longest_max: int | None = None
    crossings: int | None = None
    crossings_min: int | None = None
    are_judged: bool = True  # moving ranges are not: neighbours share a reading

    @property
    def signal(self) -> bool:
        """Is the longest run too long, or are the crossings too few, for chance? Both strictly."""
        if self.longest is None or self.longest_max is None or self.crossings is None or self.crossings_min is None:
            return False
        if not self.are_judged:
            return False
        return self.longest > self.longest_max or self.crossings < self.crossings_min


@lru_cache(maxsize=1024)
def run_limit(useful: int) -> int:
    """The longest run that chance explains, for a number of useful points (at least 1). Schilling 2012."""
    return round(log2(useful)) + 3


@lru_cache(maxsize=1024)
def crossing_limit(useful: int) -> int:
    """The fewest crossings that chance explains: the 5th percentile of Binomial(useful - 1, 1/2), in integers."""
    chances = useful - 1
    cumulated = 0
    for crossings in range(chances + 1):
        cumulated += comb(chances, crossings)
        if 20 * cumulated >= 2**chances:
            return crossings
    return chances


def differs(value: float, other: float) -> int:
    """1 when a value is above another, -1 below, 0 when they are the same but for rounding."""
    if abs(value - other) <= TOLERANCE * max(abs(value), abs(other)):
        return 0
    return 1 if value > other else -1


def sides_of(y: Sequence[Number], centre: Number, places: Sequence[int]) -> list[int | None]:
    """On which side of the centre the values at `places` lie: 1, -1, 0 on it, None when missing and elsewhere."""
    sides: list[int | None] = [None] * len(y)
    if centre is None:
        return sides
    at_least = abs(centre)
    for i in places:  # `differs` in place: this is where the time of thousands of charts goes
        value = y[i]
        if value is not None:
            step, size = value - centre, abs(value)
            room = TOLERANCE * (size if size > at_least else at_least)
            sides[i] = 1 if step > room else -1 if step < -room else 0
    return sides


def runs_of(sides: Sequence[int | None], *, are_judged: bool = True) -> Runs:
    """Count the runs of a part, excluded points left out beforehand."""
    lengths = [len(list(run)) for _, run in groupby([one for one in sides if one])]
    useful = sum(lengths)
    if not useful:
        return Runs(0)
    return Runs(useful, max(lengths), run_limit(useful), len(lengths) - 1, crossing_limit(useful), are_judged)


def runs_at(places: Sequence[int], sides: Sequence[int | None]) -> list[list[int]]:
    """The useful ones of `places`, cut into runs of one side."""
    useful = (i for i in places if sides[i])
    return [list(run) for _, run in groupby(useful, key=lambda i: sides[i])]
