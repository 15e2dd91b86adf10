"""Where a lesson comes from, in words that at least three members of the network fit. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from design_process.predictions.contexts import BANDS, Context

LEAST = 3  # members that a place without a name must fit


@dataclass(frozen=True)
class Where:
    """A district's grades, and how many pupils it has where that is known."""

    grades: str
    pupils: int | None


def safe_place(own: Where, everyone: Sequence[Where]) -> Context | None:
    """The closest description of a district that at least three of `everyone` fit, itself among them.

    The band of pupils is widened first, then the grades are left out. None: the network is too small to hide in.
    """
    if len(everyone) < LEAST:
        return None
    for grades in (own.grades, "") if own.grades else ("",):
        alike = [one for one in everyone if not grades or one.grades == grades]
        for first, last in _windows(own.pupils):
            if sum(_within(one.pupils, first, last) for one in alike) >= LEAST:
                return Context(grades=grades, pupils=_label(first, last))
        if len(alike) >= LEAST and grades:
            return Context(grades=grades)
    return Context()


def _windows(pupils: int | None) -> list[tuple[int, int]]:
    """Bands in a row that hold a district's, the narrowest first; not all of them, which would say nothing."""
    if pupils is None:
        return []
    own = next(number for number in range(len(BANDS)) if _within(pupils, number, number))
    found = []
    for width in range(len(BANDS) - 1):
        found += [(first, first + width) for first in range(own - width, own + 1)]
    return [(first, last) for first, last in found if first >= 0 and last < len(BANDS)]


def _within(pupils: int | None, first: int, last: int) -> bool:
    if pupils is None:
        return False
    low, high = BANDS[first][0], BANDS[last][1]
    return low <= pupils and (high is None or pupils < high)


def _label(first: int, last: int) -> str:
    low, high = BANDS[first][0], BANDS[last][1]
    if high is None:
        return f"{low:,} or more"
    return f"{low:,} to {high - 1:,}" if low else f"fewer than {high:,}"
