"""What the page of one school's calendar says, reckoned here so that the template only prints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from districts.calendars.models import CalendarSpan, CalendarUpload, SpanQuerySet
from districts.calendars.planning import Marked, SchoolDays, school_days
from districts.calendars.spans import Span, days_of, school_year_span
from districts.directory.access import MemberScoped
from districts.directory.models import Member, MemberQuerySet
from network.lib.words import counted


@dataclass(frozen=True)
class CalendarPage:
    """One member's school year."""

    year: str
    spans: tuple[CalendarSpan, ...]
    days: SchoolDays

    @property
    def before(self) -> str:
        return shifted(self.year, -1)

    @property
    def after(self) -> str:
        return shifted(self.year, 1)

    @property
    def sentence(self) -> str:
        """What matters, in a sentence."""
        marked = [span for span in self.spans if span.kind in (CalendarSpan.Kind.CLOSED, CalendarSpan.Kind.TESTING)]
        if not marked:
            return f"Nothing is known of {self.year} yet, so a meeting may be planned on a day when school is closed."
        closed = school_weekdays(span.span for span in marked if span.kind == CalendarSpan.Kind.CLOSED)
        testing = school_weekdays(span.span for span in marked if span.kind == CalendarSpan.Kind.TESTING)
        tests = f", and teachers cannot leave on {counted(testing, 'testing day', 'testing days')}" if testing else ""
        return f"In {self.year} school is closed on {counted(closed, 'weekday', 'weekdays')}{tests}."


def school_weekdays(spans: Iterable[Span]) -> int:
    """How many different Mondays to Fridays lie in some spans."""
    return len({day for day in days_of(spans) if day.weekday() < 5})


def shifted(year: str, by: int) -> str:
    """The school year some years later: ("2026-27", 1) → "2027-28"."""
    start = int(year[:4]) + by
    return f"{start}-{(start + 1) % 100:02d}"


def asked_year(request: HttpRequest, usual: str) -> str:
    """The school year in the address, or the usual one when there is none that can be."""
    year = request.GET.get("year", "")
    good = re.fullmatch(r"20[0-9]{2}-[0-9]{2}", year) and shifted(year, 0) == year
    return year if good else usual


def calendar_page(member: Member, year: str) -> CalendarPage:
    """A member's calendar of one school year: one query."""
    start, end = school_year_span(year)
    spans = tuple(CalendarSpan.objects.of_member(member, start, end))
    return CalendarPage(year, spans, school_days([Marked(s.kind, s.starts_on, s.ends_on) for s in spans], start, end))


def named_members() -> MemberQuerySet:
    """Members with the names a page prints."""
    found: MemberQuerySet = Member.objects.select_related("district", "network")
    return found


def named_spans() -> SpanQuerySet:
    found: SpanQuerySet = CalendarSpan.objects.select_related("member__district", "network")
    return found


def named_uploads() -> MemberScoped:
    found: MemberScoped = CalendarUpload.objects.select_related("member__district", "network")
    return found
