"""Where the marks of the picture of sureness stand, in units of its view box. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from design_process.predictions.confidence import Step

WIDTH, HEIGHT = 360, 236
LEFT, RIGHT, TOP, BOTTOM = 52, 340, 14, 190
LEAST, MOST = 50, 100  # percent sure


@dataclass(frozen=True)
class Mark:
    """One step: how sure, how much of it came true, of how many."""

    x: float
    y: float
    step: Step
    kind: str  # "over": less came true than one was sure; "even"; "under"


@dataclass(frozen=True)
class Picture:
    """Marks, the line on which one is as right as sure, and the ticks of both axes."""

    marks: tuple[Mark, ...]
    even: tuple[float, float, float, float]
    across: tuple[tuple[float, int], ...]
    up: tuple[tuple[float, int], ...]
    box: str = f"0 0 {WIDTH} {HEIGHT}"
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


def picture_of(steps: Sequence[Step]) -> Picture:
    """The picture of one person's steps."""
    return Picture(
        marks=tuple(Mark(_x(step.percent), _y(step.came_true), step, _kind(step)) for step in steps),
        even=(_x(LEAST), _y(LEAST), _x(MOST), _y(MOST)),
        across=tuple((_x(percent), percent) for percent in range(LEAST, MOST + 1, 10)),
        up=tuple((_y(percent), percent) for percent in range(0, 101, 25)),
    )


def _kind(step: Step) -> str:
    if step.came_true < step.percent:
        return "over"
    return "under" if step.came_true > step.percent else "even"


def _x(percent: float) -> float:
    return round(LEFT + 14 + (percent - LEAST) / (MOST - LEAST) * (RIGHT - LEFT - 28), 1)


def _y(percent: float) -> float:
    return round(BOTTOM - percent / 100 * (BOTTOM - TOP), 1)
