"""Events as iCalendar: feeds (RFC 5545, 7986) and invitations (iTIP, RFC 5546). Pure: no clock, no database, no Django.

The same input gives the same bytes, so that a letter sent again is the same letter and a feed can be compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Conference, Event, Timezone, vCalAddress, vDDDLists, vDDDTypes, vDuration

from network.lib.plain import plain

PRODID = "-//Trellis//Trellis//EN"
REFRESH = timedelta(hours=1)  # how often a feed asks to be read
# What somebody has answered, as calendars call it. Joining by link is coming.
PARTSTAT = {"": "NEEDS-ACTION", "yes": "ACCEPTED", "virtual": "ACCEPTED", "no": "DECLINED"}


@dataclass(frozen=True)
class Happening:
    """One event. Times carry a zone; `zone` names the one it is written in. `stamp`: when it was last changed.

    `number` rises with each change (SEQUENCE). `latitude` and `longitude` go together. `answer`: "" (none yet), "yes",
    "virtual" or "no" of the person whose calendar this is.
    """

    uid: str
    number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    stamp: datetime
    organizer: str
    organizer_email: str
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    link: str = ""
    words: str = ""
    url: str = ""
    category: str = ""
    cancelled: bool = False
    tentative: bool = False
    free: bool = False  # the time stays free in the calendar: they do not come


@dataclass(frozen=True)
class Addressee:
    """Whom an invitation is for, and what they have answered: a key of PARTSTAT."""

    name: str
    email: str
    answer: str = ""


@dataclass(frozen=True)
class Feed:
    """What a calendar that is subscribed to says of itself. `color`: a CSS name; `source`: its own address."""

    name: str
    uid: str
    source: str
    url: str
    color: str = "seagreen"
    words: str = ""


def write_request(event: Happening, to: Addressee) -> bytes:
    """An invitation to one event, or its new state, for one person (METHOD:REQUEST)."""
    return _message("REQUEST", event, to)


def write_cancel(event: Happening, to: Addressee) -> bytes:
    """The event is off, or off for this person (METHOD:CANCEL)."""
    return _message("CANCEL", event, to)


def write_feed(feed: Feed, events: Iterable[Happening]) -> bytes:
    """A whole calendar to subscribe to (METHOD:PUBLISH). Events called off stay, so that calendars take them out."""
    calendar = _calendar("PUBLISH")
    calendar.add("uid", feed.uid)
    calendar.calendar_name = plain(feed.name)  # NAME, and X-WR-CALNAME for those who read only that
    if feed.words:
        calendar.description = plain(feed.words)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.color = feed.color
    calendar.add("source", feed.source, parameters={"VALUE": "URI"})
    calendar.url = feed.url
    told = list(events)
    _add_zones(calendar, told)
    for event in told:
        calendar.add_component(_event(event, None))
    return _bytes(calendar)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _message(method: str, event: Happening, to: Addressee) -> bytes:
    calendar = _calendar(method)
    _add_zones(calendar, [event])
    calendar.add_component(_event(event, to, off=method == "CANCEL"))
    return _bytes(calendar)


def _bytes(calendar: Calendar) -> bytes:
    written: bytes = calendar.to_ical()
    return written


def _add_zones(calendar: Calendar, events: Sequence[Happening]) -> None:
    """Add the time zones that events are written in, from a year before the first to two after the last."""
    for zone in sorted({event.zone for event in events}):
        years = [moment.year for event in events for moment in (event.starts_at, event.ends_at)]
        calendar.add_component(_zone(zone, min(years) - 1, max(years) + 3))


@lru_cache(maxsize=64)
def _zone(name: str, first_year: int, last_year: int) -> Timezone:
    """A VTIMEZONE with every change of the clock in these years, the last one excluded."""
    zone = Timezone.from_tzid(name, first_date=date(first_year, 1, 1), last_date=date(last_year, 1, 1))
    # The library writes when the clock goes forward as the hour it then shows; the standard wants the hour before it.
    part: Any
    for part in zone.subcomponents:
        gap = part["TZOFFSETTO"].td - part["TZOFFSETFROM"].td
        if gap > timedelta(0):
            part["DTSTART"] = vDDDTypes(part["DTSTART"].dt - gap)
            if "RDATE" in part:
                part["RDATE"] = vDDDLists([day.dt - gap for day in part["RDATE"].dts])
    return zone


def _wall(moment: datetime, zone: str) -> datetime:
    """A moment on the clock of a zone; in UTC when that clock shows the hour a second time, which has no name."""
    wall = moment.astimezone(ZoneInfo(zone))
    return wall.astimezone(UTC) if wall.fold else wall


def _event(told: Happening, to: Addressee | None, *, off: bool = False) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("dtstamp", told.stamp)
    event.add("last-modified", told.stamp)
    event.add("sequence", told.number)
    event.add("dtstart", _wall(told.starts_at, told.zone))
    event.add("dtend", _wall(told.ends_at, told.zone))
    event.add("summary", plain(told.title))
    event.add("status", _status(told, off))
    event.add("transp", "TRANSPARENT" if off or told.cancelled or told.free else "OPAQUE")
    event.add("organizer", _address(told.organizer_email, told.organizer))
    if to is not None:
        event.add("attendee", _attendee(to))
    _add_whereabouts(event, told)
    for name, value in (("description", told.words), ("url", told.url), ("categories", told.category)):
        if value:
            event.add(name, plain(value))
    return event


def _status(told: Happening, off: bool) -> str:
    if off or told.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if told.tentative else "CONFIRMED"


def _add_whereabouts(event: Event, told: Happening) -> None:
    # Many calendars show only the location: an event without a place has its link there.
    if told.place or told.link:
        event.add("location", plain(told.place or told.link))
    if told.latitude is not None and told.longitude is not None:
        event.add("geo", (told.latitude, told.longitude))
    if told.link:
        event.conferences = [Conference(plain(told.link), feature="VIDEO", label="Join by link")]


def _attendee(to: Addressee) -> vCalAddress:
    address = _address(to.email, to.name)
    address.params.update({"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": PARTSTAT[to.answer]})
    address.params["RSVP"] = "TRUE"
    return address


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    # A double quote cannot stand in a parameter, and a newline would begin another property.
    address.params["CN"] = " ".join(plain(name).replace('"', "'").split())
    return address
