"""Running a meeting: starting it, going from item to item, and taking notes together.

What the clock says lives in the database: an item knows when it was started and how many seconds it had before. Every
move says which item its sender saw running, so that two people who press at the same moment make one move.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.meetings.models import AgendaItem, Meeting
from network.rooms.codes import new_code
from network.rooms.models import Note, Room

State = AgendaItem.State
LONGEST = 600  # minutes of an item
MORE_MINUTES = 5


class NotRunning(Exception):
    """Refused: the meeting has not been started, or is over."""


class NoteChanged(Exception):
    """Refused: somebody else has changed the note since it was read. `note` is how it stands now."""

    def __init__(self, note: Note) -> None:
        super().__init__("the note has been changed meanwhile")
        self.note = note


@dataclass(frozen=True)
class Move:
    """One move in the agenda. `seen` is the item its sender saw running (None: none); `item` the one it is about."""

    verb: str
    seen: int | None = None
    item: int | None = None


@dataclass(frozen=True)
class Written:
    """A note as typed. `item`: the agenda item it belongs to, or None for the meeting as a whole."""

    text: str
    item: int | None = None


@transaction.atomic
def start_meeting(meeting: Meeting, *, by: Any) -> Room:
    """Start a planned meeting and open its room, once: started again, the same room. Raises NotRunning when over."""
    now = timezone.now()
    planned = Meeting.objects.filter(pk=meeting.pk, state=Meeting.State.PLANNED)
    if planned.update(state=Meeting.State.RUNNING, changed_at=now):
        words = f"started the meeting {meeting.title}"
        record(Activity.About.MEETINGS, words, network_id=meeting.network_id, by=by, thing=meeting)
    meeting.refresh_from_db(fields=["state"])
    if meeting.state != Meeting.State.RUNNING:
        raise NotRunning
    return _open_room(meeting)


def _open_room(meeting: Meeting) -> Room:
    for _ in range(5):
        try:
            with transaction.atomic():
                room, _ = Room.objects.get_or_create(
                    meeting=meeting, defaults={"network_id": meeting.network_id, "code": new_code()}
                )
                return room
        except IntegrityError:  # that code opens another room
            continue
    raise RuntimeError("no free code for a room in five tries")


@transaction.atomic
def drive(meeting: Meeting, move: Move, *, by: Any) -> bool:
    """Make one move in the agenda. False, and nothing happens, when the room has moved on since its sender looked.

    Moves of one meeting wait for each other here. Raises NotRunning.
    """
    locked = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if locked.state != Meeting.State.RUNNING:
        raise NotRunning
    items = list(AgendaItem.objects.filter(meeting=locked))
    running = next((item for item in items if item.state == State.RUNNING), None)
    if (running.pk if running else None) != move.seen:
        return False
    return MOVES[move.verb](items, running, next((item for item in items if item.pk == move.item), None))


Items = list[AgendaItem]
Maybe = AgendaItem | None


def _next(items: Items, running: Maybe, _: Maybe) -> bool:
    """On to the next item still to come; one that was skipped comes after the last."""
    if running:
        stop(running, State.DONE)
    place = items.index(running) if running else -1
    waiting = [item for item in items[place + 1 :] + items[: max(place, 0)] if item.state == State.PLANNED]
    if waiting:
        _start(waiting[0])
    return bool(running or waiting)


def _back(items: Items, running: Maybe, _: Maybe) -> bool:
    """Back to the last item that had its turn; the one that runs will have its turn again."""
    place = items.index(running) if running else len(items)
    before = [item for item in items[:place] if item.state == State.DONE]
    if not before:
        return False
    if running:
        stop(running, State.PLANNED)
    _start(before[-1])
    return True


def _start_one(items: Items, running: Maybe, wanted: Maybe) -> bool:
    """Any item out of its turn. One that runs is done when it stands before it, otherwise it comes again."""
    if wanted is None or wanted == running:
        return False
    if running:
        stop(running, State.DONE if items.index(running) < items.index(wanted) else State.PLANNED)
    _start(wanted)
    return True


def _pause(_: Items, running: Maybe, __: Maybe) -> bool:
    if running is None:
        return False
    stop(running, State.PLANNED)
    return True


def _park(items: Items, running: Maybe, wanted: Maybe) -> bool:
    """Leave an item for next time. When it runs, the next one begins."""
    wanted = wanted or running
    if wanted is None:
        return False
    if wanted == running:
        stop(wanted, State.UNHEARD)
        wanted.state = State.UNHEARD
        later = [item for item in items[items.index(wanted) + 1 :] if item.state == State.PLANNED]
        if later:
            _start(later[0])
        return True
    return bool(AgendaItem.objects.filter(pk=wanted.pk, state=State.PLANNED).update(state=State.UNHEARD))


def _unpark(_: Items, __: Maybe, wanted: Maybe) -> bool:
    if wanted is None:
        return False
    return bool(AgendaItem.objects.filter(pk=wanted.pk, state=State.UNHEARD).update(state=State.PLANNED))


def _more(_: Items, running: Maybe, __: Maybe) -> bool:
    if running is None or running.minutes + MORE_MINUTES > LONGEST:
        return False
    seen = AgendaItem.objects.filter(pk=running.pk, minutes=running.minutes)
    return bool(seen.update(minutes=F("minutes") + MORE_MINUTES))


MOVES: dict[str, Callable[[Items, Maybe, Maybe], bool]] = {
    "next": _next,
    "back": _back,
    "start": _start_one,
    "pause": _pause,
    "park": _park,
    "unpark": _unpark,
    "more": _more,
}


def _start(item: AgendaItem) -> None:
    AgendaItem.objects.filter(pk=item.pk).exclude(state=State.RUNNING).update(
        state=State.RUNNING, started_at=timezone.now()
    )


def stop(item: AgendaItem, state: str, *, now: datetime | None = None) -> bool:
    """Add the time an item has run to what it had, exactly once, however many stop it at the same moment."""
    begun = item.started_at or timezone.now()
    used = max(int(((now or timezone.now()) - begun).total_seconds()), 0)
    running = AgendaItem.objects.filter(pk=item.pk, state=State.RUNNING, started_at=item.started_at)
    return bool(running.update(state=state, started_at=None, seconds_used=F("seconds_used") + used))


@transaction.atomic
def add_note(meeting: Meeting, written: Written, *, by: Any, client_key: UUID) -> Note:
    """Keep a note. The same `client_key` again returns the first one. Raises NotRunning."""
    found: Note | None = Note.objects.filter(network_id=meeting.network_id, client_key=client_key).first()
    if found is not None:
        return found
    _writable(meeting)
    item = AgendaItem.objects.filter(meeting=meeting, pk=written.item).first() if written.item else None
    note: Note
    note, _ = Note.objects.get_or_create(
        network_id=meeting.network_id,
        client_key=client_key,
        defaults={"meeting": meeting, "item": item, "text": written.text, "by": by, "changed_by": by},
    )
    return note


@transaction.atomic
def edit_note(note: Note, text: str, *, by: Any, seen: int) -> None:
    """Change a note as it was read in version `seen`; an empty text takes it out. Raises NoteChanged, NotRunning.

    The same change sent twice is made once.
    """
    _writable(note.meeting)
    now = timezone.now()
    change: dict[str, Any] = {"text": text} if text else {"struck_at": now}
    if (
        Note.objects.standing()
        .filter(pk=note.pk, version=seen)
        .update(**change, version=F("version") + 1, changed_by=by, changed_at=now)
    ):
        return
    current = Note.objects.select_related("changed_by").get(pk=note.pk)
    mine = current.version == seen + 1 and current.changed_by_id == by.pk
    if not (mine and (current.text == text if text else current.struck_at)):
        raise NoteChanged(current)


def _writable(meeting: Meeting) -> None:
    """Notes are taken while a meeting runs; afterwards they are corrected. Raises NotRunning."""
    if not Meeting.objects.filter(pk=meeting.pk, state__in=[Meeting.State.RUNNING, Meeting.State.CLOSED]).exists():
        raise NotRunning
