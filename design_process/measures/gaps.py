"""The gap between a student group and everybody else, with how sure one can be of it. Pure.

The interval is Newcombe's for the difference of two proportions, from Wilson's for each ("method 10": R. G. Newcombe,
Statistics in Medicine 17, 1998, 873–890), at 95 %. It takes the pupils asked as a sample of what a week might show.
"""

from dataclasses import dataclass
from math import sqrt

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
