"""The school year of all members side by side: who is shut or testing when, and on which days nobody is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from districts.calendars.models import CalendarSpan
from districts.calendars.planning import SchoolDays, closed_and_testing
from districts.calendars.spans import DAY, Span, days_of, school_year_span, span_words
from districts.directory.models import Member
from network.lib.words import counted, listed, number_word
from network.membership.models import Network

# A school year as most know it, for members that have not said when theirs begins and ends.
USUAL_START, USUAL_END = (8, 15), (6, 10)


@dataclass(frozen=True)
class Mark:
    """A bar on a strip: its first day's place and its length, in days from the strip's start."""

    x: int
    width: int


@dataclass(frozen=True)
class Month:
    x: int
    name: str


@dataclass(frozen=True)
class Strip:
    """A line of days to draw: one unit of width a day."""

    length: int
    closed: tuple[Mark, ...]
    testing: tuple[Mark, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True)
class MemberYear:
    """One member's row. `closed` and `testing` count weekdays."""

    pk: int
    name: str
    days: SchoolDays
    strip: Strip
    closed: int
    testing: int

    @property
    def words(self) -> str:
        """The row for those who do not see it."""
        spans = "; ".join(span_words(span) for span in self.days.closed)
        tests = "; ".join(span_words(span) for span in self.days.testing)
        return f"Closed: {spans or 'nothing known'}. Testing: {tests or 'nothing known'}."


@dataclass(frozen=True)
class DayCell:
    """One weekday: who is shut and who is testing."""

    day: date
    shut: tuple[str, ...]
    testing: tuple[str, ...]

    @property
    def is_clear(self) -> bool:
        return not self.shut and not self.testing


@dataclass(frozen=True)
class Week:
    """Monday to Friday; a day outside the year is None."""

    monday: date
    cells: tuple[DayCell | None, ...]
    known: tuple[str, ...]  # the members whose calendar is known

    @property
    def shut(self) -> str:
        """Who is shut on which of its days: "everyone but Camino Flat all week; Camino Flat on Thu and Fri"."""
        return _whose(self.cells, "shut", self.known)

    @property
    def testing(self) -> str:
        return _whose(self.cells, "testing", self.known)


@dataclass(frozen=True)
class YearPage:
    """The network's school year. `missing`: members without a calendar. `span`: from its first day to its last."""

    year: str
    span: Span
    members: tuple[MemberYear, ...]
    missing: tuple[MemberYear, ...]
    months: tuple[tuple[date, tuple[Week, ...]], ...]
    cells: tuple[DayCell, ...]

    @property
    def clear(self) -> int:
        """Weekdays on which nobody is shut or testing, as far as we know."""
        return sum(1 for cell in self.cells if cell.is_clear)

    @property
    def partly(self) -> int:
        """Weekdays on which some are shut or testing, and others are not."""
        known = len(self.members) - len(self.missing)
        return sum(1 for cell in self.cells if not cell.is_clear and len(cell.shut) < known)

    @property
    def sentence(self) -> str:
        """What matters, in a sentence."""
        known = len(self.members) - len(self.missing)
        if not known:
            return "No calendar is known yet, so no date can be called safe."
        who = "the one member we know is" if known == 1 else "both members we know are" if known == 2 else "everyone is"
        words = f"On {self.clear} of {counted(len(self.cells), 'weekday', 'weekdays')} {who} open and not testing"
        if self.partly and known > 1:
            words += f"; on {counted(self.partly, 'day', 'days')} only some are"
        return f"{words}.{self._missing_words}"

    @property
    def _missing_words(self) -> str:
        count = len(self.missing)
        what = "calendar is" if count == 1 else "calendars are"
        return f" {number_word(count).capitalize()} {what} missing." if count else ""


def year_page(network: Network, year: str) -> YearPage:
    """The school years of all members that take part: three queries."""
    whole = school_year_span(year)
    known = closed_and_testing(network, *whole)
    names = dict(Member.objects.filter(pk__in=known).values_list("pk", "district__name"))
    span = school_time(network, whole)
    rows = tuple(_member(pk, names[pk], days, span) for pk, days in known.items())
    cells = {day: _cell(day, rows) for day in days_of([span]) if day.weekday() < 5}
    return YearPage(
        year=year,
        span=span,
        members=rows,
        missing=tuple(row for row in rows if not row.days.is_known),
        months=_months(span, cells, tuple(row.name for row in rows if row.days.is_known)),
        cells=tuple(cells.values()),
    )


