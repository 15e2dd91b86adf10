"""Moving ranges: how far one reading is from the next, and what that says of the spread."""

from collections.abc import Sequence
from itertools import pairwise

from .readings import Number, mean

TOO_FAR = 3.267  # times the mean range: the upper limit of ranges (Nelson 1982)
TO_SIGMA = 1.128  # mean range of two readings of a normal variable, in standard deviations


def moving_ranges(values: Sequence[Number]) -> list[float]:
    """Distances of neighbours. A missing value drops the ranges on both its sides; leave excluded ones out before."""
    return [abs(now - before) for before, now in pairwise(values) if before is not None and now is not None]


def mean_range(ranges: Sequence[float], *, screened: bool, too_far: float = TOO_FAR) -> Number:
    """The mean of moving ranges; with `screened`, once without those `too_far` times the mean or farther.

    None when there are none, also when screening leaves none: all values alike.
    """
    if not ranges:
        return None
    average = mean(ranges)
    if screened:
        kept = [one for one in ranges if one < too_far * average]
        return mean(kept) if kept else None
    return average


def sigma(values: Sequence[Number], *, screened: bool) -> Number:
    """The standard deviation that moving ranges suggest."""
    average = mean_range(moving_ranges(values), screened=screened)
    return None if average is None else average / TO_SIGMA
