"""How far a network's printed figure has moved since its baseline. Pure: it knows the figures as they were printed.

Nothing is added up here: whoever reads the two figures can work out the same.
"""

from dataclasses import dataclass

from network.lib.suppression import Band
from network.lib.words import counted, number_word

PER_100 = " per 100"


@dataclass(frozen=True)
class Printed:
    """One printed figure: its period by name, its text, the middle of what the text says, and who is in it."""

    period: str
    text: str
    value: float
    reporting: int


def change_words(unit: str, first: Printed, last: Printed) -> str:
    """The move from one figure to another: "From 41–45 % (Sep 2025) to 51–55 % (Oct 2026): 6 to 14 points higher."."""
    said = f"From {first.text} ({first.period}) to {last.text} ({last.period}): {_moved(unit, first, last)}."
    if first.reporting != last.reporting:
        then, now = counted(first.reporting, "district was", "districts were"), number_word(last.reporting)
        said += f" {then} in it then and {now} now: part of the change may be who reports."
    return said


def _moved(unit: str, first: Printed, last: Printed) -> str:
    """The least and the most that lies between two figures, each being anywhere in its band."""
    before, after = (Band.read(one.text.replace(PER_100, " %")) for one in (first, last))
    if unit not in ("share", "rate") or before is None or after is None:
        return _plainly(round(last.value - first.value, 1))
    low, high = after.low - before.high, after.high - before.low
    if before == after:
        return "no change that shows in figures as coarse as these"
    if low <= 0 <= high:
        return f"anything from {_sided(low)} to {_sided(high)}, so no clear change"
    near, far = sorted((abs(low), abs(high)))
    side = "higher" if low > 0 else "lower"
    return f"{_points(near)} {side}" if near == far else f"{near} to {_points(far)} {side}"


def _plainly(moved: float) -> str:
    return "the same" if not moved else f"{abs(moved):,g} {'higher' if moved > 0 else 'lower'}"


def _points(value: int) -> str:
    return counted(value, "point", "points")


def _sided(value: int) -> str:
    return f"{_points(abs(value))} {'lower' if value < 0 else 'higher'}"