def school_time(network: Network, whole: Span) -> Span:
    """From the first day of school of whoever begins first to the last of whoever ends last."""
    rows = (
        CalendarSpan.objects.filter(network=network, member__in=Member.objects.taking_part())
        .filter(kind__in=[CalendarSpan.Kind.FIRST_DAY, CalendarSpan.Kind.LAST_DAY])
        .within(*whole)
        .values_list("kind", "starts_on")
    )
    firsts = [day for kind, day in rows if kind == CalendarSpan.Kind.FIRST_DAY]
    lasts = [day for kind, day in rows if kind == CalendarSpan.Kind.LAST_DAY]
    start = min(firsts, default=date(whole[0].year, *USUAL_START))
    end = max(lasts, default=date(whole[1].year, *USUAL_END))
    return (start, end) if start <= end else whole


def strip_of(days: SchoolDays, span: Span) -> Strip:
    """A member's days as bars between two days."""
    return Strip(
        length=(span[1] - span[0]).days + 1,
        closed=_marks(days.closed, span),
        testing=_marks(days.testing, span),
        months=tuple(Month((day - span[0]).days, f"{day:%b}") for day in days_of([span]) if day.day == 1),
    )


def _marks(spans: Iterable[Span], span: Span) -> tuple[Mark, ...]:
    inside = ((max(first, span[0]), min(last, span[1])) for first, last in spans)
    return tuple(Mark((first - span[0]).days, (last - first).days + 1) for first, last in inside if first <= last)


def _member(pk: int, name: str, days: SchoolDays, span: Span) -> MemberYear:
    closed, testing = ({day for day in days_of(each) if _counts(day, span)} for each in (days.closed, days.testing))
    return MemberYear(pk, name, days, strip_of(days, span), len(closed), len(testing - closed))


def _counts(day: date, span: Span) -> bool:
    return day.weekday() < 5 and span[0] <= day <= span[1]


def _cell(day: date, rows: Iterable[MemberYear]) -> DayCell:
    shut = tuple(row.name for row in rows if _holds(row.days.closed, day))
    testing = tuple(row.name for row in rows if row.name not in shut and _holds(row.days.testing, day))
    return DayCell(day, shut, testing)


def _holds(spans: Iterable[Span], day: date) -> bool:
    return any(first <= day <= last for first, last in spans)


def _months(
    span: Span, cells: Mapping[date, DayCell], known: tuple[str, ...]
) -> tuple[tuple[date, tuple[Week, ...]], ...]:
    """The weeks of a time by the month of their Friday."""
    monday = span[0] - timedelta(days=span[0].weekday())
    months: dict[date, list[Week]] = {}
    while monday <= span[1]:
        week = Week(monday, tuple(cells.get(monday + number * DAY) for number in range(5)), known)
        friday = monday + 4 * DAY
        months.setdefault(friday.replace(day=1), []).append(week)
        monday += 7 * DAY
    return tuple((month, tuple(weeks)) for month, weeks in months.items())


def _whose(cells: Iterable[DayCell | None], what: str, known: tuple[str, ...]) -> str:
    """Those of one week in words, grouped by their days: "everyone on Mon; Camino Flat and Gold Ridge all week"."""
    held = [cell for cell in cells if cell]
    days_of_name = {name: tuple(cell.day for cell in held if name in getattr(cell, what)) for name in known}
    groups: dict[tuple[date, ...], list[str]] = {}
    for name, days in days_of_name.items():
        if days:
            groups.setdefault(days, []).append(name)
    parts = []
    for days, names in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        when = "all week" if len(days) == len(held) > 1 else f"on {listed([f'{day:%a}' for day in days])}"
        parts.append(f"{_who(names, known)} {when}")
    return "; ".join(parts)


def _who(names: list[str], known: tuple[str, ...]) -> str:
    others = [name for name in known if name not in names]
    if not others and len(known) > 2:
        return "everyone"
    return f"everyone but {listed(others)}" if len(others) * 3 < len(names) else listed(names)
