"""Who is in the room: joining by code or as oneself, "I am here", and why somebody is not."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from network.meetings.guests import Guest
from network.meetings.models import Invitee, Meeting
from network.rooms.models import Participant, Room

Attendance = Invitee.Attendance
HERE = (Attendance.PRESENT, Attendance.VIRTUAL)


class NameTaken(Exception):
    """Refused: somebody has already joined under this name from another phone."""


class RoomClosed(Exception):
    """Refused: the room is not open any more."""


@dataclass(frozen=True)
class Joiner:
    """Who joins from a phone: an invitee by id, or a guest by name. `attendance`: "present" or "virtual"."""

    attendance: str
    invitee: int | None = None
    name: str = ""


@dataclass(frozen=True)
class Noted:
    """What a facilitator notes about somebody's attendance. `absence` and `words` go with "absent"."""

    attendance: str
    absence: str = ""
    words: str = ""


@transaction.atomic
def join_room(room: Room, joiner: Joiner, *, client_key: UUID) -> Participant:
    """Take a place from a phone, and be there. Raises NameTaken, RoomClosed.

    An invitee's name is taken once: the phone that holds it is known by its cookie, and by `client_key` when the
    form is sent twice.
    """
    if not Room.objects.filter(pk=room.pk, ended_at=None).exists():
        raise RoomClosed
    said = {"network_id": room.network_id, "claimed_at": timezone.now(), "attendance": joiner.attendance}
    if joiner.invitee is None:
        guest, _ = Participant.objects.get_or_create(
            meeting_id=room.meeting_id, client_key=client_key, defaults={**said, "name": joiner.name}
        )
        return guest
    invitee = Invitee.objects.select_related("person").get(
        pk=joiner.invitee, meeting_id=room.meeting_id, withdrawn_at=None
    )
    participant = _claim(invitee, client_key, said)
    check_in(participant, joiner.attendance)
    return participant


def _claim(invitee: Invitee, client_key: UUID, said: dict[str, Any]) -> Participant:
    # The same form that came in as a guest before: it is one phone and one voice, now under its own name.
    Participant.objects.filter(meeting=invitee.meeting_id, client_key=client_key, person=None).delete()
    participant, made = Participant.objects.get_or_create(
        meeting_id=invitee.meeting_id,
        person_id=invitee.person_id,
        defaults={**said, "name": str(invitee.person), "client_key": client_key},
    )
    if made or participant.client_key == client_key:
        return participant
    free = Participant.objects.free().filter(pk=participant.pk)
    if not free.update(client_key=client_key, claimed_at=said["claimed_at"]):
        raise NameTaken
    participant.refresh_from_db()
    return participant


@transaction.atomic
def take_place(meeting: Meeting, person: Any) -> Participant:
    """The place of somebody who is signed in, made on their first act in the room."""
    participant, _ = Participant.objects.get_or_create(
        meeting=meeting, person=person, defaults={"network_id": meeting.network_id, "name": str(person)}
    )
    return participant


@transaction.atomic
def check_in(participant: Participant, attendance: str) -> None:
    """ "I am here", in person or by link. An invitee's row knows it too. Said again, it is only corrected."""
    now = timezone.now()
    Participant.objects.filter(pk=participant.pk).update(attendance=attendance)
    if participant.person_id:
        invited = Invitee.objects.filter(meeting=participant.meeting_id, person=participant.person_id)
        invited.exclude(attendance=attendance).update(
            attendance=attendance, checked_in_at=now, absence="", absence_words=""
        )


@transaction.atomic
def free_place(participant: Participant) -> None:
    """Let somebody join again from another phone; the phone they had is out from now on."""
    Participant.objects.filter(pk=participant.pk).update(
        claimed_at=None, client_key=None, attendance="", round=F("round") + 1
    )


@transaction.atomic
def note_attendance(meeting: Meeting, noted: dict[int, Noted], *, by: Any) -> int:
    """Keep what a facilitator noted, by invitee id. Only these rows are touched: others may check in meanwhile."""
    now, changed = timezone.now(), 0
    for invitee_id, what in sorted(noted.items()):
        absent = what.attendance == Attendance.ABSENT
        changed += Invitee.objects.filter(pk=invitee_id, meeting=meeting).update(
            attendance=what.attendance,
            absence=what.absence if absent else "",
            absence_words=what.words if absent else "",
            checked_in_at=now if what.attendance in HERE else None,
        )
    return changed


@transaction.atomic
def note_guest(meeting: Meeting, guest: Guest, attendance: str) -> None:
    """Note that a guest is there, in person or by link, or (empty) that they are not. Said again, it is corrected."""
    Participant.objects.update_or_create(
        meeting=meeting,
        client_key=guest.key,
        defaults={"attendance": attendance},
        create_defaults={"network_id": meeting.network_id, "name": guest.name[:80], "attendance": attendance},
    )
