"""Closing a meeting: what was not reached is carried over, the minutes are frozen, and everybody gets them at once.

One transaction. Letters are owed one for each reader, named after meeting, version and reader: closed twice, or with
a worker that dies in the middle, each goes out once.
"""

from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.feedback.actions import open_feedback
from network.meetings.carrying import carry_over
from network.meetings.models import AgendaItem, Invitee, Meeting
from network.membership.models import RoleGrant
from network.outbox.actions import owe
from network.rooms.actions import NotRunning, stop
from network.rooms.models import Minutes, Participant, Room, Vote
from network.rooms.record import record_of


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: Any) -> Minutes:
    """Close a meeting that runs, or one that was held without the runner. Closed again, the same minutes.

    Raises NotRunning for one that has not begun, was called off, or is only proposed.
    """
    now = timezone.now()
    locked = Meeting.objects.select_for_update(of=("self",)).select_related("network").get(pk=meeting.pk)
    if locked.state == Meeting.State.CLOSED:
        return _first_minutes(locked)
    held = locked.state == Meeting.State.PLANNED and locked.starts_at <= now
    if locked.state != Meeting.State.RUNNING and not held:
        raise NotRunning
    locked.state, locked.closed_at, locked.changed_at = Meeting.State.CLOSED, now, now
    locked.save(update_fields=["state", "closed_at", "changed_at"])
    _end_room(locked)
    _note_who_said_no(locked)
    carry_over(locked)
    open_feedback(locked, by=by)
    words = f"closed the meeting {locked.title}"
    record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked)
    minutes = Minutes.objects.create(
        network_id=locked.network_id, meeting=locked, data=record_of(locked), by=by, frozen_at=now, sent_at=now
    )
    _owe_letters(minutes)
    return minutes


def _first_minutes(meeting: Meeting) -> Minutes:
    """The minutes of a closed meeting; one that was closed elsewhere gets them now, and sends none."""
    minutes: Minutes
    minutes, _ = Minutes.objects.get_or_create(
        meeting=meeting, version=1, defaults={"network_id": meeting.network_id, "data": record_of(meeting)}
    )
    return minutes


def _end_room(meeting: Meeting) -> None:
    """The clock stops, the door shuts, open questions close; what had no turn is left for next time."""
    now, items = timezone.now(), AgendaItem.objects.filter(meeting=meeting)
    for item in items.filter(state=AgendaItem.State.RUNNING):
        stop(item, AgendaItem.State.DONE, now=now)
    if Room.objects.filter(meeting=meeting).exists():  # held without the runner: nobody knows what had its turn
        items.filter(state=AgendaItem.State.PLANNED).update(state=AgendaItem.State.UNHEARD)
    Room.objects.filter(meeting=meeting, ended_at=None).update(ended_at=now, code=None)
    Vote.objects.filter(meeting=meeting, closed_at=None).update(closed_at=now)


def _note_who_said_no(meeting: Meeting) -> None:
    """Whoever answered that they cannot come, and was not noted otherwise, was absent for the reason they gave."""
    said_no = Invitee.objects.filter(meeting=meeting, withdrawn_at=None, answer=Invitee.Answer.NO, attendance="")
    said_no.update(attendance=Invitee.Attendance.ABSENT, absence=F("reason"))


@transaction.atomic
def correct_minutes(meeting: Meeting, why: str, *, by: Any, seen: int) -> Minutes:
    """Freeze the minutes anew as version `seen` + 1, saying what was corrected. Sent twice, made once. Mails nothing.

    Raises NotRunning for a meeting that is not closed.
    """
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if locked.state != Meeting.State.CLOSED:
        raise NotRunning
    last = Minutes.objects.filter(meeting=locked).aggregate(last=Max("version"))["last"] or 0
    minutes: Minutes
    if last != seen:
        minutes = Minutes.objects.get(meeting=locked, version=last)
        return minutes
    minutes = Minutes.objects.create(
        network_id=locked.network_id, meeting=locked, version=last + 1, data=record_of(locked), why=why, by=by
    )
    words = f"corrected the minutes of {locked.title} (version {minutes.version})"
    record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked, why=why)
    return minutes


@transaction.atomic
def send_minutes(minutes: Minutes, *, by: Any) -> bool:
    """Mail corrected minutes to everybody who got the first ones, once. True for the one who sent them."""
    unsent = Minutes.objects.filter(pk=minutes.pk, sent_at=None)
    if not unsent.update(sent_at=timezone.now()):
        return False
    words = f"sent the corrected minutes of {minutes.meeting.title}"
    record(Activity.About.MEETINGS, words, network_id=minutes.network_id, by=by, thing=minutes.meeting)
    _owe_letters(minutes)
    return True


def _owe_letters(minutes: Minutes) -> None:
    for person_id in sorted(readers_of(minutes.meeting)):
        key = f"minutes:{minutes.meeting_id}:{minutes.version}:{person_id}"
        owe("minutes", key, network_id=minutes.network_id, minutes=minutes.pk, person=person_id)


def readers_of(meeting: Meeting) -> set[int]:
    """Who gets the minutes: the invited, there or not, whoever else of the network joined, and the organizer.

    Whoever has left the network since is sent nothing of it.
    """
    invited = Invitee.objects.filter(meeting=meeting, withdrawn_at=None).values_list("person_id", flat=True)
    joined = Participant.objects.filter(meeting=meeting, person__isnull=False).exclude(attendance="")
    people = {*invited, *joined.values_list("person_id", flat=True), meeting.organizer_id}
    still = RoleGrant.objects.who_to_tell(meeting.network_id).filter(pk__in=people - {None})
    return set(still.values_list("pk", flat=True))
