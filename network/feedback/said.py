"""You said, we did: what the next meeting opens with."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from network.feedback.models import MeetingFeedback, Promise
from network.feedback.statements import DELTA
from network.meetings.models import Meeting
from network.membership.models import Network


@dataclass(frozen=True)
class Said:
    """Something heard in feedback and what became of it. `did` may be what is going to be done."""

    promise_id: int
    heard: str
    did: str
    done: bool
    meeting_id: int
    meeting: str
    on: date


def nothing_taken_up(meeting: Meeting, now: datetime) -> int:
    """How many have written what to change after a meeting whose feedback may be read, and was not taken up at all.

    Zero when something was, or when it may not be read. One query.
    """
    readable = Q(wave__closes_at__lte=now, meeting__promises=None, wave__responses__answers__question__key=DELTA)
    asked = MeetingFeedback.objects.filter(readable, meeting=meeting)
    found = asked.annotate(said=Count("wave__responses__answers", distinct=True)).values_list(
        "said", "wave__texts_from"
    )
    said, few = next(iter(found), (0, 0))
    return said if said >= few else 0


def you_said_we_did(network: Network, before_meeting: Meeting) -> tuple[Said, ...]:
    """What was promised after earlier meetings of the same circle and is news: still open, or done since the last one.

    The earliest first. Two queries.
    """
    earlier = Meeting.objects.standing().filter(
        network=network, scope=before_meeting.scope, starts_at__lt=before_meeting.starts_at
    )
    last = earlier.order_by("-starts_at").first()
    if last is None:
        return ()
    news = Q(done_at=None) | Q(done_at__gte=last.starts_at)
    rows = Promise.objects.filter(news, meeting__in=earlier).select_related("meeting")
    return tuple(
        Said(
            row.pk,
            row.heard,
            row.did,
            row.done_at is not None,
            row.meeting_id,
            row.meeting.title,
            row.meeting.local_start.date(),
        )
        for row in rows.order_by("meeting__starts_at", "at", "pk")
    )
