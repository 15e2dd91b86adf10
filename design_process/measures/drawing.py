"""Where the marks of a run chart stand: geometry for an SVG, in units of its view box. Pure.

The box is 360 wide, so that its 12-unit text is readable on a 320 px screen and not large on a laptop.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from design_process.measures.chart_scale import BOTTOM, TOP, Scale, edge_text, tick_text
from design_process.measures.chart_words import is_better
from design_process.measures.periods import label, short_label
from design_process.measures.runchart import Judged, Part
from design_process.measures.words import in_unit

WIDTH, HEIGHT = 360, 196
LEFT, RIGHT = 40, 312
LABEL_GAP = 14  # between two lines of text
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FEWEST_STEPS = 11  # a short series leaves room for what is to come
BETTER, WORSE, COMMON, LEFT_OUT = "better", "worse", "common", "out"


@dataclass(frozen=True)
class Mark:
    """A point: what it looks like, where it is, and what it says on its own."""

    kind: str  # better, worse, common or out
    x: float
    y: float
    words: str

    @property
    def triangle(self) -> str:
        """The corners of a triangle of the same weight as the circle."""
        x, y = self.x, self.y
        return f"{x},{y - 5.2:.1f} {x + 4.8:.1f},{y + 3.6:.1f} {x - 4.8:.1f},{y + 3.6:.1f}"

    @property
    def cross(self) -> str:
        """A path of a cross of the same weight."""
        return f"M{self.x - 3.5:.1f} {self.y - 3.5:.1f}l7 7m0 -7l-7 7"


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
    """Something that happened on a day: a test cycle began, or, with `is_event`, something else that matters."""

    on: date
    words: str
    is_event: bool = False


@dataclass(frozen=True)
class Noted:
    """What happened in one period: where it stands, and by which letters the list under the chart calls it."""

    at: float
    letters: str
    text: str


@dataclass(frozen=True)
class AsOne:
    """School years that are shown as one: no point of the line, and never compared with years as one that overlap."""

    periods: tuple[date, ...]
    label: str  # "2023-24 to 2025-26 together"
    text: str
    value: float
    pupils: int | None
    reporting: str


@dataclass(frozen=True)
class Stretch:
    """Several periods as one: a bar over them at their value, with a diamond in its middle."""

    x1: float
    x2: float
    y: float
    words: str

    @property
    def diamond(self) -> str:
        return f"M{(self.x1 + self.x2) / 2:.1f} {self.y - 6:.1f}l6 6l-6 6l-6 -6z"


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
    events: tuple[Noted, ...] = ()
    limits: tuple[str, ...] = ()  # paths of the upper and the lower one, in steps where sizes differ
    limit_labels: tuple[Tick, ...] = ()
    borders: tuple[Tick, ...] = ()  # where a new phase begins, with its number
    together: tuple[Stretch, ...] = ()
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
    left_out: frozenset[int] = frozenset()  # places (from 0) of points that are drawn but not judged
    before: int = 0  # empty periods on either side, where several charts share an axis of time
    after: int = 0
    together: Sequence[AsOne] = ()


def draw(picture: Picture, scale: Scale) -> Drawing:
    """Lay a chart out on an axis that holds its values."""
    values = picture.chart.values
    step = (RIGHT - LEFT) / max(picture.before + len(values) + picture.after - 1, FEWEST_STEPS)
    xs = [round(LEFT + (picture.before + i) * step, 1) for i in range(len(values))]
    medians, target, limit_labels = _labelled(picture, scale, xs)
    baseline = picture.chart.baseline
    return Drawing(
        lines=_lines(values, xs, scale),
        marks=_marks(picture, scale, xs),
        medians=medians,
        target=target,
        baseline_width=round(xs[baseline - 1] + step / 2 - LEFT, 1) if baseline else 0,
        value_ticks=tuple(Tick(scale.y(tick), tick_text(picture.unit, tick)) for tick in scale.ticks),
        period_ticks=_period_ticks(picture, xs),
        flags=_flags(picture, xs),
        events=_noted(picture, xs),
        limits=_limits(picture.chart, scale, xs),
        limit_labels=limit_labels,
        borders=_borders(picture.chart, xs),
        together=_together(picture, scale, xs),
    )


def _together(picture: Picture, scale: Scale, xs: Sequence[float]) -> tuple[Stretch, ...]:
    """School years that are shown as one, those of them that are on the chart."""
    at = dict(zip(picture.periods, xs, strict=True))
    found = [(one, [at[period] for period in one.periods if period in at]) for one in picture.together]
    return tuple(
        Stretch(places[0], places[-1], scale.y(one.value), f"{one.label}: {one.text}")
        for one, places in found
        if places
    )


def _labelled(
    picture: Picture, scale: Scale, xs: Sequence[float]
) -> tuple[tuple[Level, ...], Level | None, tuple[Tick, ...]]:
    """Centre lines, target line and the values of the limits, their texts at the right edge kept apart."""
    centres, target, chart = _medians(picture, scale, xs), None, picture.chart
    if picture.target is not None and scale.low <= picture.target <= scale.high:
        y = scale.y(picture.target)
        target = Level(LEFT, RIGHT, y, edge_text(picture.unit, picture.target), y + 4)
    ends = [line[-1] if line else None for line in (chart.uppers, chart.lowers)]
    shown = [end for end in ends if end is not None and scale.low <= end <= scale.high]
    wanted = [scale.y(end) + 4 for end in shown]
    wanted += [centres[-1].text_y] if centres else []
    wanted += [target.text_y] if target else []
    placed = iter(apart(wanted))
    labels = tuple(Tick(next(placed), edge_text(picture.unit, end)) for end in shown)
    if centres:
        centres = (*centres[:-1], replace(centres[-1], text_y=next(placed)))
    return centres, replace(target, text_y=next(placed)) if target else None, labels


def apart(wanted: Sequence[float]) -> list[float]:
    """Where texts may stand so that none lies on another, as near as may be to where they are wanted."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    free = float(LABEL_GAP - 4)
    for i in order:
        placed[i] = max(wanted[i], free)
        free = placed[i] + LABEL_GAP
    free = float(HEIGHT - LABEL_GAP)
    for i in reversed(order):
        placed[i] = round(min(placed[i], free), 1)
        free = placed[i] - LABEL_GAP
    return placed


