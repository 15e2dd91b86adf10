"""You said, we did: what the next meeting opens with."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from network.feedback.models import Promise
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
