"""Which voices are missing, in words, each with what would help. Pure: help, never a mark."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from network.lib.words import listed

STUDENT = "student"
Helps = Literal["groups", "seat", "interview", "insight", "ideas"]


@dataclass(frozen=True)
class GroupRow:
    """A stakeholder group: its people in the team, its pieces of evidence, the insights and the chosen ideas from it.

    `chosen` counts ideas whose authors want their names shown: of no other it is told from which group it came.
    """

    key: str
    label: str
    is_touched: bool
    seats: int = 0
    pieces: int = 0
    insights: int = 0
    chosen: int = 0


@dataclass(frozen=True)
class Heard:
    """What is known besides the rows. `ideas`: the sentence about chosen ideas, empty when it may not be said."""

    students_interviewed: int
    insights: int
    ideas: str
    understand: str  # what the network calls the phase that understands
    frame: str  # … and the one that frames


@dataclass(frozen=True)
class Alert:
    """A missing voice. `helps`: what one would do about it; `group`: for whom, when it is one group."""

    words: str
    helps: Helps
    group: str = ""


def alerts_of(rows: Sequence[GroupRow], heard: Heard) -> tuple[Alert, ...]:
    """What is missing among the groups that the problem touches, at most one line for each kind of gap."""
    return tuple(_alerts([row for row in rows if row.is_touched], heard))


def _alerts(touched: list[GroupRow], heard: Heard) -> Iterable[Alert]:
    if not touched:
        yield Alert("Nobody has said yet which groups this problem touches.", "groups")
    if gone := [row for row in touched if not row.seats]:
        yield Alert(f"No {_voice(gone)} voice in the team.", "seat", _one(gone))
    if not heard.students_interviewed and (not touched or any(row.key == STUDENT for row in touched)):
        yield Alert("Students interviewed: 0.", "interview", STUDENT)
    if gone := [row for row in touched if not row.pieces and row.key != STUDENT]:
        yield Alert(f"No {_voice(gone)} voice in {heard.understand}.", "interview", _one(gone))
    if heard.insights and (gone := [row for row in touched if row.pieces and not row.insights]):
        yield Alert(
            f"No {_voice(gone)} voice in {heard.frame}: they were heard, but no insight rests on it.", "insight"
        )
    if heard.ideas:
        yield Alert(heard.ideas, "ideas")


def _voice(rows: Sequence[GroupRow]) -> str:
    return listed([row.label.lower() for row in rows], "or")


def _one(rows: Sequence[GroupRow]) -> str:
    """The first of them, to begin with."""
    return rows[0].key
