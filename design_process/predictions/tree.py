"""Where the boxes of a family tree stand, in units of its view box. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

BOX_WIDTH, BOX_HEIGHT = 220, 62
ACROSS, DOWN = 266, 84  # from box to box
EDGE = 4
LETTERS = 22  # that fit in a line of a box


@dataclass(frozen=True)
class Place:
    """One box: its corner, and its words cut to fit."""

    key: int
    x: int
    y: int
    title: str
    under: str
    sign: str


@dataclass(frozen=True)
class Tree:
    """Boxes and the lines between them: from the middle of a right side to the middle of a left one."""

    places: tuple[Place, ...]
    lines: tuple[tuple[int, int, int, int, int], ...]  # x1, y1, the turn, x2, y2
    width: int
    height: int
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


@dataclass(frozen=True)
class Box:
    """What is drawn: a card, its parent among those drawn, its words, and what came of it as a sign."""

    key: int
    parent: int | None
    title: str
    under: str
    sign: str


def tree_of(boxes: Sequence[Box]) -> Tree:
    """Draw cards from the first on the left to what came of it; siblings stand in their given order."""
    children: dict[int | None, list[Box]] = {}
    for box in boxes:
        children.setdefault(box.parent, []).append(box)
    at: dict[int, tuple[int, int]] = {}
    row = 0

    def lay(box: Box, depth: int) -> int:
        nonlocal row
        rows = [lay(child, depth + 1) for child in children.get(box.key, [])]
        if not rows:
            rows, row = [row], row + 1
        middle = (min(rows) + max(rows)) // 2
        at[box.key] = (depth, middle)
        return middle

    for first in children.get(None, []):
        lay(first, 0)
    places = tuple(_place(box, *at[box.key]) for box in boxes)
    known = {place.key: place for place in places}
    lines = tuple(_line(known[box.parent], known[box.key]) for box in boxes if box.parent is not None)
    deepest = max((depth for depth, _ in at.values()), default=0)
    width, height = deepest * ACROSS + BOX_WIDTH + 2 * EDGE, max(row - 1, 0) * DOWN + BOX_HEIGHT + 2 * EDGE
    return Tree(places, lines, width, height)


def _place(box: Box, depth: int, row: int) -> Place:
    return Place(box.key, EDGE + depth * ACROSS, EDGE + row * DOWN, _cut(box.title), _cut(box.under), box.sign)


def _line(one: Place, other: Place) -> tuple[int, int, int, int, int]:
    x, half = one.x + BOX_WIDTH, BOX_HEIGHT // 2
    return x, one.y + half, (x + other.x) // 2, other.x, other.y + half


def _cut(words: str) -> str:
    return words if len(words) <= LETTERS else f"{words[: LETTERS - 1].rstrip()}…"
