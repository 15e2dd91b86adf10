"""What two versions of a theory say differently: added, taken away, reworded, moved. Pure."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from design_process.theory.shape import AIM, IDEA, Piece, Shape
from network.lib.words import counted, listed

ADDED, TAKEN, REWORDED, MOVED, CHANGED = "added", "taken", "reworded", "moved", "changed"
WORDS: Final = {
    ADDED: "Added",
    TAKEN: "Taken away",
    REWORDED: "Reworded",
    MOVED: "Moved",
    CHANGED: "Changed",
}
SIGNS: Final = {ADDED: "+", TAKEN: "−", REWORDED: "✎", MOVED: "→", CHANGED: "✎"}
SOURCES: Final = {
    "research": "research",
    "expert": "an expert",
    "member": "one of us, or another district",
    "": "nobody",
}


@dataclass(frozen=True)
class Run:
    """Some words of a text that was reworded. `how`: "same", "old" (no longer there) or "new"."""

    how: str
    words: str


@dataclass(frozen=True)
class Difference:
    """One thing that changed, of one node (or of the aim, key 0)."""

    what: str
    key: int
    label: str  # what it is: "Change idea"
    text: str
    words: str = ""  # of a move, or of what else changed
    runs: tuple[Run, ...] = field(default=())

    @property
    def sentence(self) -> str:
        """What is said of a move, or of what else changed, with its full stop."""
        return self.words if self.words.endswith((".”", "!”", "?”")) or not self.words else f"{self.words}."

    @property
    def word(self) -> str:
        return WORDS[self.what]

    @property
    def sign(self) -> str:
        return SIGNS[self.what]


def differences(older: Shape, newer: Shape) -> tuple[Difference, ...]:
    """Everything that `newer` says differently: first in its order, then what is gone, in the order it had."""
    return (*_of_aim(older, newer), *_of_pieces(older, newer), *_gone(older, newer))


def marks(found: tuple[Difference, ...]) -> dict[int, list[Difference]]:
    """The differences of each node."""
    marked: dict[int, list[Difference]] = {}
    for one in found:
        marked.setdefault(one.key, []).append(one)
    return marked


def sentence(found: tuple[Difference, ...]) -> str:
    """How much differs, in a sentence."""
    parts = [
        counted(number, one, many)
        for what, one, many in (
            (ADDED, "thing was added", "things were added"),
            (TAKEN, "was taken away", "were taken away"),
            (REWORDED, "was reworded", "were reworded"),
            (MOVED, "was moved", "were moved"),
            (CHANGED, "has another reason, source or number", "have another reason, source or number"),
        )
        if (number := sum(difference.what == what for difference in found))
    ]
    return f"{listed(parts)}." if parts else "They say the same."


def _of_aim(older: Shape, newer: Shape) -> Iterator[Difference]:
    if older.aim != newer.aim:
        yield Difference(REWORDED, AIM, "Aim", newer.aim, runs=runs(older.aim, newer.aim))


def _of_pieces(older: Shape, newer: Shape) -> Iterator[Difference]:
    before, was_above, is_above = older.by_key(), older.above(), newer.above()
    for piece in newer.pieces:
        old = before.get(piece.key)
        if old is None:
            yield Difference(ADDED, piece.key, piece.label, piece.text, _under(newer, is_above.get(piece.key, ())))
            continue
        if old.text != piece.text:
            yield Difference(REWORDED, piece.key, piece.label, piece.text, runs=runs(old.text, piece.text))
        was, now = was_above.get(piece.key, ()), is_above.get(piece.key, ())
        if set(was) != set(now):
            words = f"{_under(older, was)} before, {_under(newer, now)} after"
            yield Difference(MOVED, piece.key, piece.label, piece.text, words)
        if words := "; ".join(_beside(old, piece)):
            yield Difference(CHANGED, piece.key, piece.label, piece.text, words)


def _gone(older: Shape, newer: Shape) -> Iterator[Difference]:
    kept = newer.by_key()
    for piece in older.pieces:
        if piece.key not in kept:
            yield Difference(TAKEN, piece.key, piece.label, piece.text)


def _under(shape: Shape, above: tuple[int, ...]) -> str:
    """What something serves, in words."""
    pieces = shape.by_key()
    names = ["the aim" if key == AIM else f"“{pieces[key].text}”" for key in above]
    return f"under {listed(names)}" if names else "under no driver"


def _beside(old: Piece, new: Piece) -> Iterator[str]:
    """What changed beside the words of a node."""
    if old.warrant != new.warrant:
        yield f"why we think so: “{new.warrant}”" if new.warrant else "why we think so is left out"
    if old.source != new.source and new.kind == IDEA:
        yield f"it comes from {SOURCES.get(new.source, new.source)}"
    if old.measures != new.measures:
        yield f"its numbers: {listed(new.measures)}" if new.measures else "it has no number any more"


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Two texts laid into one, word by word: what stayed, what is no longer there, what is new."""
    old, new = before.split(), after.split()
    found: list[Run] = []
    for how, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Run("same", " ".join(old[a:b])))
            continue
        if b > a:
            found.append(Run("old", " ".join(old[a:b])))
        if d > c:
            found.append(Run("new", " ".join(new[c:d])))
    return tuple(found)
