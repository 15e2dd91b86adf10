"""Where the boxes and lines of a driver diagram stand, in units of its view box. Pure.

From left to right: the aim, primary drivers, secondary drivers, change ideas. Words wrap and are never cut. Everything
that leads to one driver stands in a band of its own, so that boxes never lie on each other.
"""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from design_process.theory.shape import AIM, LABELS, LOOSE, RANK, Shape
from design_process.theory.standing import Standing

GAP_ACROSS, GAP_DOWN, EDGE = 44, 12, 4
HEAD = 30  # the names of the columns
COLUMNS = ("Aim", *(f"{label}s" for label in LABELS.values()))
WIDTHS = (190, 214, 214, 272)
LETTERS = (8.7, 8.7, 7.9, 7.9)  # the width of a letter in each column, in the widest of usual fonts: two are bold
LINE, PAD = 18, 10
SIGN_ROOM = 22  # under the words of an idea: its sign with what it says


@dataclass(frozen=True)
class Box:
    """One box: its corner, its size, its lines of words, and for an idea what the tests say."""

    key: int
    kind: str  # "aim" or a kind of piece
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    standing: Standing | None = None

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def sign_y(self) -> int:
        return self.height - PAD - 5


@dataclass(frozen=True)
class Diagram:
    """Boxes, the lines between them as paths, and the names of the columns in use with where they begin."""

    boxes: tuple[Box, ...]
    lines: tuple[str, ...]
    heads: tuple[tuple[int, str], ...]
    width: int
    height: int
    pad: int = PAD
    first: int = PAD + 12  # the baseline of the first line of words
    step: int = LINE

    @property
    def is_tall(self) -> bool:
        """Is it read more easily on a sheet that stands? What a sheet of letter paper holds decides (in mm)."""
        standing = min(190 / self.width, 200 / self.height)
        return standing > min(255 / self.width, 128 / self.height)


def draw(shape: Shape, standings: Mapping[int, Standing]) -> Diagram:
    """Lay a theory out. `standings`: of ideas, by key; those of a kept version have none."""
    used = sorted({0, *(RANK[piece.kind] for piece in shape.pieces)})
    layout = _Layout(shape, standings, dict(zip(used, _lefts(used), strict=True)))
    bottom = layout.lay(AIM, HEAD + EDGE)
    for key in layout.below.get(LOOSE, ()):
        bottom = layout.lay(key, bottom + GAP_DOWN)
    boxes, below = layout.boxes, layout.below
    return Diagram(
        boxes=tuple(boxes.values()),
        lines=tuple(layout.line(above, key) for above in below if above != LOOSE for key in below[above]),
        heads=tuple((layout.left[rank], COLUMNS[rank]) for rank in used),
        width=layout.left[used[-1]] + WIDTHS[used[-1]] + EDGE,
        height=bottom + EDGE,
    )


class _Layout:
    """Boxes as they are laid. Each node stands in the band of the first that it serves; to others leads a line."""

    def __init__(self, shape: Shape, standings: Mapping[int, Standing], left: Mapping[int, int]) -> None:
        self.standings, self.left, self.below = standings, left, shape.below()
        self.boxes: dict[int, Box] = {}
        self.pieces = shape.by_key()
        self.aim = shape.aim
        placed: set[int] = set()
        self.band_of: dict[int, list[int]] = {}
        self._claim(AIM, placed)
        for key in self.below.get(LOOSE, ()):
            self._claim(key, placed)

    def _claim(self, key: int, placed: set[int]) -> None:
        """Find whose band each node stands in."""
        mine: list[int] = []
        self.band_of[key] = mine
        for child in self.below.get(key, ()):
            if child not in placed:
                placed.add(child)
                mine.append(child)
                self._claim(child, placed)

    def _rank(self, key: int) -> int:
        return 0 if key == AIM else RANK[self.pieces[key].kind]

    def _lines(self, key: int) -> tuple[str, ...]:
        return _wrapped(self.aim if key == AIM else self.pieces[key].text, self._rank(key))

    def _own(self, key: int) -> int:
        """The height of a box."""
        return len(self._lines(key)) * LINE + 2 * PAD + (SIGN_ROOM if key in self.standings else 0)

    def _led(self, key: int) -> int:
        """The height of all that stands in the band of a node, itself left out."""
        bands = [self._band(child) for child in self.band_of[key]]
        return sum(bands) + GAP_DOWN * max(len(bands) - 1, 0)

    def _band(self, key: int) -> int:
        return max(self._own(key), self._led(key))

    def lay(self, key: int, top: int) -> int:
        """Put a node and all in its band below `top`. Returns where the band ends."""
        band, own, rank = self._band(key), self._own(key), self._rank(key)
        kind = "aim" if key == AIM else self.pieces[key].kind
        y = top + (band - own) // 2
        self.boxes[key] = Box(
            key, kind, self.left[rank], y, WIDTHS[rank], own, self._lines(key), self.standings.get(key)
        )
        below = top + (band - self._led(key)) // 2
        for child in self.band_of[key]:
            below = self.lay(child, below) + GAP_DOWN
        return top + band

    def line(self, above: int, key: int) -> str:
        """A line from the right of one box to the left of another, past the boxes of a column that lies between."""
        one, other = self.boxes[above], self.boxes[key]
        x, y = one.x + one.width, one.middle
        between = [box for box in self.boxes.values() if x < box.x < other.x]
        if not between:
            return f"M{x} {y}{_curve(x, y, other.x, other.middle)}"
        lane, left, right = _lane(other.middle, between), between[0].x, other.x - GAP_ACROSS
        return f"M{x} {y}{_curve(x, y, left, lane)}H{right}{_curve(right, lane, other.x, other.middle)}"


def _lefts(used: list[int]) -> list[int]:
    """Where each column in use begins."""
    found, x = [], EDGE
    for rank in used:
        found.append(x)
        x += WIDTHS[rank] + GAP_ACROSS
    return found


def _wrapped(text: str, rank: int) -> tuple[str, ...]:
    letters = int((WIDTHS[rank] - 2 * PAD) / LETTERS[rank])
    return tuple(textwrap.wrap(text, letters)) or ("",)


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    """From where the pen is to another place, level at both ends."""
    half = (x + to_x) // 2
    return f"H{to_x}" if y == to_y else f"C{half} {y} {half} {to_y} {to_x} {to_y}"


def _lane(wanted: int, between: list[Box]) -> int:
    """The height nearest to the wanted one at which a line passes a column and no box of it."""
    half = GAP_DOWN // 2
    edges = [edge for box in between for edge in (box.y - half, box.y + box.height + half)]
    free = [y for y in (wanted, *edges) if not any(box.y - half < y < box.y + box.height + half for box in between)]
    return min(free, key=lambda y: abs(y - wanted))
