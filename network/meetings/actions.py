"""Calling a meeting, changing it, calling it off, inviting people, and their answers.

Letters are owed, never sent: one effect per reader, named so that it comes to be once (see `notices.py`). The number
of a meeting that calendars compare (`sequence`) rises with each change that they must hear of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import counted
from network.meetings.carrying import carry_into, carry_over
from network.meetings.heeding import tell_of_change
from network.meetings.models import Invitee, Meeting
from network.membership.models import Network
from network.outbox.actions import owe

State = Meeting.State
# What calendars hold: a change of one of these raises the meeting's number and is told to everybody invited.
IN_CALENDARS = frozenset(
    {"title", "starts_at", "ends_at", "time_zone", "mode", "place", "latitude", "longitude", "link", "dial_in"}
)


@dataclass(frozen=True)
class Called:
    """What a meeting is called with. Times carry a zone; `time_zone` names the one whose clock the meeting keeps."""

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    mode: str = "in_person"
    purpose: str = ""
    scope: str = ""
    series: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    link: str = ""
    dial_in: str = ""
    why: str = ""


@dataclass(frozen=True)
class Invited:
    """Somebody to invite. `place`: whose team they come with, in words."""

    person_id: int
    place: str = ""
    holds: bool = False  # they hold the meeting themselves: nobody waits for their answer


class How(TypedDict, total=False):
    """How a meeting is called: `plan_key` None, `proposed` False and `tell` True unless said."""

    plan_key: str | None
    proposed: bool
    tell: bool


class MeetingOver(Exception):
    """Refused: the meeting is over, closed or called off, or the person is no longer invited."""


class ChangedMeanwhile(Exception):
    """Refused: somebody else has changed the meeting since it was read. `meeting` is how it stands now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__("the meeting has been changed meanwhile")
        self.meeting = meeting


@transaction.atomic
def call_meeting(
    network: Network, called: Called, *, by: Any, invited: Iterable[Invited] = (), **how: Unpack[How]
) -> Meeting:
    """Make a meeting and invite people to it. The same `plan_key` again returns the first one, unchanged.

    `proposed=True`: it stands in the calendars of those invited, and letters wait for `confirm_meeting`. With
    `tell=False` no letters are owed: whoever publishes many dates writes one letter with all (`owe_calendar_letter`).
    """
    proposed = how.get("proposed", False)
    fields = {**asdict(called), "organizer": by, "state": State.PROPOSED if proposed else State.PLANNED}
    if plan_key := how.get("plan_key"):
        meeting, made = Meeting.objects.get_or_create(network=network, plan_key=plan_key, defaults=fields)
        if not made:
            found: Meeting = meeting
            return found
    else:
        meeting = Meeting.objects.create(network=network, **fields)
    record(
        Activity.About.MEETINGS,
        f"{'proposed' if proposed else 'called'} the meeting {_named(meeting)}",
        network_id=network.pk,
        by=by,
        thing=meeting,
        why=called.why,
    )
    new = _invite(meeting, invited)
    if how.get("tell", True):
        _owe_invitations(meeting, new)
    carry_into(meeting)
    return meeting


@transaction.atomic
def confirm_meeting(meeting: Meeting, *, by: Any, tell: bool = True) -> Meeting:
    """Turn a proposed meeting into a planned one and invite its people. Planned already: nothing happens."""
    locked = _lock(meeting)
    if locked.state == State.PROPOSED:
        locked.state, locked.changed_at = State.PLANNED, timezone.now()
        locked.save(update_fields=["state", "changed_at"])
        words = f"confirmed the meeting {_named(locked)}"
        record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked)
        if tell:
            _owe_invitations(locked, list(locked.invitees.filter(withdrawn_at=None)))
    return locked


