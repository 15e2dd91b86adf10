"""Rates as people may read them: coarser the smaller the group, and never exactly none or all of it.

From 300 whole percents with ends at 1 and 99; from 100 ends at 2 and 98; from 40 steps of five; from 20 of ten; from
11 of twenty; below, hidden. The ends follow NCES 2011-603 and Utah's practice; the steps between them are ours.
"""

import re
from dataclasses import dataclass
from math import ceil

from network.lib.suppression.figures import HIDDEN, THRESHOLD, Hidden

# pupils in the group at least, width of a step, where the ends begin: all in percent
STEPS = ((300, 1, 1), (100, 1, 2), (40, 5, 5), (20, 10, 10), (0, 20, 20))
_TEXT = re.compile(r"(?:(<=|>=|≤|≥) ?)?(\d+)(?:[-–](\d+))? ?%")


@dataclass(frozen=True)
class Band:
    """From `low` to `high` percent, both included and both rounded: 14 stands for 13.5 and whatever is below 14.5."""

    low: int
    high: int

    def __str__(self) -> str:
        """As our pages print it: "14 %", "≤ 5 %", "41–60 %"."""
        return self._text("≤ ", "≥ ", "–", " %")

    @property
    def plain(self) -> str:
        """As data files hold it: "14%", "<=5%", "41-60%"."""
        return self._text("<=", ">=", "-", "%")

    def _text(self, most: str, least: str, to: str, percent: str) -> str:
        if self.low == self.high:
            return f"{self.low}{percent}"
        if self.low == 0:
            return f"{most}{self.high}{percent}"
        return f"{least}{self.low}{percent}" if self.high == 100 else f"{self.low}{to}{self.high}{percent}"

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @property
    def shares(self) -> tuple[float, float]:
        """Between which shares of the whole the part lies: least, and most."""
        return max(0.0, (self.low - 0.5) / 100), min(1.0, (self.high + 0.5) / 100)

    def counts(self, whole: int) -> tuple[int, int]:
        """The least and the greatest part of a known whole that is printed like this."""
        least = max(0, ceil((2 * self.low - 1) * whole / 200 - 1e-9))
        below = (2 * self.high + 1) * whole / 200
        return least, min(whole, ceil(below - 1e-9) - 1)

    def wholes(self) -> tuple[float, float]:
        """How large the group may be that is printed like this: a step of five points says 40 to 99."""
        most, found = float("inf"), []
        for least, step, end in STEPS:
            ends = (self.low == 0 and self.high == end) or (self.high == 100 and self.low == 100 - end)
            inner = (self.low - 1) % step == 0 and self.high == min(self.low + step - 1, 99 - end) and self.low > end
            if ends or inner:
                found.append((float(least), most))
            most = float(least - 1)
        return (min(low for low, _ in found), max(high for _, high in found)) if found else (0.0, float("inf"))

    @classmethod
    def read(cls, text: str) -> "Band | None":
        """What was printed, in either form; None if it is no rate."""
        found = _TEXT.fullmatch(text)
        if found is None:
            return None
        sign, first, second = found[1], int(found[2]), found[3]
        if sign:
            return cls(0, first) if sign in "<=≤" else cls(first, 100)
        return cls(first, int(second) if second else first)


def share(part: int, whole: int, threshold: int = THRESHOLD) -> str | Hidden:
    """A rate as our pages print it; hidden where the group is small."""
    found = band(part, whole, threshold)
    return HIDDEN if found is None else str(found)


def band(part: int, whole: int, threshold: int = THRESHOLD, *, known: int = 0) -> Band | None:
    """The band that a rate falls in, or None where there is none to show.

    `known`: how many of the whole one reader may know by name already. The width is chosen by the others, so that
    what is left after subtracting one's own is no finer than it would be alone.
    """
    if whole < threshold or whole - known < threshold or part < 0 or part > whole:
        return None
    percent = (200 * part + whole) // (2 * whole)
    step, end = next((step, end) for least, step, end in STEPS if whole - known >= least)
    if percent <= end:
        return Band(0, end)
    if percent >= 100 - end:
        return Band(100 - end, 100)
    if step == 1:
        return Band(percent, percent)
    low = (percent - 1) // step * step + 1
    return Band(low, min(low + step - 1, 99 - end))
