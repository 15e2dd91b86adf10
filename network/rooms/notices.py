"""Letters of a closed meeting: the minutes with one's own commitments, and a call for help."""

from typing import Any

from django.urls import reverse

from network.feedback.actions import feedback_link
from network.lib.letters import Letter, absolute, send
from network.meetings.models import Commitment, Invitee
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES
from network.outbox.handlers import handles
from network.people.models import Person
from network.rooms.commitment_actions import ASKS_FOR_HELP
from network.rooms.commitment_links import answer_link
from network.rooms.models import Minutes

State = Commitment.State
ANSWERS = ((State.DONE, "Done"), (State.STUCK, "Stuck"), (State.NEEDS_HELP, "I need help"))


@handles("minutes")
def send_minutes(minutes: int, person: int) -> None:
    """Send somebody the minutes with what they promised themselves, and the minute of feedback if they were there."""
    found = Minutes.objects.select_related("meeting__organizer", "network").filter(pk=minutes).first()
    reader = RoleGrant.objects.who_to_tell(found.network_id).filter(pk=person).first() if found else None
    if found is None or reader is None:
        return
    meeting = found.meeting
    corrected = found.version > 1
    invited = Invitee.objects.filter(meeting=meeting, person=reader, withdrawn_at=None).first()
    start = meeting.local_start
    context = {
        "reader": reader,
        "meeting": meeting,
        "minutes": found.data,
        "version": found.version,
        "corrected": found.why if corrected else "",
        "missed": bool(invited and invited.attendance == Invitee.Attendance.ABSENT),
        "own": own_commitments(found.data, reader.pk),
        "others": [row for row in found.data["commitments"] if row["who_id"] != reader.pk],
        "items": written_down(found.data),
        "feedback": None if corrected else feedback_link(meeting, reader.pk),
        "link": absolute(reverse("rooms:minutes", args=[meeting.pk])),
        "network_name": found.network.name,
    }
    subject = f"{'Corrected minutes' if corrected else 'Minutes'}: {meeting.title}, {start:%a} {start.day} {start:%b}"
    organizer = meeting.organizer
    key = f"minutes:{meeting.pk}:{found.version}:{reader.pk}"
    send(Letter(key, reader.email, subject, "minutes", context, reply_to=organizer.email if organizer else ""))


def written_down(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The items that something was written about or voted on, and last what belongs to the meeting as a whole."""
    whole = {"title": "The meeting as a whole", "notes": data["notes"], "votes": data["votes"]}
    return [item for item in (*data["items"], whole) if item["notes"] or item["votes"]]


def own_commitments(data: dict[str, Any], person_id: int) -> list[dict[str, Any]]:
    """What somebody promised, each with a link for each answer."""
    return [
        {**row, "answers": [(words, answer_link(row["pk"], state)) for state, words in ANSWERS]}
        for row in data["commitments"]
        if row["who_id"] == person_id
    ]


@handles("commitment_help")
def call_for_help(commitment: int, person: int, said_at: str) -> None:
    """Tell whoever looks after it that somebody is stuck or needs help, unless they have said something else since,
    or the reader has left the hub.
    """
    found = Commitment.objects.select_related("who", "meeting", "network").filter(pk=commitment).first()
    hub = RoleGrant.objects.who_to_tell(found.network_id, *HUB_ROLES) if found else Person.objects.none()
    reader = hub.filter(pk=person).first()
    if found is None or reader is None or found.state not in ASKS_FOR_HELP or found.answered_at is None:
        return
    if found.answered_at.isoformat() != said_at:
        return
    stuck = found.state == State.STUCK
    context = {
        "reader": reader,
        "commitment": found,
        "stuck": stuck,
        "network_name": found.network.name,
        "link": absolute(reverse("rooms:commitments", args=[found.network.slug])),
    }
    subject = f"{found.who} {'is stuck' if stuck else 'needs help'}: {found.what}"
    key = f"commitment-help:{found.pk}:{said_at}:{reader.pk}"
    send(Letter(key, reader.email, subject, "commitment_help", context, reply_to=found.who.email))