@transaction.atomic
def change_meeting(meeting: Meeting, called: Called, *, by: Any, seen: datetime | None = None) -> Meeting:
    """Let a meeting be as `called` says; nothing happens when it is so already. Returns it as it stands.

    What calendars hold raises its number by one and is told to everybody invited; another start asks them to answer
    again. `seen`: the `changed_at` of the version the change was based on. Raises ChangedMeanwhile, MeetingOver.
    """
    locked = _lock(meeting)
    if locked.state in (State.CANCELLED, State.CLOSED):
        raise MeetingOver
    wanted = asdict(called)
    changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
    if not changed:
        return locked
    if seen is not None and seen != locked.changed_at:
        raise ChangedMeanwhile(locked)
    ahead, before = _is_ahead(locked), _named(locked)
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.changed_at = timezone.now()
    loud = bool(IN_CALENDARS.intersection(changed))
    locked.sequence += loud
    locked.save(update_fields=[*changed, "changed_at", "sequence"])
    if "starts_at" in changed:
        _ask_again(locked)
    words = f"changed the meeting {before}" + (f" to {_named(locked)}" if before != _named(locked) else "")
    record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked, why=called.why)
    if loud and (ahead or _is_ahead(locked)):
        _owe_all("meeting_changed", locked, changed=sorted(IN_CALENDARS.intersection(changed)))
        tell_of_change(locked, sorted(IN_CALENDARS.intersection(changed)))
    return locked


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Any, why: str) -> None:
    """Call a meeting off, tell everybody invited, and let what was on its agenda go to the next of its row.

    Called off already: nothing happens. Raises MeetingOver when it has been closed.
    """
    locked = _lock(meeting)
    if locked.state == State.CANCELLED:
        return
    if locked.state == State.CLOSED:
        raise MeetingOver
    told = locked.state != State.PROPOSED and _is_ahead(locked)
    locked.state, locked.cancel_reason, locked.changed_at = State.CANCELLED, why[:300], timezone.now()
    locked.sequence += 1
    locked.save(update_fields=["state", "cancel_reason", "changed_at", "sequence"])
    words = f"called off the meeting {_named(locked)}"
    record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked, why=why)
    if told:
        _owe_all("meeting_cancelled", locked)
        tell_of_change(locked, ["state"])
    carry_over(locked)


@transaction.atomic
def invite(meeting: Meeting, invited: Iterable[Invited], *, by: Any, tell: bool = True) -> int:
    """Invite more people; whoever is invited already stays so. Returns how many are new. Raises MeetingOver."""
    locked = _lock(meeting)
    if locked.state in (State.CANCELLED, State.CLOSED):
        raise MeetingOver
    new = _invite(locked, invited)
    if new:
        words = f"invited {counted(len(new), 'person', 'people')} to {_named(locked)}"
        record(Activity.About.MEETINGS, words, network_id=locked.network_id, by=by, thing=locked)
        if tell:
            _owe_invitations(locked, new)
    return len(new)


@transaction.atomic
def withdraw(invitee: Invitee, *, by: Any) -> None:
    """Take an invitation back: earlier links end, and the meeting leaves the person's calendar. Once."""
    meeting = _lock(invitee.meeting)
    asked = meeting.invitees.select_for_update(of=("self",)).select_related("person").get(pk=invitee.pk)
    if asked.withdrawn_at is not None:
        return
    asked.withdrawn_at, asked.round = timezone.now(), asked.round + 1
    asked.save(update_fields=["withdrawn_at", "round"])
    words = f"withdrew the invitation of {asked.person} to {_named(meeting)}"
    record(Activity.About.MEETINGS, words, network_id=meeting.network_id, by=by, thing=meeting)
    if meeting.state == State.PLANNED and _is_ahead(meeting):
        _owe("meeting_withdrawn", f"{meeting.pk}:{asked.person_id}:{asked.round}", asked)


