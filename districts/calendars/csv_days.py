"""Reading a school's calendar from a table: a first day, perhaps a last day, and a name. Pure."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from districts.calendars.ics_file import MAX_DAYS_LONG
from districts.calendars.meaning import CLOSED, EVENT, FIRST_DAY, LAST_DAY, TESTING, meaning_of
from districts.calendars.school_file import Aside, Entry
from districts.calendars.spans import DAY, Span
from network.lib.csvfile import Refused, Row, original, read_table

_STARTS = ("start_date", "start", "starts_on", "first_day", "date", "day", "from")
_ENDS = ("end_date", "end", "ends_on", "last_day", "to", "until")
_LABELS = ("name", "event", "event_name", "title", "subject", "summary", "label", "description", "holiday")
_KINDS = ("kind", "type")
_KIND_WORDS = {
    "no school": CLOSED,
    "closed": CLOSED,
    "testing": TESTING,
    "school as usual": EVENT,
    "event": EVENT,
    "first day of school": FIRST_DAY,
    "first_day": FIRST_DAY,
    "last day of school": LAST_DAY,
    "last_day": LAST_DAY,
}
_LAYOUTS = {f"{start} {label}": frozenset({start, label}) for start in _STARTS for label in _LABELS}
_HEADER = "No header row was found. The first row should name the columns: start_date, end_date, name."
_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d")
_WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[,.]?\s+", re.IGNORECASE)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?( ?[AaPp]\.?[Mm]\.?)?Z?$")
_MIDNIGHT = re.compile(r"^(12:00(:00)? ?a\.?m\.?|0?0:00(:00)?)$", re.IGNORECASE)


def read_days(data: bytes) -> tuple[list[Entry], list[Aside]]:
    """The rows of a table, and those put aside. Raises Refused when it is no such table."""
    try:
        table = read_table(data, _LAYOUTS)
    except Refused as refused:
        raise Refused(_HEADER) if str(refused).startswith("No header row") else refused from refused
    entries: list[Entry] = []
    aside: list[Aside] = []
    for row in table.rows():
        cells = {key: original(value.strip()) for key, value in row.cells.items()}
        label = _of(cells, _LABELS)
        try:
            entries.append(_entry(row, cells, label))
        except ValueError as problem:
            aside.append(Aside(row.line, label[:80] or "A row without a name", str(problem)))
    return entries, aside


def _entry(row: Row, cells: Mapping[str, str], label: str) -> Entry:
    """One row. Raises ValueError with the reason when it cannot be used."""
    if row.problem:
        raise ValueError(row.problem)
    if not label:
        raise ValueError("has no name")
    span = _span(cells)
    said = _of(cells, _KINDS).casefold()
    return Entry(label, _KIND_WORDS.get(said) or meaning_of(label), span)


def _span(cells: Mapping[str, str]) -> Span:
    first = day_in(_of(cells, _STARTS))
    if first is None:
        raise ValueError("has no first day")
    last = day_in(_of(cells, _ENDS)) or first
    # Calendar programs write the end of a whole-day event as the midnight after it.
    if last > first and _MIDNIGHT.match(cells.get("end_time", "")):
        last -= DAY
    if last < first:
        raise ValueError("ends before it starts")
    if (last - first).days >= MAX_DAYS_LONG:
        raise ValueError(f"lasts longer than {MAX_DAYS_LONG} days")
    return first, last


def day_in(text: str) -> date | None:
    """A day as tables write it: 2026-10-06, 10/6/2026 (the month first), Oct 6, 2026. None of nothing. ValueError."""
    if not text:
        return None
    bare = " ".join(_TIME.sub("", _WEEKDAY.sub("", text.strip())).replace(",", " ").split())
    for form in _FORMS:
        try:
            return datetime.strptime(bare, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"“{text[:40]}” is not a day; write 2026-10-06 or 10/6/2026")


def _of(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")
