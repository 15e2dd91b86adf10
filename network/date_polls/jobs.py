"""Turns of polls: one reminder before a poll closes, and its organizer told when it has."""

from datetime import datetime, timedelta

from django.utils import timezone

from network.date_polls.actions import close_poll
from network.date_polls.models import DatePoll, PollGuest
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import every
from network.telling.hours import Reader, is_open, school_day

BEFORE = timedelta(days=2)  # a reminder goes so long before a poll closes
REST = timedelta(hours=20)  # and not to somebody who was asked only just now


def owe_nudges() -> int:
    """Owe one reminder to each who has not answered a poll that closes soon, in school hours of their zone.

    The key of the effect makes it one, however many turns find them. Returns how many were found.
    """
    now = timezone.now()
    soon = DatePoll.objects.running(now).filter(closes_at__lte=now + BEFORE + timedelta(days=5))
    waiting = PollGuest.objects.filter(poll__in=soon, answered_at=None, asked_at__lte=now - REST)
    found: list[PollGuest] = []

    def look_at(guest: PollGuest) -> None:
        if _is_due(guest.poll.closes_at, Reader(guest.person.time_zone or guest.poll.time_zone), now):
            owe("date_poll_nudge", f"date-poll-nudge:{guest.pk}", network_id=guest.network_id, guest=guest.pk)
            found.append(guest)

    each_apart("date-poll-nudges", waiting.select_related("poll", "person").order_by("pk"), look_at)
    return len(found)


def close_polls() -> int:
    """Tell the organizers of polls whose time is over. Returns how many there were."""
    over = list(DatePoll.objects.run_out(timezone.now()).order_by("pk").values_list("pk", flat=True))
    each_apart("date-polls-closed", over, close_poll)
    return len(over)


def _is_due(closes_at: datetime, reader: Reader, now: datetime) -> bool:
    """From the second last day before the end on, or the last school day before that."""
    day = school_day(reader.wall(closes_at - BEFORE).date(), reader)
    return day is not None and reader.wall(now).date() >= day and is_open(now, reader)


schedule(Job("date-poll-nudges", slot=every(30), run=owe_nudges))
schedule(Job("date-polls-closed", slot=every(15), run=close_polls))
