"""Reminding, once, those who have not said how a meeting was."""

from datetime import datetime

from django.utils import timezone

from network.feedback.models import MeetingFeedback
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import every
from network.questionnaires.models import Receipt
from network.telling.hours import Reader, is_open, school_days_later

WAIT = 2  # working days from being asked to being reminded


def owe_nudges() -> int:
    """Owe each who was asked two working days ago and has not answered one letter, in school hours of their zone.

    The key of the effect makes it one, however many turns find them. Returns how many were found.
    """
    now = timezone.now()
    found: list[Receipt] = []

    def look_at(feedback: MeetingFeedback) -> None:
        for receipt in feedback.wave.receipts.waiting().select_related("person").order_by("pk"):
            if _is_due(receipt, Reader(receipt.person.time_zone or feedback.meeting.time_zone), now):
                key = f"feedback-nudge:{receipt.pk}"
                owe("feedback_nudge", key, network_id=receipt.network_id, receipt=receipt.pk)
                found.append(receipt)

    running = MeetingFeedback.objects.filter(wave__opens_at__lte=now, wave__closes_at__gt=now)
    each_apart("feedback-nudges", running.select_related("wave", "meeting"), look_at)
    return len(found)


def _is_due(receipt: Receipt, reader: Reader, now: datetime) -> bool:
    """Asked long enough ago, by the reader's calendar, and now is a good time to write to them."""
    day = school_days_later(reader.wall(receipt.invited_at).date(), WAIT, reader)
    return day is not None and day <= reader.wall(now).date() and is_open(now, reader)


schedule(Job("feedback-nudges", slot=every(30), run=owe_nudges))
