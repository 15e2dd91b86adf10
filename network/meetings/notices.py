"""Letters about meetings: the invitation, a change, calling off, and a year's dates in one letter.

Each is about one reader, looks at the meeting as it stands when it is written, and is not sent when its moment is
over: withdrawn meanwhile, over, or told again by a later letter that is owed.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from network.lib.ical import Addressee, Happening, write_cancel, write_request
from network.lib.letters import Attachment, Letter, absolute, send
from network.lib.words import counted, day_words, listed
from network.meetings.events import addressee_of, event_of
from network.meetings.links import answer_address
from network.meetings.models import Invitee, Meeting
from network.meetings.shown import meeting_facts
from network.meetings.words import clock
from network.membership.models import RoleGrant
from network.outbox.handlers import handles

# What a change is called in the letter about it.
CHANGED = {
    "title": "the title",
    "starts_at": "the time",
    "ends_at": "the time",
    "time_zone": "the time",
    "mode": "how we meet",
    "place": "the place",
    "latitude": "the place",
    "longitude": "the place",
    "link": "the link",
    "dial_in": "the number to dial",
}


@handles("meeting_invitation")
def send_invitation(invitee: int, round: int) -> None:
    """Invite somebody to a meeting."""
    asked = _concerned(invitee, round)
    if asked is not None:
        meeting = asked.meeting
        subject = f"Invitation: {meeting.title}, {_start_words(meeting)}"
        _send(f"meeting_invitation:{asked.pk}:{round}", asked, subject, "meeting_invitation")


@handles("meeting_changed")
def send_changed(invitee: int, round: int, sequence: int, changed: list[str]) -> None:
    """Tell somebody that a meeting they are invited to has changed. `changed`: names of its fields."""
    asked = _concerned(invitee, round)
    if asked is not None and asked.meeting.sequence == sequence:
        meeting = asked.meeting
        subject = f"Changed: {meeting.title}, {_start_words(meeting)}"
        parts = list(dict.fromkeys(CHANGED[name] for name in changed))
        key = f"meeting_changed:{asked.pk}:{round}:{sequence}"
        verb = "have" if len(parts) > 1 else "has"
        _send(key, asked, subject, "meeting_changed", what=listed(parts), verb=verb, anew="starts_at" in changed)


@handles("meeting_cancelled")
def send_cancelled(invitee: int, round: int, sequence: int) -> None:
    """Tell somebody that a meeting they were invited to is off."""
    asked = _invitees().filter(pk=invitee, round=round, withdrawn_at=None, meeting__state="cancelled").first()
    if asked is not None:
        subject = f"Called off: {asked.meeting.title}, {_start_words(asked.meeting)}"
        _send(f"meeting_cancelled:{asked.pk}:{round}:{sequence}", asked, subject, "meeting_cancelled", off=True)


@handles("meeting_withdrawn")
def send_withdrawn(invitee: int, round: int) -> None:
    """Tell somebody that they are no longer invited, so that the meeting leaves their calendar."""
    asked = _invitees().filter(pk=invitee, round=round, withdrawn_at__isnull=False).first()
    if asked is not None:
        subject = f"No longer on your calendar: {asked.meeting.title}, {_start_words(asked.meeting)}"
        _send(f"meeting_withdrawn:{asked.pk}:{round}", asked, subject, "meeting_withdrawn", off=True)


@handles("calendar_letter")
def send_calendar(person: int, meetings: list[int], name: str) -> None:
    """Give somebody their own dates in one letter, the next first, with an invitation to each as a file.

    `name` is the letter's, so that it is known when it is sent again.
    """
    asked = [one for one in _invitees().filter(person=person, meeting__in=meetings) if _is_concerned(one)]
    asked.sort(key=lambda one: (one.meeting.starts_at, one.meeting_id))
    if not asked:
        return
    network, reader = asked[0].meeting.network, asked[0].person
    files = tuple(_file(one, f"invitation-{number}.ics", write_request) for number, one in enumerate(asked, 1))
    context = {
        "reader": reader,
        "network_name": network.name,
        "dates": [_told(one) for one in asked],
        "calendar": absolute(reverse("meetings:calendar", args=[network.slug])),
        "feed": absolute(reverse("meetings:feeds", args=[network.slug])),
    }
    subject = f"Your dates with {network.name}: {counted(len(asked), 'meeting', 'meetings')}"
    send(Letter(name, reader.email, subject, "calendar_letter", context, attachments=files))


def _invitees() -> Any:
    return Invitee.objects.filter(person__is_active=True).select_related(
        "meeting__network", "meeting__organizer", "person"
    )


def _concerned(invitee_id: int, round_: int) -> Invitee | None:
    """Somebody still invited to a meeting that is still to come, and still of the network; None otherwise."""
    asked: Invitee | None = _invitees().filter(pk=invitee_id, round=round_).first()
    return asked if asked is not None and _is_concerned(asked) else None


def _is_concerned(asked: Invitee) -> bool:
    meeting = asked.meeting
    ahead = meeting.state in (Meeting.State.PLANNED, Meeting.State.RUNNING) and meeting.ends_at > timezone.now()
    if not ahead or asked.withdrawn_at is not None:
        return False
    return RoleGrant.objects.who_to_tell(meeting.network_id).filter(pk=asked.person_id).exists()


def _send(key: str, asked: Invitee, subject: str, template: str, *, off: bool = False, **more: Any) -> None:
    """Write to one person, with the same message for their calendar: as part of the letter and as a file."""
    meeting = asked.meeting
    write = write_cancel if off else write_request
    method = "CANCEL" if off else "REQUEST"
    text = write(event_of(meeting, asked), addressee_of(asked)).decode()
    host = meeting.organizer
    context = {"reader": asked.person, "network_name": meeting.network.name, "off": off, **_told(asked), **more}
    send(
        Letter(
            key,
            asked.person.email,
            subject,
            template,
            context,
            reply_to=host.email if host and host.is_active else "",
            calendar=(f"text/calendar; method={method}", text),
            attachments=(_file(asked, "invitation.ics", write),),
        )
    )


def _file(asked: Invitee, name: str, write: Callable[[Happening, Addressee], bytes]) -> Attachment:
    return Attachment(name, write(event_of(asked.meeting, asked), addressee_of(asked)), "application/ics")


def _told(asked: Invitee) -> dict[str, Any]:
    """What a letter says of a meeting: when (for the reader too, where their clock differs), where, how to answer."""
    meeting = asked.meeting
    return {
        **meeting_facts(meeting, asked.person),
        "asked": asked,
        "yes": answer_address(asked, "yes"),
        "virtual": answer_address(asked, "virtual") if meeting.mode != Meeting.Mode.VIRTUAL else "",
        "no": answer_address(asked, "no"),
        "page": absolute(reverse("meetings:meeting", args=[meeting.pk])),
    }


def _start_words(meeting: Meeting) -> str:
    """ "Tue 6 Oct, 9:00": in a subject, on the meeting's own clock."""
    start = meeting.local_start
    return f"{day_words(start.date())}, {clock(start)}"
