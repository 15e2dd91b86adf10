"""Planning a check-in, what people bring to it, notes on it, closing it, and the next one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from districts.directory.models import Member
from districts.support.models import CheckIn, CheckInNote, CheckInTopic, NoteVersion, NoteVisibility
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import day_words
from network.meetings.actions import Called, Invited, call_meeting
from network.meetings.models import Meeting
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.people.models import Person


@dataclass(frozen=True)
class Planned:
    """When and how a check-in takes place. `starts_at` carries a zone; `why` says why then."""

    starts_at: datetime
    minutes: int = 60
    mode: str = Meeting.Mode.VIRTUAL
    place: str = ""
    link: str = ""
    why: str = ""


@dataclass(frozen=True)
class Noted:
    """A note's words and how far they are open."""

    text: str
    visibility: str = NoteVisibility.PRIVATE


@dataclass(frozen=True)
class Closing:
    """How a check-in ended. `mood`: 1 (heavy) to 5 (light), or None for not said."""

    agreed: str = ""
    mood: int | None = None


@dataclass(frozen=True)
class Sent:
    """By whom and with which form something was sent: the same key again is the same thing."""

    by: Any
    client_key: UUID


class NoteMoved(Exception):
    """Somebody saved another version of the note meanwhile."""

    def __init__(self, latest: NoteVersion) -> None:
        super().__init__(f"version {latest.number} is newer")
        self.latest = latest


class AlreadyClosed(Exception):
    """Somebody else has closed the check-in meanwhile."""


def team_scope(member: Member) -> str:
    """The name by which meetings and roles know what is this member's own."""
    return f"member:{member.pk}"


def drivers_of(member: Member) -> list[Person]:
    """Who drives the work of a member today, by name."""
    return list(RoleGrant.objects.who_to_tell(member.network_id, Role.DRIVER, scope=team_scope(member)))


@transaction.atomic
def plan_checkin(
    member: Member, planned: Planned, *, facilitator: Any, by: Any, plan_key: str, proposed: bool = False
) -> CheckIn:
    """Call a check-in of a member with a facilitator; the member's drivers are invited. Once per `plan_key`."""
    called = Called(
        kind=Meeting.Kind.CHECK_IN,
        title=f"Check-in with {member.district.name}",
        starts_at=planned.starts_at,
        ends_at=planned.starts_at + timedelta(minutes=planned.minutes),
        time_zone=member.network.time_zone,
        mode=planned.mode,
        scope=team_scope(member),
        series=f"checkins:{member.pk}",
        place=planned.place,
        link=planned.link,
        why=planned.why,
    )
    invited = [
        Invited(facilitator.pk, holds=True),
        *(Invited(one.pk, member.district.name) for one in drivers_of(member)),
    ]
    meeting = call_meeting(member.network, called, by=by, invited=invited, plan_key=plan_key, proposed=proposed)
    told = {"network_id": member.network_id, "member": member, "facilitator": facilitator}
    checkin, _ = CheckIn.objects.get_or_create(meeting=meeting, defaults=told)
    return checkin


@transaction.atomic
def add_topic(checkin: CheckIn, words: str, *, sent: Sent) -> CheckInTopic:
    """Keep something somebody wants to talk about. The same key again returns the first one."""
    told = {"member_id": checkin.member_id, "checkin": checkin, "words": words, "by": sent.by}
    topic, made = CheckInTopic.objects.get_or_create(
        network_id=checkin.network_id, client_key=sent.client_key, defaults=told
    )
    if made:
        _line(checkin, f"wants to talk about this at the {_named(checkin)}: {words}", by=sent.by)
    return topic


@transaction.atomic
def drop_topic(topic: CheckInTopic, *, by: Any) -> None:
    """Take a topic back. Gone already: nothing happens."""
    if CheckInTopic.objects.filter(pk=topic.pk).delete()[0]:
        _line(topic.checkin, f"took a topic of the {_named(topic.checkin)} back", by=by)


@transaction.atomic
def write_note(checkin: CheckIn, noted: Noted, *, sent: Sent) -> NoteVersion:
    """Write a note on a check-in. The same key again returns the first one."""
    about = {"network_id": checkin.network_id, "member_id": checkin.member_id, "author": sent.by}
    told = {"checkin": checkin, "visibility": noted.visibility, **about}
    note, made = CheckInNote.objects.get_or_create(
        network_id=checkin.network_id, client_key=sent.client_key, defaults=told
    )
    if not made:
        first: NoteVersion = note.versions.get(number=1)
        return first
    return _write(note, noted, by=sent.by)


