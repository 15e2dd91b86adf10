"""The next dates of one person, and who has not answered an invitation. Frozen, for the homes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, JSONObject
from django.urls import reverse

from districts.reminders.moments import NUDGE
from districts.reminders.words import when_words
from network.lib.kept import Given, Kept
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


def with_dates(members: Any, person: int | Given, now: datetime | Given) -> Any:
    """Members with the next dates of a person (by id) in their network (`dates_ahead`): no query of its own.

    Those are the next meetings somebody is invited to and has not said no to.
    """
    rows = (
        Invitee.objects.filter(network=OuterRef("network"), person=person, withdrawn_at=None)
        .filter(meeting__state__in=[Meeting.State.PLANNED, Meeting.State.RUNNING], meeting__ends_at__gt=now)
        .exclude(answer=Invitee.Answer.NO)
        .order_by("meeting__starts_at", "pk")
    )
    names = ("id", "title", "starts_at", "ends_at", "time_zone", "mode", "place")
    told = JSONObject(answer="answer", **{name: f"meeting__{name}" for name in names})
    return members.annotate(dates_ahead=ArraySubquery(rows.values(json=told)[:SHOWN]))


def next_dates(member: Any, person: Person) -> tuple[NextDate, ...]:
    """The dates that `with_dates` has found, as a page prints them."""
    zone = person.time_zone or member.network.time_zone
    return tuple(_next_date(row, zone) for row in member.dates_ahead)


def _next_date(row: dict[str, Any], zone: str) -> NextDate:
    starts_at, ends_at = (datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at"))
    return NextDate(
        title=row["title"],
        when=when_words(starts_at, ends_at, row["time_zone"], zone),
        where=row["place"] if row["mode"] != Meeting.Mode.VIRTUAL else "online",
        url=reverse("meetings:meeting", args=[row["id"]]),
        answer=str(Invitee.Answer(row["answer"]).label) if row["answer"] else "",
    )


def silent(network: Network, now: datetime) -> list[Silent]:
    """For each meeting ahead: who was asked twice, or is asked too late for a second letter, and has not answered.

    One query. Whoever was asked only a few days ago is left in peace.
    """
    asked = _UNANSWERED.rows(
        network=network.pk, now=now, waited=now - WAITED, close=now + CLOSE, yesterday=now - timedelta(days=1)
    )
    return [_silent(meeting, list(found)) for meeting, found in groupby(asked, key=lambda row: row.meeting)]


def _unanswered() -> Any:
    about = Concat(Value("meeting:"), Cast("meeting", CharField()), Value(":"))
    nudged = Told.objects.filter(
        network=Given("network"),
        person=OuterRef("person"),
        about__startswith=OuterRef("about"),
        about__endswith=f":{NUDGE}",
    )
    long_ago = Q(invited_at__lt=Given("waited")) | Q(
        meeting__starts_at__lt=Given("close"), invited_at__lt=Given("yesterday")
    )
    return (
        Invitee.objects.filter(long_ago, network=Given("network"), answer=Invitee.Answer.NONE, withdrawn_at=None)
        .filter(meeting__state=Meeting.State.PLANNED, meeting__starts_at__gt=Given("now"), person__is_active=True)
        .annotate(about=about)
        .annotate(asked_twice=Exists(nudged))
        .select_related("meeting", "person")
        .order_by("meeting__starts_at", "meeting", "person__name", "pk")
    )


_UNANSWERED = Kept(_unanswered)


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
