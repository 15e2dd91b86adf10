"""A private word as its two sides see it, as data: templates only print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from design_process.heard.models import NotHeard, NotHeardReader, NotHeardWord
from network.lib.clock import site_today
from network.lib.words import listed
from network.people.models import Person

NAMES = ("writer", "member__district", "network", "round", "meeting")


@dataclass(frozen=True)
class Page:
    """One note. `readers`: who reads it now, by name."""

    note: NotHeard
    said: Sequence[NotHeardWord]
    readers: tuple[str, ...]
    is_writer: bool

    @property
    def is_alone(self) -> bool:
        """Does nobody read it any more?"""
        return not self.readers

    @property
    def sentence(self) -> str:
        """Who reads it, or that it is gone."""
        if self.note.taken_back_at:
            return "It was taken back. Its words are gone for everybody."
        if self.is_alone:
            return "Nobody whom you chose is a facilitator any more, so nobody reads this now."
        who = listed(self.readers)
        return f"You and {who} read this, and nobody else." if self.is_writer else f"For {who}. Nobody else reads this."


def page_of(note: NotHeard, person: Person) -> Page:
    """Two queries."""
    reading = NotHeardReader.objects.still_reading(site_today()).filter(note=note).select_related("person")
    return Page(
        note,
        list(NotHeardWord.objects.seen_by(person).filter(note=note).select_related("by")),
        tuple(str(row.person) for row in reading),
        is_writer=note.writer_id == person.pk,
    )


@dataclass(frozen=True)
class Line:
    """A note in the list, and where it stands. `kind`: due, info, done or quiet, as on a status."""

    note: NotHeard
    words: str
    kind: str
    stands: str


def lines_of(person: Person, network: Any) -> tuple[list[Line], list[Line]]:
    """What somebody has written, and what was written to them, the latest first. One query."""
    rows = NotHeard.objects.seen_by(person).filter(network=network).select_related(*NAMES)
    mine = [_line(row, is_writer=True) for row in rows if row.writer_id == person.pk]
    return mine, [_line(row, is_writer=False) for row in rows if row.writer_id != person.pk]


def _line(note: NotHeard, *, is_writer: bool) -> Line:
    whom = "You wrote" if is_writer else f"{note.writer}, {note.member}"
    if note.taken_back_at:
        return Line(note, "You took it back" if is_writer else "Somebody took it back", "quiet", "Taken back")
    if note.closed_at:
        return Line(note, whom, "done", "Closed")
    if note.waits:
        return Line(note, whom, "info" if is_writer else "due", "No answer yet" if is_writer else "Waits for you")
    return Line(note, whom, "info", "Answered")
