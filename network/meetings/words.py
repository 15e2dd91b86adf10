"""Times of meetings in words. Pure: zones and days are passed in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from network.lib.words import counted, day_words


def clock(moment: datetime) -> str:
    """The time of day as a page prints it: "9:00"."""
    return f"{moment.hour}:{moment:%M}"


def when_words(starts_at: datetime, ends_at: datetime, zone: str, *, year: bool = False) -> str:
    """ "Tue 6 Oct, 9:00 to 12:00" on the clock of a zone; with `year` "Tue 6 Oct 2026, 9:00 to 12:00"."""
    start, end = starts_at.astimezone(ZoneInfo(zone)), ends_at.astimezone(ZoneInfo(zone))
    first = f"{day_words(start.date())}{f' {start.year}' if year else ''}, {clock(start)}"
    last = clock(end) if end.date() == start.date() else f"{day_words(end.date())}, {clock(end)}"
    return f"{first} to {last}"


def length_words(minutes: int) -> str:
    """ "6 hours", "1 hour 30 minutes", "45 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [counted(hours, "hour", "hours") if hours else "", counted(rest, "minute", "minutes") if rest else ""]
    return " ".join(part for part in parts if part)


def zone_words(zone: str) -> str:
    """ "America/Los_Angeles" → "Los Angeles time"."""
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def same_clock(moment: datetime, zone: str, other: str) -> bool:
    """Do the clocks of two zones show the same at this moment?"""
    return moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.astimezone(ZoneInfo(other)).utcoffset()
