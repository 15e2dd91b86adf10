"""Where the circles of a prototype's ramps are drawn: a row a ramp, larger and higher as the scale grows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

RADII = {"classroom": 13, "classrooms": 17, "school": 21, "district": 26}  # pixels, by scale
RISE = 12  # pixels from one scale to the next
STEP, ROW, LEFT = 104, 134, 62  # pixels between circles, between rows, and before the first circle
BASE = 74  # of a row's smallest circle, from the row's top
SYMBOLS = {
    "plan": ("…", "Planned"),
    "do": ("▸", "Running"),
    "study": ("?", "To decide"),
    "adopt": ("✓", "Adopt"),
    "adapt": ("↻", "Adapt"),
    "expand": ("↗", "Expand"),
    "abandon": ("×", "Abandon"),
}


@dataclass(frozen=True)
class Step:
    """A cycle as it is drawn. `state`: a key of SYMBOLS. `scale`: a key of RADII."""

    number: int
    scale: str
    state: str
    is_current: bool = False


@dataclass(frozen=True)
class Circle:
    """In pixels from the picture's corner. `under`: where the words below begin."""

    x: int
    y: int
    radius: int
    number: int
    state: str
    words: str
    is_current: bool

    @property
    def ring(self) -> int:
        """The radius of the second ring, which marks where the work is."""
        return self.radius + 5

    @property
    def middle(self) -> int:
        """Where the number's line stands, so that it looks to be in the middle."""
        return self.y + 5


@dataclass(frozen=True)
class Row:
    name: str
    name_y: int
    words_y: int
    line: str  # the points of the line through its circles
    circles: tuple[Circle, ...]


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    rows: tuple[Row, ...]


def sign_of(state: str) -> str:
    """A state as symbol and word: "↻ Adapt"."""
    return " ".join(SYMBOLS[state])


def picture_of(ramps: Sequence[tuple[str, Sequence[Step]]]) -> Picture:
    """The picture of ramps in their order, each a name and its cycles in theirs."""
    rows = tuple(
        _row(name, steps, top) for top, (name, steps) in zip(range(0, ROW * len(ramps), ROW), ramps, strict=True)
    )
    longest = max((len(steps) for _, steps in ramps), default=0)
    return Picture(LEFT * 2 + STEP * max(longest - 1, 1), ROW * len(ramps), rows)


def _row(name: str, steps: Sequence[Step], top: int) -> Row:
    circles = tuple(_circle(step, LEFT + STEP * place, top) for place, step in enumerate(steps))
    return Row(name, top + 16, top + ROW - 18, " ".join(f"{one.x},{one.y}" for one in circles), circles)


def _circle(step: Step, x: int, top: int) -> Circle:
    y = top + BASE - RISE * list(RADII).index(step.scale) // 2
    return Circle(x, y, RADII[step.scale], step.number, step.state, sign_of(step.state), step.is_current)
