"""Whether a number can be true. Pure: the form and the action ask the same questions."""

import math
from dataclasses import dataclass
from datetime import date

from network.lib.dates import period_start

LARGEST = 1_000_000_000  # also the bound of the database
OF = {"share": "people", "rate": "events"}  # what is counted above the line
BELOW_ZERO = "The number of %s cannot be below zero."
UNCOUNTABLE = "This is not a number that can be counted."


@dataclass(frozen=True)
class Asked:
    """What an indicator wants to be told: its unit, how often, its student groups besides "all", its two names."""

    unit: str  # share, count, rate or mean
    frequency: str
    groups: tuple[str, ...] = ()
    numerator_label: str = "the first number"
    denominator_label: str = "the second number"


@dataclass(frozen=True)
class Problem:
    """Why a number is refused, and beside which of the two it belongs."""

    field: str  # numerator, denominator, period or group
    words: str


def problem_of_pair(
    asked: Asked, numerator: float | None, denominator: float | None, *, is_draft: bool = False
) -> Problem | None:
    """What is wrong with the two numbers, or None. Both None means that there is none. A draft may lack the second."""
    if numerator is None and denominator is None:
        return None
    if numerator is None:
        return Problem("numerator", f"Give {asked.numerator_label} too, or leave both empty.")
    for field, number in (("numerator", numerator), ("denominator", denominator)):
        if number is not None and (not math.isfinite(number) or abs(number) > LARGEST):
            return Problem(field, UNCOUNTABLE)
    if asked.unit == "count":
        return _problem_of_count(numerator, denominator)
    if denominator is None and is_draft:
        return None if numerator >= 0 or asked.unit not in OF else Problem("numerator", BELOW_ZERO % OF[asked.unit])
    return _problem_of_ratio(asked, numerator, denominator)


def _problem_of_count(numerator: float, denominator: float | None) -> Problem | None:
    if denominator is not None:
        return Problem("denominator", "A count stands alone: leave the second number out.")
    return Problem("numerator", "A count cannot be below zero.") if numerator < 0 else None


def _problem_of_ratio(asked: Asked, numerator: float, denominator: float | None) -> Problem | None:
    if denominator is None:
        return Problem("denominator", f"Give {asked.denominator_label} too: without it there is no rate.")
    if denominator < 0:
        return Problem("denominator", "The number of people cannot be below zero.")
    if denominator == 0:
        return Problem("denominator", "Out of nobody there is no rate. Nobody asked? Choose “Nothing to report”.")
    if asked.unit in OF and numerator < 0:
        return Problem("numerator", BELOW_ZERO % OF[asked.unit])
    if asked.unit == "share" and numerator > denominator:
        return Problem(
            "numerator", f"{numerator:g} is more than {denominator:g}. Are the two numbers the wrong way round?"
        )
    return None


def problem_of_place(asked: Asked, group: str, period: date, today: date) -> Problem | None:
    """What is wrong with where a number is meant to stand, or None."""
    if group != "all" and group not in asked.groups:
        return Problem("group", "This indicator is not collected for that group.")
    if period_start(asked.frequency, period) > today:
        return Problem("period", "That period has not begun yet.")
    return None
