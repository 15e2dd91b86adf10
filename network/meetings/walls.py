"""From a day and a time on the wall of a zone to a moment. Pure."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """The clock of the zone jumps over this time on this day."""


def moment_of(day: date, at: time, zone: str) -> datetime:
    """The moment at which the clock of a zone shows this; the first one when it shows it twice. Raises NoSuchTime."""
    wall = datetime.combine(day, at, ZoneInfo(zone))
    if wall.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise NoSuchTime
    return wall
