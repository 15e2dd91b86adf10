"""Check-ins and site visits, for tests and the demonstration."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from districts.directory.models import Member
from districts.support.actions import Closing as Ended
from districts.support.actions import Noted, Planned, Sent, add_topic, close_checkin, plan_checkin, write_note
from districts.support.models import CheckIn, CheckInNote, CheckInTopic
from network.meetings.models import Meeting


def a_checkin(
    member: Member, *, facilitator: Any, at: datetime | None = None, minutes: int = 60, proposed: bool = False
) -> CheckIn:
    """A check-in of a member with a facilitator: in a week unless said."""
    planned = Planned(at or timezone.now() + timedelta(days=7), minutes)
    key = f"test:{uuid4()}"
    return plan_checkin(member, planned, facilitator=facilitator, by=facilitator, plan_key=key, proposed=proposed)


def a_past_checkin(member: Member, *, facilitator: Any, days_ago: int = 30, agreed: str = "Try pairs.") -> CheckIn:
    """A check-in that was, closed with what was agreed."""
    checkin = a_checkin(member, facilitator=facilitator, at=timezone.now() - timedelta(days=days_ago))
    close_checkin(checkin, Ended(agreed), by=facilitator)
    checkin.refresh_from_db()
    return checkin


def a_topic(checkin: CheckIn, words: str = "How to keep quiet pupils in.", *, by: Any) -> CheckInTopic:
    return add_topic(checkin, words, sent=Sent(by, uuid4()))


def a_note(checkin: CheckIn, text: str = "Worn out.", *, by: Any, visibility: str = "private") -> CheckInNote:
    return write_note(checkin, Noted(text, visibility), sent=Sent(by, uuid4())).note


def over(meeting: Meeting, *, days: int = 1) -> None:
    """Let a meeting lie in the past, as it would after a while."""
    back = timezone.now() - timedelta(days=days)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=back - timedelta(hours=2), ends_at=back)
