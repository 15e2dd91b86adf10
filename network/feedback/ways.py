"""The way from a meeting to what people said about it."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way
from network.membership.roles import Can


def to_feedback(meeting: Meeting, person: Any) -> Way | None:
    """Once a meeting has begun. No query."""
    if meeting.is_off or meeting.starts_at > timezone.now() or not person.holdings.may(Can.SEE_FEEDBACK, meeting):
        return None
    return Way("What people said", reverse("feedback:meeting", args=[meeting.pk]))


offer_way("feedback", to_feedback)
