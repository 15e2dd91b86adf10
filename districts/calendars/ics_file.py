"""Reading an iCalendar file (RFC 5545): repeated events, exceptions, zones. Pure.

A file from outside may repeat for ever, every second, since the year 1. What each event may cost is reckoned and
bounded before it is unfolded; what is over a bound is put aside or refused in words.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

from districts.calendars.meaning import meaning_of
from districts.calendars.repetition import comes_round
from districts.calendars.school_file import Aside, Entry
from districts.calendars.spans import DAY, Span
from network.lib.csvfile import Refused

MAX_EVENTS = 5_000
MAX_STEPS = 300_000  # days a rule walks through, added up over the file
MAX_OCCURRENCES = 5_000
MAX_DAYS_LONG = 150
MAX_DATES = 1_000  # that an event names one by one
MAX_LINES = 100_000
MAX_DEPTH = 5  # a calendar, its event, what is inside an event
MAX_SINGLE_DAYS = 20_000  # days named one by one (RDATE, EXDATE), added up over the file
EARLIEST = date(1900, 1, 1)
_BROKEN = "The calendar file is damaged. Export it again from your calendar and send the new file."
_TOO_MUCH = "The calendar holds too much to be read. Export only the events of one school year."
# The clocks of a zone change once a year each: what a zone may repeat by. Its rule is walked by the library itself.
_ZONE_RULE = re.compile(
    r"RRULE:(?=.*FREQ=YEARLY)((FREQ|BYMONTH|BYDAY|BYMONTHDAY|WKST|UNTIL|COUNT|INTERVAL(?==[1-9]))=[^;]*;?)+", re.I
)
_BY_THE_DAY = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_UTC = {"UTC", "Etc/UTC", "Z", "UTC+00:00", "GMT", "Etc/GMT"}
# What a library raises over a value that makes no sense.
_SENSELESS = (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError)


class PutAside(Exception):
    """This event cannot be used; the words say why."""


def looks_like_ics(data: bytes) -> bool:
    return data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR")


def read_ics(data: bytes, year: Span, zone: ZoneInfo) -> tuple[list[Entry], list[Aside]]:
    """The events that have a day in `year`, and what is put aside. `zone`: where times given in UTC are lived.

    Raises Refused when the file is damaged or too much.
    """
    count = len(re.findall(rb"(?im)^BEGIN:VEVENT", data))
    if count > MAX_EVENTS:
        raise Refused(f"The calendar holds {count:,} events; at most {MAX_EVENTS:,} can be read. Export one year only.")
    text = _text(data)
    _look_over(text)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except _SENSELESS as error:
        raise Refused(_BROKEN) from error
    if sum(len(calendar.walk("VEVENT")) for calendar in calendars) < count:
        raise Refused(_BROKEN)  # cut off on its way
    entries: list[Entry] = []
    aside: list[Aside] = []
    reader = _Reader(year, zone)
    for line, group in enumerate(_series(calendars), 1):
        title = str(group[0].get("SUMMARY") or "").strip()
        try:
            entries += reader.entries(title, group)
        except PutAside as reason:
            aside.append(Aside(line, title[:80] or "An event without a title", str(reason)))
    return entries, aside


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _look_over(text: str) -> None:
    """Bound what the library would walk through while it reads, before it does. Raises Refused."""
    depth = single = 0
    inside: list[str] = []
    lines = re.split(r"\r?\n", re.sub(r"(\r?\n)+[ \t]", "", text))  # as the library does it
    for line in lines:
        name = line.partition(":")[0].partition(";")[0].upper()
        if name == "BEGIN":
            inside.append(line.partition(":")[2].strip().upper())
            depth = max(depth, len(inside))
        elif name == "END" and inside:
            inside.pop()
        elif name in ("RDATE", "EXDATE"):
            single += 1 + line.count(",")
        elif name.endswith("RULE") and any("VTIMEZONE" in each for each in inside):
            _look_over_zone_rule(line.strip())
    if len(lines) > MAX_LINES or depth > MAX_DEPTH or single > MAX_SINGLE_DAYS:
        raise Refused(_TOO_MUCH)


def _look_over_zone_rule(line: str) -> None:
    if not _ZONE_RULE.fullmatch(line):
        raise Refused(_BROKEN)


def _series(calendars: Any) -> Iterator[list[Any]]:
    """Events of one UID together, the one that repeats before its exceptions."""
    groups: dict[str, list[Any]] = {}
    for number, event in enumerate(each for calendar in calendars for each in calendar.walk("VEVENT")):
        groups.setdefault(str(event.get("UID") or f"without {number}"), []).append(event)
    for group in groups.values():
        yield sorted(group, key=lambda event: "RECURRENCE-ID" in event)


class _Reader:
    """Reads one file, and keeps count of what it costs."""

    def __init__(self, year: Span, zone: ZoneInfo) -> None:
        self.year = year
        self.zone = zone
        self.steps = 0
        self.occurrences = 0

    def entries(self, title: str, group: list[Any]) -> list[Entry]:
        """The days of one event, its repetitions among them. Raises PutAside."""
        if not title:
            raise PutAside("has no title")
        calendar = icalendar.Calendar()
        try:
            for event in group:
                self._tame(event)
                calendar.add_component(event)
            first, last = self.year
            unfolded = recurring_ical_events.of(calendar).between(first - DAY, last + 2 * DAY)
            found = [self._entry(title, event) for event in unfolded if not _called_off(event)]
        except Refused:  # a ValueError too, but about the whole file
            raise
        except _SENSELESS as error:
            raise PutAside("has days or a repetition that cannot be read") from error
        self.occurrences += len(found)
        if self.occurrences > MAX_OCCURRENCES:
            raise Refused(f"The calendar has more than {MAX_OCCURRENCES:,} entries in one year. Export fewer of them.")
        return found or self._nothing(title, group)

    def _entry(self, title: str, event: Any) -> Entry:
        label = str(event.get("SUMMARY") or title).strip() or title
        span, hours = days_of_event(event.start, event.end, self.zone)
        if (span[1] - span[0]).days >= MAX_DAYS_LONG:
            raise PutAside(f"lasts longer than {MAX_DAYS_LONG} days")
        return Entry(label, meaning_of(label, hours=hours), span)

    def _nothing(self, title: str, group: list[Any]) -> list[Entry]:
        """An event without a day in the year still counts among those outside it."""
        if all(_called_off(event) for event in group):
            raise PutAside("is called off")
        return [Entry(title, "event", (EARLIEST, EARLIEST))]

    def _tame(self, event: Any) -> None:
        """Bound the repetition of an event by the year. Raises PutAside for one that makes no sense in a calendar."""
        start = event.get("DTSTART")
        if start is None or not isinstance(getattr(start, "dt", None), date):
            raise PutAside("has no first day")
        if _day(start.dt) < EARLIEST:
            raise PutAside(f"begins before {EARLIEST.year}")
        # Before it is unfolded: the library walks through every day between the start and the end.
        lasts = (_day(event.end) - _day(start.dt)).days
        if lasts < 0:
            raise PutAside("ends before it begins")
        if lasts > MAX_DAYS_LONG:
            raise PutAside(f"lasts longer than {MAX_DAYS_LONG} days")
        if any(len(_dates(event.get(name))) > MAX_DATES for name in ("RDATE", "EXDATE")):
            raise PutAside(f"names more than {MAX_DATES} days one by one")
        rules = event.get("RRULE")
        if rules is None:
            return
        if isinstance(rules, list) or "EXRULE" in event:
            raise PutAside("repeats by more than one rule")
        self._bound(event, rules, start.dt)

    def _bound(self, event: Any, rule: Any, start: date | datetime) -> None:
        said = {key.upper(): value for key, value in rule.items()}
        freq = str(said["FREQ"][0]).upper()
        if freq not in _BY_THE_DAY or said.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
            raise PutAside("repeats within a day")
        if int(said.get("INTERVAL", [1])[0]) < 1:
            raise PutAside("repeats every 0 days")
        if not comes_round(freq, said):
            raise PutAside("repeats by a rule that may never come round")
        end = self.year[1] + 2 * DAY
        self._walk(freq, said, max((end - _day(start)).days, 0))
        until = min([end, *(_day(each) + DAY for each in said.get("UNTIL", []))])
        if "COUNT" in said:
            until = _last_of(rule, start, until)
        elif "UNTIL" in said and until < end:
            return
        bounded = {key: value for key, value in rule.items() if key.upper() not in ("COUNT", "UNTIL")}
        event["RRULE"] = icalendar.vRecur({**bounded, "UNTIL": [_until(start, until)]})

    def _walk(self, freq: str, said: dict[str, Any], days: int) -> None:
        plain = not any(key.startswith("BY") for key in said)
        self.steps += days // 365 if freq == "YEARLY" and plain else days // 7 if freq == "WEEKLY" else days
        if self.steps > MAX_STEPS:
            raise Refused("The calendar repeats too much to be read. Export only the events of one school year.")


def days_of_event(start: date, end: date, zone: ZoneInfo) -> tuple[Span, float | None]:
    """The days an event touches where it is lived, and its hours when it has times. The end is exclusive."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        first, last = _day(start), _day(end) - DAY
        return (first, max(first, last)), None
    begins, ends = _lived(start, zone), _lived(end, zone)
    last_moment = ends - timedelta(microseconds=1) if ends > begins else begins
    return (begins.date(), last_moment.date()), (ends - begins).total_seconds() / 3600


