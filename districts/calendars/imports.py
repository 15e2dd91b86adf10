"""A school's file beside its calendar: what it would bring, row by row, before anybody says yes."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from districts.calendars.csv_days import read_days
from districts.calendars.ics_file import looks_like_ics, read_ics
from districts.calendars.models import CalendarSpan, CalendarUpload
from districts.calendars.school_file import MAX_BYTES, Found, SchoolFile, gather, too_large
from districts.calendars.spans import Span, school_year_span, spans_words
from districts.directory.models import Member
from network.lib.csvfile import Refused

Kind = CalendarSpan.Kind
LEAVE_OUT = ""


@dataclass(frozen=True)
class Line:
    """One row of the preview. `kind` is what it becomes unless somebody says otherwise; "" leaves it out."""

    number: int
    label: str
    kind: str
    spans: tuple[Span, ...]
    is_there: bool

    @property
    def days_words(self) -> str:
        return spans_words(self.spans)

    @property
    def is_plain(self) -> bool:
        """School as usual, and not in the calendar: most people leave these out."""
        return self.kind == LEAVE_OUT and not self.is_there


@dataclass(frozen=True)
class Outdated:
    """Days that an earlier file brought and this one does not name. `moved`: it names them on other days."""

    span: CalendarSpan
    moved: bool


@dataclass(frozen=True)
class Preview:
    """What an upload would do."""

    lines: tuple[Line, ...]
    outdated: tuple[Outdated, ...]

    @property
    def chief(self) -> list[Line]:
        return [line for line in self.lines if not line.is_plain]

    @property
    def plain(self) -> list[Line]:
        return [line for line in self.lines if line.is_plain]

    @property
    def new(self) -> int:
        return sum(1 for line in self.chief if not line.is_there)


def read_school_file(data: bytes, *, school_year: str, zone: str) -> SchoolFile:
    """What a calendar or a table says of a school year. Raises Refused with a sentence when it cannot be used."""
    if len(data) > MAX_BYTES:
        raise Refused(too_large(len(data)))
    year = school_year_span(school_year)
    entries, aside = read_ics(data, year, ZoneInfo(zone)) if looks_like_ics(data) else read_days(data)
    file = gather(entries, aside, year, school_year)
    if not file.found:
        raise Refused(f"Nothing in this file can be used for {school_year}. Look whether it is the right year.")
    return file


def keep_upload(member: Member, file: SchoolFile, *, name: str, year: str, source: str, by: Any) -> CalendarUpload:
    """Keep what a file says until somebody says yes. What the same person sent before and left is dropped."""
    mine = CalendarUpload.objects.filter(member=member, by=by, state=CalendarUpload.State.WAITING)
    mine.update(state=CalendarUpload.State.DROPPED, rows=[], aside=[])
    return CalendarUpload.objects.create(
        network_id=member.network_id,
        member=member,
        school_year=year,
        source=source,
        name=name[:200],
        rows=[_row(found) for found in file.found],
        aside=[asdict(aside) for aside in file.aside],
        by=by,
    )


def preview_of(upload: CalendarUpload) -> Preview:
    """Lay an upload beside the calendar: one query."""
    year = school_year_span(upload.school_year)
    held = list(CalendarSpan.objects.filter(network=upload.network_id, member=upload.member_id).within(*year))
    there = {(span.label, (span.starts_on, span.ends_on)): span.kind for span in held}
    lines = tuple(_line(number, row, there) for number, row in enumerate(upload.rows))
    return Preview(lines, tuple(_outdated(held, lines, upload.source)))


def _row(found: Found) -> dict[str, Any]:
    spans = [[first.isoformat(), last.isoformat()] for first, last in found.spans]
    return {"label": found.label, "kind": found.kind, "spans": spans}


def _line(number: int, row: dict[str, Any], there: dict[tuple[str, Span], str]) -> Line:
    spans = tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in row["spans"])
    kinds = {there.get((row["label"], span)) for span in spans}
    known = kinds.pop() if len(kinds) == 1 else None  # what somebody decided before counts again
    usual = LEAVE_OUT if row["kind"] == Kind.EVENT else row["kind"]
    return Line(number, row["label"], known or usual, spans, is_there=known is not None)


def _outdated(held: Iterable[CalendarSpan], lines: Iterable[Line], source: str) -> Iterable[Outdated]:
    named = {(line.label, span) for line in lines for span in line.spans}
    moved = {line.label.casefold() for line in lines if not line.is_there}
    for span in held:
        if span.source == source and (span.label, (span.starts_on, span.ends_on)) not in named:
            yield Outdated(span, span.label.casefold() in moved)