@transaction.atomic
def revise_note(note: CheckInNote, noted: Noted, *, seen: int, by: Any) -> NoteVersion:
    """Give a note other words, as its next version; who sees it only its author changes.

    Raises NoteMoved when a version newer than `seen` is there: nothing is written.
    """
    locked: CheckInNote = CheckInNote.objects.select_for_update(of=("self",)).select_related("checkin").get(pk=note.pk)
    latest: NoteVersion = NoteVersion.objects.select_related("by").get(note=locked, number=locked.number)
    if locked.number != seen:
        raise NoteMoved(latest)
    if locked.author_id != by.pk:
        noted = Noted(noted.text, locked.visibility)
    if (noted.text, noted.visibility) == (latest.text, latest.visibility):
        return latest
    locked.number, locked.visibility = locked.number + 1, noted.visibility
    locked.save(update_fields=["number", "visibility"])
    return _write(locked, noted, by=by)


def _write(note: CheckInNote, noted: Noted, *, by: Any) -> NoteVersion:
    version: NoteVersion = NoteVersion.objects.create(
        network_id=note.network_id,
        member_id=note.member_id,
        note=note,
        author_id=note.author_id,
        number=note.number,
        visibility=noted.visibility,
        text=noted.text,
        by=by,
    )
    if noted.visibility != NoteVisibility.PRIVATE:  # that there is a private note is private too
        verb = "wrote" if note.number == 1 else "changed"
        _line(note.checkin, f"{verb} a note on the {_named(note.checkin)}", by=by)
    return version


@transaction.atomic
def close_checkin(checkin: CheckIn, closing: Closing, *, by: Any) -> CheckIn:
    """Close a check-in with what was agreed. Raises AlreadyClosed."""
    locked = _lock(checkin)
    if locked.closed_at is not None:
        raise AlreadyClosed
    locked.agreed, locked.closed_by, locked.closed_at = closing.agreed, by, timezone.now()
    side = _side(locked, by)
    setattr(locked, side, closing.mood)
    locked.save(update_fields=["agreed", "closed_by", "closed_at", side])
    still = [Meeting.State.PROPOSED, Meeting.State.PLANNED, Meeting.State.RUNNING]
    Meeting.objects.filter(pk=locked.meeting_id, state__in=still).update(
        state=Meeting.State.CLOSED, closed_at=locked.closed_at, changed_at=locked.closed_at
    )
    _line(locked, f"closed the {_named(locked)}", by=by)
    return locked


@transaction.atomic
def say_mood(checkin: CheckIn, mood: int | None, *, by: Any) -> None:
    """Say how the check-in felt to one's own side; said again, the last counts."""
    locked = _lock(checkin)
    side = _side(locked, by)
    setattr(locked, side, mood)
    locked.save(update_fields=[side])
    _line(locked, f"said how the {_named(locked)} felt", by=by)


@transaction.atomic
def plan_next(checkin: CheckIn, planned: Planned, *, by: Any) -> CheckIn:
    """Plan the check-in after this one, once: when one is coming already, that one is returned."""
    Member.objects.select_for_update(no_key=True).get(pk=checkin.member_id)  # two who accept at once come one by one
    ahead: CheckIn | None = (
        CheckIn.objects.coming(timezone.now()).filter(member=checkin.member_id).exclude(pk=checkin.pk).first()
    )
    if ahead is not None:
        return ahead
    key = f"checkin-after:{checkin.pk}:{planned.starts_at:%Y%m%dT%H%M%z}"
    return plan_checkin(checkin.member, planned, facilitator=checkin.facilitator or by, by=by, plan_key=key)


def _side(checkin: CheckIn, by: Any) -> str:
    """Whose mood it is: the team's when the person sits in it, else the hub's."""
    return "mood_team" if checkin.member_id in by.holdings.working_members else "mood_hub"


def _lock(checkin: CheckIn) -> CheckIn:
    locked: CheckIn = (
        CheckIn.objects.select_for_update(of=("self",)).select_related("meeting", "member__district").get(pk=checkin.pk)
    )
    return locked


def _named(checkin: CheckIn) -> str:
    """A check-in in a line of history."""
    return f"check-in with {checkin.member.district.name} on {day_words(checkin.meeting.local_start.date())}"


def _line(checkin: CheckIn, words: str, *, by: Any) -> None:
    record(Activity.About.MEETINGS, words, network_id=checkin.network_id, by=by, thing=checkin)