def _lived(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the clock of its own zone; what is given in UTC, on the clock of `zone`."""
    if moment.tzinfo is not None and str(moment.tzinfo) in _UTC:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None)


def _last_of(rule: Any, start: date | datetime, until: date) -> date:
    """The day of the last of COUNT repetitions, or `until` when that comes first."""
    parts = {key: value for key, value in rule.items() if key.upper() not in ("COUNT", "UNTIL")}
    text = str(icalendar.vRecur(parts).to_ical().decode())  # type: ignore[no-untyped-call]
    begins = datetime.combine(_day(start), time())
    days = rrulestr(f"{text};UNTIL={until:%Y%m%d}T235959", dtstart=begins)
    count = next(int(value[0]) for key, value in rule.items() if key.upper() == "COUNT")
    last = begins
    for last in islice(days, max(count, 1)):  # noqa: B007 - the last one is what is wanted
        pass
    return last.date()


def _until(start: date | datetime, day: date) -> date | datetime:
    """The end of a day as the end of a rule: of the same kind as its start."""
    if not isinstance(start, datetime):
        return day
    end = datetime.combine(day, time(23, 59, 59), tzinfo=start.tzinfo)
    return end.astimezone(ZoneInfo("UTC")) if start.tzinfo else end


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _dates(said: Any) -> list[Any]:
    """The days of one or several RDATE or EXDATE lines."""
    lines = said if isinstance(said, list) else [said] if said is not None else []
    return [each for line in lines for each in getattr(line, "dts", [line])]


def _called_off(event: Any) -> bool:
    return str(event.get("STATUS") or "").upper() == "CANCELLED"
