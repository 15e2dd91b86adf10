"""Where the marks of a run chart stand: geometry for an SVG, in units of its view box. Pure.

The box is 360 wide, so that its 12-unit text is readable on a 320 px screen and not large on a laptop.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import floor, log10

from design_process.measures.chart_words import is_better
from design_process.measures.periods import label, short_label
from design_process.measures.runchart import Judged
from design_process.measures.words import in_unit

WIDTH, HEIGHT = 360, 196
LEFT, RIGHT, TOP, BOTTOM = 40, 312, 14, 158
LABEL_GAP = 14  # between two lines of text
FEWEST_STEPS = 11  # a short series leaves room for what is to come
BETTER, WORSE, COMMON = "better", "worse", "common"


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
class Mark:
    """A point: what it looks like, where it is, and what it says on its own."""

    kind: str  # better, worse or common
    x: float
    y: float
    words: str

    @property
    def triangle(self) -> str:
        """The corners of a triangle of the same weight as the circle."""
        x, y = self.x, self.y
        return f"{x},{y - 5.2:.1f} {x + 4.8:.1f},{y + 3.6:.1f} {x - 4.8:.1f},{y + 3.6:.1f}"


@dataclass(frozen=True)
class Level:
    """A horizontal line with its value at the right edge. `text_y` keeps two labels apart."""

    x1: float
    x2: float
    y: float
    text: str
    text_y: float


@dataclass(frozen=True)
class Tick:
    at: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Flag:
    """Something that happened on a day: a test cycle began."""

    on: date
    words: str


@dataclass(frozen=True)
class Drawing:
    lines: tuple[str, ...]  # corners of the thin line, broken at gaps
    marks: tuple[Mark, ...]
    medians: tuple[Level, ...]
    target: Level | None
    baseline_width: float  # of the shaded stretch from the left edge; 0 when there is none
    value_ticks: tuple[Tick, ...]
    period_ticks: tuple[Tick, ...]
    flags: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM

    @property
    def plot_height(self) -> int:
        return self.bottom - self.top

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of marks in use, for the legend."""
        return frozenset(mark.kind for mark in self.marks)


@dataclass(frozen=True)
class Picture:
    """What is to be drawn: a judged series with its periods, in a unit, with target and events."""

    chart: Judged
    periods: Sequence[date]  # first days, as many as the chart has values, gaps included
    frequency: str
    unit: str
    direction: str
    target: float | None = None
    flags: Sequence[Flag] = ()


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


def draw(picture: Picture, scale: Scale) -> Drawing:
    """Lay a run chart out on an axis that holds its values."""
    values = picture.chart.values
    step = (RIGHT - LEFT) / max(len(values) - 1, FEWEST_STEPS)
    xs = [round(LEFT + i * step, 1) for i in range(len(values))]
    medians = _medians(picture, scale, xs)
    target = None
    if picture.target is not None and scale.low <= picture.target <= scale.high:
        y = scale.y(picture.target)
        taken = medians[-1].text_y if medians else None
        target = Level(LEFT, RIGHT, y, in_unit(picture.unit, picture.target), _apart(y + 4, taken))
    baseline = picture.chart.baseline
    return Drawing(
        lines=_lines(values, xs, scale),
        marks=_marks(picture, scale, xs),
        medians=medians,
        target=target,
        baseline_width=round(xs[baseline - 1] + step / 2 - LEFT, 1) if baseline else 0,
        value_ticks=tuple(Tick(scale.y(tick), _tick_text(picture.unit, tick)) for tick in scale.ticks),
        period_ticks=_period_ticks(picture, xs),
        flags=_flags(picture, xs),
    )


def _lines(values: Sequence[float | None], xs: Sequence[float], scale: Scale) -> tuple[str, ...]:
    runs = groupby(range(len(values)), key=lambda i: values[i] is not None)
    stretches = [list(run) for present, run in runs if present]
    return tuple(
        " ".join(f"{xs[i]},{scale.y(value)}" for i in run if (value := values[i]) is not None)
        for run in stretches
        if len(run) > 1
    )


def kind_of(chart: Judged, index: int, direction: str) -> str:
    """What a point is called: better or worse where it shows a signal, by the side it is on; otherwise common."""
    mark = chart.marks[index]
    if mark is None or not chart.shifted[index]:
        return COMMON
    return BETTER if is_better(mark[1], direction) else WORSE


def _marks(picture: Picture, scale: Scale, xs: Sequence[float]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            kind_of(picture.chart, i, picture.direction),
            xs[i],
            scale.y(value),
            f"{label(picture.frequency, picture.periods[i])}: {in_unit(picture.unit, value)}",
        )
        for i, value in enumerate(picture.chart.values)
        if value is not None
    )


def _medians(picture: Picture, scale: Scale, xs: Sequence[float]) -> tuple[Level, ...]:
    levels = []
    last = picture.chart.last_part
    for part in picture.chart.parts:
        if part.centre is None:
            continue
        y = scale.y(part.centre)
        x2 = RIGHT if part is last else xs[part.last - 1]
        text = in_unit(picture.unit, part.centre) if part is last else ""
        levels.append(Level(xs[part.first - 1], x2, y, text, round(y + 4, 1)))
    return tuple(levels)


def _apart(y: float, taken: float | None) -> float:
    """Where a label may stand so that it does not lie on the one at `taken`."""
    if taken is None or abs(y - taken) >= LABEL_GAP:
        return round(y, 1)
    return round(taken - LABEL_GAP if y <= taken and taken - LABEL_GAP > TOP else taken + LABEL_GAP, 1)


def _tick_text(unit: str, value: float) -> str:
    return f"{value:g} %" if unit == "share" else f"{value:,g}"


def _period_ticks(picture: Picture, xs: Sequence[float]) -> tuple[Tick, ...]:
    """First and last period, and one between when there is room."""
    count = len(xs)
    if not count:
        return ()
    wanted = {0: "start"}
    if count > 3 and xs[-1] - xs[0] > 100:
        wanted[count - 1] = "end" if xs[-1] > RIGHT - 30 else "middle"
    if count > 8 and xs[-1] - xs[0] > 200:
        wanted[(count - 1) // 2] = "middle"
    return tuple(
        Tick(xs[i], short_label(picture.frequency, picture.periods[i]), anchor) for i, anchor in sorted(wanted.items())
    )


def _flags(picture: Picture, xs: Sequence[float]) -> tuple[Tick, ...]:
    """Each event on the axis of the period that it fell in; those before the chart begins are left out."""
    found = []
    for flag in sorted(picture.flags, key=lambda flag: flag.on):
        at = [i for i, start in enumerate(picture.periods) if start <= flag.on]
        if at and (picture.periods[0] <= flag.on):
            found.append(Tick(xs[at[-1]], flag.words))
    return tuple(found)
