"""Writing in private, answering, closing, taking back. No line of history: that somebody wrote is nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.heard.models import NotHeard, NotHeardReader, NotHeardWord
from design_process.ideas.models import IdeaRound
from districts.directory.models import Member, Seat
from network.lib.clock import site_today
from network.meetings.models import Meeting
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.outbox.actions import owe
from network.people.models import Person


class TakenBack(Exception):
    """The writer has taken it back meanwhile: nothing is added to it any more."""


class NotAReader(Exception):
    """Somebody was chosen who is no facilitator, or who wrote it."""


class StillRead(Exception):
    """Somebody who was chosen reads it: others are chosen only once nobody does."""


@dataclass(frozen=True)
class Said:
    """What somebody writes: what happened, what would help (a key of NotHeard.Wish), and what it is about."""

    what: str
    wish: str = NotHeard.Wish.KNOW
    about: IdeaRound | Meeting | None = None


def facilitators_for(network_id: int, writer: Person) -> list[Person]:
    """Who can be chosen to read it: the facilitators of today, without the writer. One query."""
    return list(RoleGrant.objects.who_to_tell(network_id, Role.FACILITATOR).exclude(pk=writer.pk))


def seated_among(people: Sequence[Person], member: Member) -> set[int]:
    """Ids of those people who have a seat in a member's team as well. One query."""
    seats = Seat.objects.taken().filter(member=member, grant__person__in=people)
    return set(seats.values_list("grant__person", flat=True))


@transaction.atomic
def say_not_heard(member: Member, said: Said, readers: Sequence[Person], *, by: Person, client_key: UUID) -> NotHeard:
    """Keep what somebody of a member's team wrote, and tell those they chose that there is something to read.

    Sent twice, it is one. Raises NotAReader.
    """
    note: NotHeard
    note, made = NotHeard.objects.get_or_create(
        network_id=member.network_id,
        client_key=client_key,
        defaults={
            "member": member,
            "writer": by,
            "what": said.what,
            "wish": said.wish,
            "round": said.about if isinstance(said.about, IdeaRound) else None,
            "meeting": said.about if isinstance(said.about, Meeting) else None,
        },
    )
    if made:
        _choose(note, readers)
        _owe(note, f"{note.pk}", readers)
    return note


@transaction.atomic
def choose_others(note: NotHeard, readers: Sequence[Person]) -> None:
    """Let others read what nobody reads any more, in place of those before; the same again changes nothing.

    Raises NotAReader, TakenBack, or StillRead: whoever answered did so for the writer, and not for others as well.
    """
    locked = _held(note)
    _check(locked, readers)
    reading = NotHeardReader.objects.still_reading(site_today()).filter(note=locked).values_list("person", flat=True)
    if reading and set(reading) != {one.pk for one in readers}:
        raise StillRead
    NotHeardReader.objects.filter(note=locked).exclude(person__in=readers).delete()
    before = set(NotHeardReader.objects.filter(note=locked).values_list("person", flat=True))
    _choose(locked, readers)
    _owe(locked, f"{locked.pk}", [one for one in readers if one.pk not in before])


@transaction.atomic
def write_on(note: NotHeard, words: str, *, by: Person, client_key: UUID, closes: bool = False) -> NotHeardWord:
    """Answer it, or as its writer write on, which opens what was closed. `closes`: these words say what was done.

    Sent twice, it is one. Raises TakenBack.
    """
    locked, now = _held(note), timezone.now()
    word: NotHeardWord
    word, made = NotHeardWord.objects.get_or_create(
        network_id=locked.network_id,
        client_key=client_key,
        defaults={"note": locked, "by": by, "words": words, "closes": closes, "at": now},
    )
    if made:
        _move(locked, now, by_writer=by.pk == locked.writer_id, closes=closes)
        _owe(locked, f"{word.pk}", _others(locked, by))
    return word


@transaction.atomic
def take_back(note: NotHeard) -> None:
    """Delete every word of it, the answers too, for they may repeat what it said. The days stay."""
    now = timezone.now()
    gone = {"what": "", "wish": "", "round": None, "meeting": None, "taken_back_at": now}
    if NotHeard.objects.filter(pk=note.pk, taken_back_at=None).update(**gone):
        NotHeardWord.objects.filter(note=note.pk).delete()


def note_reading(note: NotHeard) -> None:
    """The writer has it before them: what was answered until now is not new any more."""
    NotHeard.objects.filter(pk=note.pk).update(looked_at=timezone.now())


def tell_of_nobody(note: NotHeard) -> None:
    """Owe the writer a letter, once, for nobody reads what they wrote any more."""
    last = NotHeardReader.objects.filter(note=note.pk).order_by("-pk").values_list("pk", flat=True).first()
    _owe(note, f"{note.pk}:nobody:{last}", [note.writer])


def _held(note: NotHeard) -> NotHeard:
    """The note, locked; raises TakenBack."""
    locked: NotHeard = NotHeard.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if locked.taken_back_at is not None:
        raise TakenBack
    return locked


def _check(note: NotHeard, readers: Sequence[Person]) -> None:
    may = {one.pk for one in facilitators_for(note.network_id, note.writer)}
    if not readers or not {one.pk for one in readers} <= may:
        raise NotAReader


def _choose(note: NotHeard, readers: Sequence[Person]) -> None:
    _check(note, readers)
    rows = [NotHeardReader(network_id=note.network_id, note=note, person=one) for one in readers]
    NotHeardReader.objects.bulk_create(rows, ignore_conflicts=True)


def _move(note: NotHeard, now: datetime, *, by_writer: bool, closes: bool) -> None:
    """Where a note stands after a word."""
    if by_writer:
        NotHeard.objects.filter(pk=note.pk).update(said_at=now, looked_at=now, closed_at=None)
    else:
        NotHeard.objects.filter(pk=note.pk).update(answered_at=now, closed_at=now if closes else note.closed_at)


def _others(note: NotHeard, by: Person) -> list[Person]:
    """Whom a word of one side is for: the other."""
    if by.pk != note.writer_id:
        return [note.writer]
    rows = NotHeardReader.objects.still_reading(site_today()).filter(note=note).select_related("person")
    return [row.person for row in rows]


def _owe(note: NotHeard, what: str, people: Sequence[Person]) -> None:
    """Owe each a letter that says no more than that there is something to read.

    The effect belongs to no network: a letter that cannot be sent is then seen by whoever looks after the site, and
    not by everybody of the hub, who would learn whom it was for.
    """
    for person in people:
        owe("to_read", f"to_read:{what}:{person.pk}", note=note.pk, person=person.pk, about=what)
