"""Meetings as calendar events."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse

from network.lib.ical import Addressee, Happening
from network.lib.letters import absolute
from network.meetings.models import Invitee, Meeting


def event_of(meeting: Meeting, invitee: Invitee | None = None) -> Happening:
    """A meeting as an event, for somebody invited or (without) for everybody. Reads its network and organizer."""
    return Happening(
        uid=meeting.uid,
        number=_number(meeting, invitee),
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=meeting.time_zone,
        stamp=_stamp(meeting, invitee),
        # The address that the letters come from, so that mail programs take a later change for the same sender's.
        organizer=str(meeting.organizer) if meeting.organizer else meeting.network.name,
        organizer_email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        place=meeting.place,
        latitude=meeting.latitude,
        longitude=meeting.longitude,
        link=meeting.link,
        words=_description(meeting),
        url=absolute(reverse("meetings:meeting", args=[meeting.pk])),
        category=str(meeting.get_kind_display()),
        cancelled=meeting.is_off,
        tentative=meeting.state == Meeting.State.PROPOSED,
        free=invitee is not None and invitee.answer == Invitee.Answer.NO,
    )


def addressee_of(invitee: Invitee) -> Addressee:
    return Addressee(str(invitee.person), invitee.person.email, invitee.answer)


def version_of(meeting: Meeting, invitee: Invitee | None = None) -> list[Any]:
    """What an event of a feed is made of, in short: when nothing of it has changed, the event has not either."""
    return [meeting.pk, meeting.sequence, meeting.state, meeting.changed_at, *_said(invitee)]


def _said(invitee: Invitee | None) -> list[Any]:
    return [invitee.round, invitee.answer, invitee.invited_at] if invitee else []


def _number(meeting: Meeting, invitee: Invitee | None) -> int:
    """What calendars compare. It rises for one person too, when they are taken off the list and put on it again."""
    return meeting.sequence + (invitee.round - 1 if invitee else 0)


def _stamp(meeting: Meeting, invitee: Invitee | None) -> Any:
    moments = [meeting.changed_at]
    if invitee is not None:
        moments += [invitee.invited_at, *([invitee.withdrawn_at] if invitee.withdrawn_at else [])]
    return max(moments)


def _description(meeting: Meeting) -> str:
    """What stands in the calendar below the title: whose meeting it is, what for, and how to join from afar."""
    lines = [meeting.network.name, meeting.purpose]
    if meeting.is_off and meeting.cancel_reason:
        lines.append(f"Called off: {meeting.cancel_reason}")
    lines += [f"Join by link: {meeting.link}" if meeting.link else ""]
    lines += [f"Dial in: {meeting.dial_in}" if meeting.dial_in else ""]
    return "\n".join(line for line in lines if line)
