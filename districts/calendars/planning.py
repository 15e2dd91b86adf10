"""What the planner of the year asks: who is shut or testing when, and how long each drive takes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import FilteredRelation, Q

from districts.calendars.models import CalendarSpan, TravelSettings, TravelTime
from districts.calendars.spans import Span, cut, days_of, joined, outside_school, school_year_span
from districts.calendars.travel import HUB, Reckoning, TravelMatrix, matrix_of, site_of
from districts.directory.models import Member
from districts.directory.places import Place, place
from network.lib.dates import school_year_of
from network.membership.models import Network

Kind = CalendarSpan.Kind
FEWEST_USUAL = 3  # calendars that make a habit


@dataclass(frozen=True)
class SchoolDays:
    """Days of one member in a time, as (first day, last day) pairs, both included, in order, without overlap.

    `closed`: no school, the weeks before the first and after the last day of school among them. `testing`: school is
    open, teachers cannot leave. `is_known`: its calendar has at least one closed day in every school year of the time.
    """

    closed: tuple[Span, ...] = ()
    testing: tuple[Span, ...] = ()
    is_known: bool = False


@dataclass(frozen=True)
class Marked:
    """A span as a calendar holds it: its kind, first and last day."""

    kind: str
    starts_on: date
    ends_on: date

    @property
    def span(self) -> Span:
        return self.starts_on, self.ends_on


def closed_and_testing(network: Network, start: date, end: date) -> dict[int, SchoolDays]:
    """Every member that takes part → its days from `start` to `end`: one query.

    A member without a calendar is there too, with `is_known=False` and no days.
    """
    years = school_years(start, end)
    from_, until = school_year_span(years[0])[0], school_year_span(years[-1])[1]
    rows = (
        Member.objects.taking_part()
        .filter(network=network)
        .annotate(
            near=FilteredRelation("spans", condition=Q(spans__starts_on__lte=until, spans__ends_on__gte=from_)),
        )
        .order_by("district__name", "pk")
        .values_list("pk", "near__kind", "near__starts_on", "near__ends_on")
    )
    found: dict[int, list[Marked]] = {}
    for pk, kind, first, last in rows:
        found.setdefault(pk, []).extend([Marked(kind, first, last)] if kind else [])
    return {pk: school_days(marked, start, end) for pk, marked in found.items()}


def school_days(marked: Iterable[Marked], start: date, end: date) -> SchoolDays:
    """Sort the spans of one member's calendar into closed and testing days of a time. Pure."""
    held = list(marked)
    closed = [each.span for each in held if each.kind == Kind.CLOSED]
    known = True
    for year in map(school_year_span, school_years(start, end)):
        known = known and any(cut(closed, *year))
        first, last = (_day(held, kind, year) for kind in (Kind.FIRST_DAY, Kind.LAST_DAY))
        closed += outside_school(year, first, last)
    testing = [each.span for each in held if each.kind == Kind.TESTING]
    return SchoolDays(cut(joined(closed), start, end), cut(joined(testing), start, end), known)


def with_usual_days(days: Mapping[int, SchoolDays]) -> dict[int, SchoolDays]:
    """The same, where a member whose calendar nobody has sent is closed on the days most of the others are. Pure.

    Fewer than three others say nothing about what is usual.
    """
    known = [each for each in days.values() if each.is_known]
    shut = Counter(day for each in known for day in days_of(each.closed))
    usual = tuple((day, day) for day, count in shut.items() if 2 * count > len(known) >= FEWEST_USUAL)
    return {
        member: each if each.is_known else replace(each, closed=joined([*each.closed, *usual]))
        for member, each in days.items()
    }


def school_years(start: date, end: date) -> list[str]:
    """The school years that a time touches, in order."""
    first, last = int(school_year_of(start)[:4]), int(school_year_of(end)[:4])
    return [school_year_of(date(year, 7, 1)) for year in range(first, last + 1)]


def _day(marked: Iterable[Marked], kind: str, year: Span) -> date | None:
    days = (each.starts_on for each in marked if each.kind == kind)
    return next((day for day in days if year[0] <= day <= year[1]), None)


def travel_matrix(network: Network) -> TravelMatrix:
    """The drives between all sites of a network: three queries.

    Sites are named by `site_of`: "m12" is the member 12, "hub" the place where facilitators start. The hub is a site
    even where nobody has said where it is: then its drives are among `unknown`, unless they were typed.
    """
    settings = travel_settings(network)
    corrections = {
        (site_of(start), site_of(end)): minutes
        for start, end, minutes in TravelTime.objects.filter(network=network).values_list("start", "end", "minutes")
    }
    by = Reckoning(float(settings.factor), float(settings.miles_an_hour))
    return matrix_of({HUB: base_of(settings), **_member_places(network)}, corrections, by)


def travel_settings(network: Network) -> TravelSettings:
    """What the network has set, or the defaults, not stored."""
    return TravelSettings.objects.filter(network=network).first() or TravelSettings(network=network)


def base_of(settings: TravelSettings) -> Place | None:
    return place(settings.base_latitude, settings.base_longitude)


def _member_places(network: Network) -> dict[str, Place | None]:
    rows = Member.objects.taking_part().filter(network=network).order_by("district__name", "pk")
    return {
        site_of(pk): place(latitude, longitude)
        for pk, latitude, longitude in rows.values_list("pk", "district__latitude", "district__longitude")
    }
