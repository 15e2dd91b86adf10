"""The next dates of one person, and who has not answered an invitation. Frozen, for the homes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from districts.reminders.moments import NUDGE
from districts.reminders.words import when_words
from network.lib.words import counted, day_words, listed
from network.meetings.models import Invitee, Meeting
from network.membership.models import Network
from network.people.models import Person
from network.telling.models import Told

SHOWN = 3
WAITED = timedelta(days=9)  # five school days until they are asked again, and two to answer
CLOSE = timedelta(days=3)  # so near the meeting nobody is asked again by letter
NAMES = 4


@dataclass(frozen=True)
class NextDate:
    """A meeting somebody is invited to, with what they have answered."""

    title: str
    when: str
    where: str
    url: str
    answer: str  # empty: none yet


@dataclass(frozen=True)
class Silent:
    """Who has not answered the invitation to one meeting, and what was tried."""

    words: str
    why: str
    url: str
    since: datetime


def next_dates(person: Person, network: Network, now: datetime) -> tuple[NextDate, ...]:
    """The next meetings somebody is invited to and has not said no to. One query."""
    rows = (
        Invitee.objects.filter(network=network, person=person.pk, withdrawn_at=None)
        .filter(meeting__state__in=[Meeting.State.PLANNED, Meeting.State.RUNNING], meeting__ends_at__gt=now)
        .exclude(answer=Invitee.Answer.NO)
        .select_related("meeting")
        .order_by("meeting__starts_at", "pk")[:SHOWN]
    )
    zone = person.time_zone or network.time_zone
    return tuple(_next_date(row, zone) for row in rows)


def _next_date(row: Invitee, zone: str) -> NextDate:
    meeting = row.meeting
    return NextDate(
        title=meeting.title,
        when=when_words(meeting.starts_at, meeting.ends_at, meeting.time_zone, zone),
        where=meeting.place if meeting.mode != Meeting.Mode.VIRTUAL else "online",
        url=reverse("meetings:meeting", args=[meeting.pk]),
        answer=str(row.get_answer_display()) if row.answer else "",
    )


def silent(network: Network, now: datetime) -> list[Silent]:
    """For each meeting ahead: who was asked twice, or is asked too late for a second letter, and has not answered.

    One query. Whoever was asked only a few days ago is left in peace.
    """
    about = Concat(Value("meeting:"), Cast("meeting", CharField()), Value(":"))
    nudged = Told.objects.filter(
        network=network, person=OuterRef("person"), about__startswith=OuterRef("about"), about__endswith=f":{NUDGE}"
    )
    long_ago = Q(invited_at__lt=now - WAITED) | Q(
        meeting__starts_at__lt=now + CLOSE, invited_at__lt=now - timedelta(days=1)
    )
    rows: list[Any] = list(
        Invitee.objects.filter(long_ago, network=network, answer=Invitee.Answer.NONE, withdrawn_at=None)
        .filter(meeting__state=Meeting.State.PLANNED, meeting__starts_at__gt=now, person__is_active=True)
        .annotate(about=about)
        .annotate(asked_twice=Exists(nudged))
        .select_related("meeting", "person")
        .order_by("meeting__starts_at", "meeting", "person__name", "pk")
    )
    return [_silent(meeting, list(found)) for meeting, found in groupby(rows, key=lambda row: row.meeting)]


def _silent(meeting: Meeting, rows: list[Any]) -> Silent:
    names = [str(row.person) for row in rows]
    more = [counted(len(names) - NAMES, "other", "others")] if len(names) > NAMES + 1 else []
    shown = listed([*names[: NAMES if more else NAMES + 1], *more])
    tried = "was asked" if len(rows) == 1 else "were asked"
    twice = f"{tried} twice" if all(row.asked_twice for row in rows) else tried
    who = counted(len(rows), "person has", "people have")
    return Silent(
        words=f"{who} not answered: {meeting.title}, {day_words(meeting.local_start.date())}",
        why=f"{shown} {twice}. A call often helps.",
        url=reverse("meetings:meeting", args=[meeting.pk]),
        since=min(row.invited_at for row in rows),
    )
