"""What a theory says, apart from the database: its aim, its nodes, what serves what. Pure.

The aim has the key 0. A shape is what is drawn, what a version keeps, and what two versions are compared by.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

AIM: Final = 0
LOOSE: Final = -1  # under which stands what serves nothing that is still there
PRIMARY, SECONDARY, IDEA = "primary", "secondary", "idea"
RANK = {PRIMARY: 1, SECONDARY: 2, IDEA: 3}
LABELS = {PRIMARY: "Primary driver", SECONDARY: "Secondary driver", IDEA: "Change idea"}


@dataclass(frozen=True)
class Piece:
    """A driver or a change idea. `measures`: names of the numbers attached to it."""

    key: int
    kind: str
    text: str
    warrant: str = ""
    source: str = ""
    measures: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return LABELS[self.kind]


@dataclass(frozen=True)
class Shape:
    """`links`: (key, key of what it serves), those of one driver in their order."""

    aim: str
    pieces: tuple[Piece, ...] = ()
    links: tuple[tuple[int, int], ...] = ()

    def by_key(self) -> dict[int, Piece]:
        return {piece.key: piece for piece in self.pieces}

    def below(self) -> dict[int, list[int]]:
        """What serves each, in its order; under LOOSE what serves nothing that is here."""
        known = {AIM, *(piece.key for piece in self.pieces)}
        found: dict[int, list[int]] = {}
        for key, above in self.links:
            if key in known and above in known:
                found.setdefault(above, []).append(key)
        placed = {key for keys in found.values() for key in keys}
        loose = [piece.key for piece in self.pieces if piece.key not in placed]
        return found | ({LOOSE: loose} if loose else {})

    def above(self) -> dict[int, tuple[int, ...]]:
        """What each serves."""
        found: dict[int, tuple[int, ...]] = {}
        for above, keys in self.below().items():
            for key in keys if above != LOOSE else ():
                found[key] = (*found.get(key, ()), above)
        return found


@dataclass(frozen=True)
class Branch:
    """A node where it stands in the outline, with what serves it.

    What serves two drivers stands under both: in full under the first (`first`), under the others as one line.
    `also`: the other things that it serves. `standing`: of an idea, where the tests put it. `marks`: what differs from
    another version.
    """

    piece: Piece
    under: int
    first: bool
    also: tuple[str, ...]
    standing: Any = None
    marks: Sequence[Any] = ()
    branches: tuple["Branch", ...] = field(default=())


def outline(
    shape: Shape, standings: Mapping[int, Any] | None = None, marks: Mapping[int, Sequence[Any]] | None = None
) -> tuple[tuple[Branch, ...], tuple[Branch, ...]]:
    """The theory as nested lists: what leads to the aim, and what serves no driver that is still there."""
    pieces, below, above = shape.by_key(), shape.below(), shape.above()
    stands, marked = standings or {}, marks or {}
    seen: set[int] = set()

    def grow(key: int, under: int) -> Branch:
        first = key not in seen
        seen.add(key)
        also = tuple(pieces[other].text for other in above.get(key, ()) if other not in (under, AIM))
        branches = tuple(grow(child, key) for child in below.get(key, ())) if first else ()
        return Branch(pieces[key], under, first, also, stands.get(key), marked.get(key, ()), branches)

    return tuple(grow(key, AIM) for key in below.get(AIM, ())), tuple(grow(key, LOOSE) for key in below.get(LOOSE, ()))


def written(shape: Shape) -> dict[str, Any]:
    """A shape as JSON can hold it."""
    return {
        "aim": shape.aim,
        "pieces": [asdict(piece) for piece in shape.pieces],
        "links": [list(link) for link in shape.links],
    }


def read(content: Mapping[str, Any]) -> Shape:
    """The shape that `written` wrote down. Words that it does not know are left out."""
    known = {one.name for one in fields(Piece)}
    pieces = [{name: value for name, value in one.items() if name in known} for one in content["pieces"]]
    return Shape(
        content["aim"],
        tuple(Piece(**{**one, "measures": tuple(one.get("measures", ()))}) for one in pieces),
        tuple((key, above) for key, above in content["links"]),
    )