def _limits(chart: Judged, scale: Scale, xs: Sequence[float]) -> tuple[str, ...]:
    """The upper and the lower limit as paths: flat, in steps where they differ, broken at borders and gaps."""
    if not chart.has_limits:
        return ()
    lines = (chart.uppers, chart.lowers)
    paths = ["".join("".join(_steps(line, part, scale, xs)) for part in chart.parts) for line in lines]
    return tuple(path for path in paths if path)


def _steps(line: Sequence[float | None], part: Part, scale: Scale, xs: Sequence[float]) -> Iterator[str]:
    """One part of a limit: a stretch for each level, each period as wide as a step of the chart."""
    half = (xs[1] - xs[0]) / 2 if len(xs) > 1 else 6.0
    before = None
    for y, run in groupby(range(part.first - 1, part.last), key=lambda i: _inside(line[i], scale)):
        places = list(run)
        start, end = max(xs[places[0]] - half, LEFT), min(xs[places[-1]] + half, RIGHT)
        if y is not None:
            yield f"M{start:.1f} {y}H{end:.1f}" if before is None else f"V{y}H{end:.1f}"
        before = y


def _inside(value: float | None, scale: Scale) -> float | None:
    """Where a value stands on the axis, if it does."""
    return None if value is None or not scale.low <= value <= scale.high else scale.y(value)


def _borders(chart: Judged, xs: Sequence[float]) -> tuple[Tick, ...]:
    return tuple(
        Tick(round((xs[part.first - 2] + xs[part.first - 1]) / 2, 1), str(number))
        for number, part in enumerate(chart.parts, start=1)
        if number > 1
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
            LEFT_OUT if i in picture.left_out else kind_of(picture.chart, i, picture.direction),
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
        text = edge_text(picture.unit, part.centre) if part is last else ""
        levels.append(Level(xs[part.first - 1], x2, y, text, round(y + 4, 1)))
    return tuple(levels)


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
    """Each test cycle on the axis of the period that it began in; those before the chart begins are left out."""
    return tuple(
        Tick(xs[place], flag.words)
        for flag in sorted(picture.flags, key=lambda flag: flag.on)
        if not flag.is_event and (place := place_of(picture.periods, flag.on)) is not None
    )


def _noted(picture: Picture, xs: Sequence[float]) -> tuple[Noted, ...]:
    """The periods in which something else happened, each with its letters."""
    found = lettered(picture.periods, picture.flags)
    return tuple(
        Noted(xs[place], " ".join(letter for _, letter, _ in there), "; ".join(flag.words for _, _, flag in there))
        for place, there in ((place, list(there)) for place, there in groupby(found, key=lambda one: one[0]))
    )


def lettered(periods: Sequence[date], flags: Sequence[Flag]) -> list[tuple[int, str, Flag]]:
    """The events on a chart in order: each with the period (from 0) it fell in and its letter, a to z and again."""
    placed = [
        (place, flag)
        for flag in sorted(flags, key=lambda flag: flag.on)
        if flag.is_event and (place := place_of(periods, flag.on)) is not None
    ]
    return [(place, LETTERS[number % len(LETTERS)], flag) for number, (place, flag) in enumerate(placed)]


def place_of(periods: Sequence[date], day: date) -> int | None:
    """The period (from 0) that a day falls in; None before the first. Days after the last stand at the last."""
    return bisect_right(periods, day) - 1 if periods and periods[0] <= day else None
