"""Where the marks of the feedback pictures stand, in units of their view boxes. Pure.

The wide box is 360 units, so that its 12-unit text is readable on a 320 px screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from network.lib.suppression import Hidden
from network.questionnaires.summary import Spread

LEFT, RIGHT, TOP, BOTTOM = 24, 348, 20, 148
BELOW = 166  # where a meeting without a score stands: under the axis, so that nobody takes it for a one
LOW, HIGH = 1, 5
LABELS_AT_MOST = 7  # dates that stand side by side below the axis
BAR = 12  # width of a range


@dataclass(frozen=True)
class Point:
    """One meeting: its day in a few letters, its score, and what is said of it on its own."""

    label: str
    found: Spread | Hidden
    words: str


@dataclass(frozen=True)
class Mark:
    """A drawn meeting. `bar_y` and `bar_height` hold the middle half of the marks; without a score: no bar."""

    x: float
    y: float
    text: str
    words: str
    label: str
    bar_y: float = 0
    bar_height: float = 0
    is_hidden: bool = False

    @property
    def bar_x(self) -> float:
        return self.x - BAR / 2

    @property
    def text_y(self) -> float:
        return min(self.y, self.bar_y) - 7


@dataclass(frozen=True)
class Row:
    """The scores of a row of meetings."""

    marks: tuple[Mark, ...]
    lines: tuple[str, ...]
    ticks: tuple[tuple[float, int], ...]
    bar_width: int = BAR
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


@dataclass(frozen=True)
class Column:
    """One step of a scale and how many chose it."""

    x: float
    y: float
    height: float
    count: int
    step: int


def row_of(points: Sequence[Point]) -> Row:
    """Meetings side by side, the earliest on the left; one without a score leaves a gap."""
    gap = (RIGHT - LEFT) / max(len(points), 1)
    every = -(-len(points) // LABELS_AT_MOST) or 1
    marks = []
    for place, point in enumerate(points):
        x = round(LEFT + gap * (place + 0.5), 1)
        label = point.label if (len(points) - 1 - place) % every == 0 else ""
        marks.append(_mark(point, x, label))
    shown = groupby(marks, key=lambda mark: mark.is_hidden)
    lines = tuple(" ".join(f"{mark.x},{mark.y}" for mark in run) for hidden, run in shown if not hidden)
    return Row(tuple(marks), lines, tuple((_y(step), step) for step in range(LOW, HIGH + 1)))


def columns_of(counts: Sequence[int]) -> tuple[Column, ...]:
    """How often each step was chosen, as columns in a box of 40 by 34 a step."""
    most = max([*counts, 1])
    return tuple(
        Column(40 * place + 6, round(34 - 30 * count / most, 1), round(30 * count / most, 1), count, place + 1)
        for place, count in enumerate(counts)
    )


def _mark(point: Point, x: float, label: str) -> Mark:
    if isinstance(point.found, Hidden):
        return Mark(x, BELOW, "", point.words, label, is_hidden=True)
    top, foot = _y(point.found.upper), _y(point.found.lower)
    mean = point.found.mean
    height = round(max(foot - top, 2), 1)
    return Mark(x, _y(mean), f"{mean:.1f}", point.words, label, bar_y=top, bar_height=height)


def _y(value: float) -> float:
    return round(BOTTOM - (value - LOW) / (HIGH - LOW) * (BOTTOM - TOP), 1)
