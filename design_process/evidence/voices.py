"""Whose voice is there, and what is missing, in words: hints, never a mark. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NUMBERS = frozenset({"achievement", "attendance", "behaviour"})
READ = frozenset({"literature", "expert"})
_ASKED = {"student_survey": "student", "teacher_survey": "teacher"}
_SPECIAL = ("special ed", "sped", "iep", "disabilit", "504")
HINTS_SHOWN = 3


@dataclass(frozen=True)
class Piece:
    """What is known of one piece of evidence. `heard`: key of a stakeholder group, or empty; `about`: free words."""

    kind: str
    heard: str = ""
    about: str = ""

    @property
    def voice(self) -> str:
        """Whose own words or answers these are; empty for figures and for what was read."""
        return self.heard or _ASKED.get(self.kind, "")


@dataclass(frozen=True)
class GroupHeard:
    """A stakeholder group: how many of it sit in the team, and how many pieces of evidence it spoke in."""

    label: str
    seats: int
    pieces: int


def hints(pieces: Sequence[Piece], labels: dict[str, str]) -> tuple[str, ...]:
    """What would help to see more, the weightiest first, a few at most. `labels`: kind → its name."""
    if not pieces:
        return ()
    return tuple(_hints(pieces, labels))[:HINTS_SHOWN]


def _hints(pieces: Sequence[Piece], labels: dict[str, str]) -> Iterable[str]:
    kinds, voices = {piece.kind for piece in pieces}, {piece.voice for piece in pieces}
    if "student" not in voices:
        yield "No student has been heard yet."
    if len(pieces) > 1 and len(kinds) == 1:
        yield f"All evidence is from one kind of source: {labels[pieces[0].kind].lower()}."
    elif kinds <= NUMBERS:
        yield "So far there are figures alone. They say how much; people say why."
    elif not kinds & NUMBERS:
        yield "So far there are words alone. A figure would say how many it concerns."
    if "teacher" not in voices:
        yield "No teacher has been heard yet."
    if "special_education" not in voices and not any(_is_special(piece.about) for piece in pieces):
        yield "Nothing from special education."
    if "family" not in voices:
        yield "No family has been heard yet."


def _is_special(about: str) -> bool:
    return any(word in about.lower() for word in _SPECIAL)


def groups_heard(pieces: Iterable[Piece], seats: dict[str, int], labels: dict[str, str]) -> tuple[GroupHeard, ...]:
    """A line for each stakeholder group, in the order of `labels`. `seats`: key → people of the team."""
    voices = [piece.voice for piece in pieces]
    return tuple(GroupHeard(label, seats.get(key, 0), voices.count(key)) for key, label in labels.items())


def people_words(n: int | None, threshold: int, *, is_told: bool) -> str:
    """How many people, for a reader. Who `is_told` reads the number; others read "few" for a small one."""
    if n is None:
        return ""
    if not is_told and n < threshold:
        return "few people"
    return "1 person" if n == 1 else f"{n:,} people"
