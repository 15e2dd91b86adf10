"""The value axis of a chart: round ticks that hold its values. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from design_process.measures.words import in_unit

TOP, BOTTOM = 14, 158  # of the plot, in units of its view box


@dataclass(frozen=True)
class Scale:
    """The value axis: from `low` to `high` with `ticks`, in the chart's unit."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return round(BOTTOM - part * (BOTTOM - TOP), 1)


@dataclass(frozen=True)
class Reach:
    """How far up, and over what time, the numbers of a list reach of which a page draws a part."""

    low: float
    high: float
    first: date
    last: date


def scale_for(values: Iterable[float], unit: str) -> Scale:
    """An axis with round ticks that holds all values. A share stays within 0 to 100, a count starts at 0 or above."""
    found = list(values) or [0.0, 100.0 if unit == "share" else 1.0]
    low, high = min(found), max(found)
    room = max((high - low) * 0.08, 2 if unit == "share" else abs(high) * 0.02, 0.05)
    low, high = low - room, high + room
    if min(found) >= 0:
        low = max(low, 0.0)
    if unit == "share":
        high = min(high, 100.0)
    step = _round_step((high - low) / 4)
    first = floor(low / step + 1e-9)
    ticks = [first * step]
    while ticks[-1] < high - 1e-9:
        ticks.append((first + len(ticks)) * step)
    return Scale(ticks[0], ticks[-1], tuple(round(tick, 9) for tick in ticks))


def _round_step(raw: float) -> float:
    size: float = 10.0 ** floor(log10(raw))
    return size * next(nice for nice in (1, 2, 2.5, 5, 10) if nice * size >= raw - 1e-12)


def tick_text(unit: str, value: float) -> str:
    """A value as the axis prints it."""
    return f"{value:g} %" if unit == "share" else f"{value:,g}"


def edge_text(unit: str, value: float) -> str:
    """A value at the end of its line, where "per 100" has no room: the legend says it."""
    return in_unit(unit, value).removesuffix(" per 100")
