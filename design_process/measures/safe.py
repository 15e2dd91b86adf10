"""What of a network's sums may be read by people of other members. Pure. What is not plainly safe is hidden.

A figure leaves this module as `Told`, which holds only what may be printed, or as `Hidden`. The whole reasoning, and
what it does not cover yet, is in `docs/decisions/0009-roll-ups-by-partition.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from design_process.measures.periods import next_start
from design_process.measures.words import in_unit
from districts.directory.groups import ALL
from network.lib.suppression import HIDDEN, Hidden, band

FEWEST_MEMBERS = 3  # with two, each gets the other's figure by subtraction
WHY_HIDDEN = (
    "A figure marked * is hidden to protect pupils: fewer than three districts have sent numbers, or too few pupils "
    "are behind it, or it would give such a figure away."
)


@dataclass(frozen=True)
class Sums:
    """One cell of a network's roll-up. `largest` is the biggest part of it that one member knows."""

    numerator: float
    denominator: float | None
    largest: float
    members: int


@dataclass(frozen=True)
class Told:
    """A figure that everybody of the network may read: as text, and the value that a chart may draw for it.

    The value of a share is the middle of the band that the text names, so that a picture tells no more than words.
    """

    text: str
    value: float
    is_hidden = False


Figure = Told | Hidden


def is_over(frequency: str, period: date, today: date) -> bool:
    """Only a period that has ended is shown: while numbers arrive, each arrival would show by subtraction."""
    return next_start(frequency, period) <= today


def safe_cells(unit: str, cells: Mapping[str, Sums], threshold: int) -> dict[str, Figure]:
    """The figures of one indicator in one period, by student group.

    The groups are told all or none: a hidden one could follow from the others. Nor is a group told whose remainder
    (everybody else) is not safe by itself, nor any of a count: exact counts of groups can be added and subtracted.
    """
    told = {group: _figure(unit, sums, threshold) for group, sums in cells.items()}
    everybody = cells.get(ALL)
    groups = [group for group in cells if group != ALL]
    safe = (
        everybody is not None
        and isinstance(told[ALL], Told)
        and unit != "count"
        and all(
            isinstance(told[group], Told) and _remainder_is_safe(unit, everybody, cells[group], threshold)
            for group in groups
        )
    )
    return {group: figure if group == ALL or safe else HIDDEN for group, figure in told.items()}


def _figure(unit: str, sums: Sums, threshold: int) -> Figure:
    if sums.members < FEWEST_MEMBERS or unit == "rate":  # events are no people: no bound on them is known to be safe
        return HIDDEN
    if unit == "count":
        # Whoever knows the biggest part must be left with a count that points at nobody.
        safe = sums.numerator - sums.largest >= threshold
        return Told(in_unit(unit, sums.numerator), sums.numerator) if safe else HIDDEN
    n = sums.denominator or 0
    if n - sums.largest < threshold:
        return HIDDEN
    if unit == "mean":
        value = round(sums.numerator / n, 1)
        return Told(in_unit(unit, value), value)
    return _share(sums.numerator, n, sums.largest, threshold)


def _share(x: float, n: float, largest: float, threshold: int) -> Figure:
    # None and all are hidden like few: where few is hidden, the lowest band would say "none" for certain.
    if x < threshold or n - x < threshold:
        return HIDDEN
    found = band(round(x), round(n), threshold, known=round(largest))
    return HIDDEN if found is None else Told(str(found), found.middle)


def _remainder_is_safe(unit: str, everybody: Sums, group: Sums, threshold: int) -> bool:
    """Is what is left of everybody without the group empty, or big enough on every side?"""
    left = (everybody.denominator or 0) - (group.denominator or 0)
    x = everybody.numerator - group.numerator
    if left == 0:
        return True
    return left >= threshold and (unit == "mean" or (x >= threshold and left - x >= threshold))
