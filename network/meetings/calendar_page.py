"""The calendar of a network as its reader sees it: by month in a list, or one month as a grid."""

from calendar import SUNDAY, Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.utils import timezone

from network.meetings.models import Invitee, Meeting, MeetingQuerySet
from network.meetings.words import clock, when_words, zone_words
from network.membership.models import Network

PER_PAGE = 50
COMING_AT_MOST = 300  # a year of check-ins of a large network


@dataclass(frozen=True)
class Line:
    """A meeting in a list. `answer`: what the reader said, "" for not yet, None when they are not invited."""

    meeting: Meeting
    day: date
    clock: str
    when: str
    zone: str  # in words, where it is not the network's
    answer: str | None

    @property
    def waits(self) -> bool:
        """Does it wait for the reader's answer?"""
        return self.answer == "" and self.meeting.state == Meeting.State.PLANNED


@dataclass(frozen=True)
class Month:
    first: date
    lines: list[Line]


@dataclass(frozen=True)
class Coming:
    """What lies ahead, the next first. `following` is the next one that takes place; `waiting` wait for an answer."""

    months: list[Month]
    following: Line | None
    planned: int
    waiting: int


@dataclass(frozen=True)
class Grid:
    """A month: weeks of (day, lines, whether the day is of this month), Sunday first."""

    first: date
    before: str
    after: str
    weeks: list[list[tuple[date, list[Line], bool]]]
    lines: list[Line]


def reached(network: Network, person: Any, kind: str = "") -> MeetingQuerySet:
    """The network's meetings within somebody's reach, of one kind if named."""
    found: MeetingQuerySet = Meeting.objects.seen_by(person).filter(network=network)
    return found.filter(kind=kind) if kind else found


def kinds_of(network: Network, person: Any) -> list[tuple[str, str]]:
    """The kinds of meeting there are for the reader, as (key, label), in the order of the model."""
    there = set(reached(network, person).order_by().values_list("kind", flat=True).distinct())
    return [(key, str(label)) for key, label in Meeting.Kind.choices if key in there]


def coming(network: Network, person: Any, kind: str = "") -> Coming:
    """What is not over yet, called-off dates among it."""
    rows = reached(network, person, kind).not_over(timezone.now()).order_by("starts_at", "pk")
    lines = _lines(rows[:COMING_AT_MOST], network, person)
    standing = [line for line in lines if not line.meeting.is_off]
    return Coming(
        months=_months(lines),
        following=standing[0] if standing else None,
        planned=len(standing),
        waiting=sum(line.waits for line in lines),
    )


def past(network: Network, person: Any, kind: str, page: str | None) -> tuple[Page[Meeting], list[Month]]:
    """A page of what is over, the last first."""
    rows = reached(network, person, kind).over(timezone.now()).order_by("-starts_at", "-pk")
    found = Paginator(rows, PER_PAGE).get_page(page)
    return found, _months(_lines(found.object_list, network, person))


def grid(network: Network, person: Any, kind: str, month: str) -> Grid:
    """One month ("2026-10"; the present one when that is not a month)."""
    first = _month_from(month) or _today(network).replace(day=1)
    weeks = Calendar(SUNDAY).monthdatescalendar(first.year, first.month)
    zone = ZoneInfo(network.time_zone)
    # Days of other zones begin a little earlier and end a little later.
    start = datetime.combine(weeks[0][0], datetime.min.time(), zone) - timedelta(days=1)
    end = datetime.combine(weeks[-1][-1], datetime.min.time(), zone) + timedelta(days=2)
    rows = reached(network, person, kind).filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")
    lines = _lines(rows[:COMING_AT_MOST], network, person)
    days = {day: list(found) for day, found in groupby(sorted(lines, key=lambda one: one.day), lambda one: one.day)}
    return Grid(
        first=first,
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{(first + timedelta(days=31)).replace(day=1):%Y-%m}",
        weeks=[[(day, days.get(day, []), day.month == first.month) for day in week] for week in weeks],
        lines=[line for line in lines if (line.day.year, line.day.month) == (first.year, first.month)],
    )


def _month_from(words: str) -> date | None:
    try:
        first = datetime.strptime(words, "%Y-%m").date()  # noqa: DTZ007 - a month, not a moment
    except ValueError:
        return None
    return first if 1970 < first.year < 2200 else None


def _today(network: Network) -> date:
    return timezone.now().astimezone(ZoneInfo(network.time_zone)).date()


def _lines(meetings: Iterable[Meeting], network: Network, person: Any) -> list[Line]:
    rows = list(meetings)
    asked = Invitee.objects.filter(person=person.pk, withdrawn_at=None, meeting__in=[row.pk for row in rows])
    said = dict(asked.values_list("meeting_id", "answer"))
    return [
        Line(
            meeting=row,
            day=row.local_start.date(),
            clock=clock(row.local_start),
            when=when_words(row.starts_at, row.ends_at, row.time_zone),
            zone="" if row.time_zone == network.time_zone else zone_words(row.time_zone),
            answer=said.get(row.pk),
        )
        for row in rows
    ]


def _months(lines: list[Line]) -> list[Month]:
    by_month = groupby(lines, key=lambda line: line.day.replace(day=1))
    return [Month(first, list(found)) for first, found in by_month]