@transaction.atomic
def answer_invitation(invitee: Invitee, answer: str, *, reason: str = "", words: str = "", by: Any = None) -> Invitee:
    """Keep somebody's answer; the last one counts, the same again changes nothing. Raises MeetingOver.

    `answer` and `reason` are keys of Invitee.Answer and Invitee.Reason; a reason goes with a no. Without `by` the
    person has answered through their own link.
    """
    asked: Invitee = (
        Invitee.objects.select_for_update(of=("self",)).select_related("meeting", "person").get(pk=invitee.pk)
    )
    if asked.withdrawn_at is not None or asked.meeting.is_off or not _is_ahead(asked.meeting):
        raise MeetingOver
    said = (answer, reason if answer == Invitee.Answer.NO else "", words[:300])
    if said == (asked.answer, asked.reason, asked.words):
        return asked
    asked.answer, asked.reason, asked.words = said
    asked.answered_at = timezone.now() if answer else None
    asked.save(update_fields=["answer", "reason", "words", "answered_at"])
    line = f"answered the invitation to {_named(asked.meeting)}: {asked.get_answer_display().lower()}"
    if by is not None and by.pk != asked.person_id:
        line = f"noted the answer of {asked.person} to {_named(asked.meeting)}: {asked.get_answer_display().lower()}"
    record(Activity.About.MEETINGS, line, network_id=asked.network_id, by=by or asked.person, thing=asked.meeting)
    return asked


def owe_calendar_letter(person_id: int, meeting_ids: Sequence[int], *, key: str, network_id: int) -> None:
    """Owe ONE letter with a person's own dates, an invitation for each attached. Once per `key` (and person)."""
    name = f"calendar_letter:{key}:{person_id}"
    owe("calendar_letter", name, network_id=network_id, person=person_id, meetings=list(meeting_ids), name=name)


def _lock(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the transaction ends."""
    locked: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    return locked


def _named(meeting: Meeting) -> str:
    """A meeting in a line of history: its title and its day on its own clock."""
    day = meeting.local_start
    return f"{meeting.title} ({day:%a} {day.day} {day:%b} {day.year})"


def _is_ahead(meeting: Meeting) -> bool:
    return meeting.state != State.CLOSED and meeting.ends_at > timezone.now()


def _invite(meeting: Meeting, invited: Iterable[Invited]) -> list[Invitee]:
    """Invite whoever is not invited yet, or was and is no longer. Returns those who are new, each once."""
    invited = list(invited)
    wanted = {one.person_id: one.place for one in invited}
    holding = {one.person_id for one in invited if one.holds} | {meeting.organizer_id}
    known = {row.person_id: row for row in meeting.invitees.filter(person__in=wanted)}
    back = [row for row in known.values() if row.withdrawn_at is not None]
    for row in back:
        row.withdrawn_at, row.invited_at, row.place = None, timezone.now(), wanted[row.person_id]
        row.answer, row.reason, row.words, row.answered_at = Invitee.Answer.NONE, "", "", None
        row.round += 1
        row.save()
    fresh = [
        Invitee(network_id=meeting.network_id, meeting=meeting, person_id=person_id, place=place)
        for person_id, place in wanted.items()
        if person_id not in known
    ]
    for row in fresh:
        if row.person_id in holding:
            row.answer, row.answered_at = Invitee.Answer.YES, timezone.now()
    return back + Invitee.objects.bulk_create(fresh)


def _ask_again(meeting: Meeting) -> None:
    """Forget answers that were given for another time; whoever called the meeting has chosen the new one."""
    meeting.invitees.exclude(answer=Invitee.Answer.NONE).exclude(person=meeting.organizer_id).update(
        answer=Invitee.Answer.NONE, reason="", words="", answered_at=None
    )


def _owe_invitations(meeting: Meeting, invitees: Iterable[Invitee]) -> None:
    if meeting.state == State.PLANNED and _is_ahead(meeting):
        for asked in invitees:
            _owe("meeting_invitation", f"{meeting.pk}:{asked.person_id}:{asked.round}", asked)


def _owe_all(kind: str, meeting: Meeting, **ids: Any) -> None:
    """Owe a letter about this state of a meeting to everybody invited. Nobody is invited to a proposed one yet."""
    if meeting.state != State.PROPOSED:
        for asked in meeting.invitees.filter(withdrawn_at=None):
            _owe(kind, f"{meeting.pk}:{meeting.sequence}:{asked.person_id}", asked, sequence=meeting.sequence, **ids)


def _owe(kind: str, name: str, asked: Invitee, **ids: Any) -> None:
    owe(kind, f"{kind}:{name}", network_id=asked.network_id, invitee=asked.pk, round=asked.round, **ids)
