"""The gap between a student group and everybody else, with how sure one can be of it. Pure.

The interval is Newcombe's for the difference of two proportions, from Wilson's for each ("method 10": R. G. Newcombe,
Statistics in Medicine 17, 1998, 873–890), at 95 %. It takes the pupils asked as a sample of what a week might show.
"""

from dataclasses import dataclass
from itertools import product
from math import sqrt

from network.lib.suppression import Band

Z = 1.959964  # 95 % of a normal distribution lie within
FEWEST = 11  # pupils on either side; with fewer nothing is said


@dataclass(frozen=True)
class Gap:
    """Points between the group's share and everybody else's: as seen, and from where to where it could lie."""

    points: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Is it more than chance would bring?"""
        return self.low > 0 or self.high < 0


def wilson(x: float, n: float) -> tuple[float, float]:
    """The interval of a share of `x` in `n`, both ends from 0 to 1."""
    share, spread = x / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def gap(group: tuple[float, float], rest: tuple[float, float]) -> Gap | None:
    """The gap of (x, n) to (x, n), in points. None with fewer than FEWEST on a side, or counts that cannot be."""
    if any(n < FEWEST or not 0 <= x <= n for x, n in (group, rest)):
        return None
    (first, second), (own, other) = (x / n for x, n in (group, rest)), (wilson(*group), wilson(*rest))
    found = first - second
    down = sqrt((first - own[0]) ** 2 + (other[1] - second) ** 2)
    up = sqrt((own[1] - first) ** 2 + (second - other[0]) ** 2)
    return Gap(100 * found, 100 * (found - down), 100 * (found + up))


@dataclass(frozen=True)
class Shown:
    """A share as it was printed: its band, and how many pupils are behind it."""

    band: Band
    pupils: int


def printed_gap(group: Shown, everybody: Shown) -> Gap | None:
    """The gap of a group to everybody else, of both of whom only bands are known: as wide as any counts in them allow.

    None as for `gap`; the group is a part of everybody.
    """
    others = everybody.pupils - group.pupils
    found = [_beside(x, of_all, group.pupils, others) for x, of_all in product(_counts(group), _counts(everybody))]
    if others < FEWEST or None in found:
        return None
    gaps = [one for one in found if one]
    middle = _beside(_middle(group), _middle(everybody), group.pupils, others)
    assert middle is not None  # noqa: S101  # nosec - as the others are
    return Gap(middle.points, min(one.low for one in gaps), max(one.high for one in gaps))


def _beside(x: float, of_all: float, pupils: int, others: int) -> Gap | None:
    """The gap when `x` of the group's `pupils` and `of_all` of everybody are counted: never more than there are."""
    return gap((x, pupils), (min(max(of_all - x, 0), max(others, 0)), others))


def _counts(shown: Shown) -> tuple[float, float]:
    """The fewest and the most pupils that a band may stand for."""
    return shown.band.counts(shown.pupils)


def _middle(shown: Shown) -> float:
    return shown.band.middle * shown.pupils / 100


def words(found: Gap) -> str:
    """The gap in a sentence without a subject: "17 points lower than everybody else; …"."""
    if not found.is_clear:
        return (
            f"no clear difference from everybody else: it could be anything from {_side(found.low)} "
            f"to {_side(found.high)}."
        )
    side = "higher" if found.points > 0 else "lower"
    near, far = sorted(abs(end) for end in (found.low, found.high))
    return (
        f"{_points(abs(found.points))} {side} than everybody else; "
        f"the difference could be anything from {near:.0f} to {_points(far)}."
    )


def _points(value: float) -> str:
    return f"{value:.0f} point{'' if round(value) == 1 else 's'}"


def _side(value: float) -> str:
    return f"{_points(abs(value))} {'lower' if value < 0 else 'higher'}"
