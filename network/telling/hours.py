"""When a letter that can wait goes out: in school hours of its reader, on a day their school is open. Pure.

All reckoning is done on the clock on the reader's wall and only then turned into a moment, so that a letter of nine
o'clock goes at nine on either side of a change to daylight saving time.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(8), time(16)  # school hours: from the first on, before the second
USUALLY = time(9)  # when a letter goes that has no hour of its own
BACK, AHEAD = 28, 100  # days looked through for one with school: a reminder of June says nothing in August
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reader:
    """Whose hours count: the name of their time zone, and the days on which their school is closed."""

    zone: str
    closed: Set[date] = frozenset()

    def wall(self, moment: datetime) -> datetime:
        """A moment (aware) as their wall shows it."""
        return moment.astimezone(ZoneInfo(self.zone))

    def has_school(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed


def when_to_send(wanted: date, reader: Reader, *, at: time = USUALLY, later: bool = False) -> datetime | None:
    """The moment (UTC) of a letter wanted on a day at an hour of the reader's clock; None when there is no day for it.

    A day without school gives way to the last school day before it, or with `later` to the first one after it; an
    hour outside school hours to the nearest one within them.
    """
    day = school_day(wanted, reader, later=later)
    if day is None:
        return None
    hour = max(at, OPENS) if at < CLOSES else time(CLOSES.hour - 1, 59)
    return datetime.combine(day, hour, tzinfo=ZoneInfo(reader.zone)).astimezone(UTC)


def school_day(wanted: date, reader: Reader, *, later: bool = False) -> date | None:
    """The day itself if there is school, otherwise the last before it (with `later`: the first after it)."""
    days = (wanted + (DAY * count if later else -DAY * count) for count in range((AHEAD if later else BACK) + 1))
    return next((day for day in days if reader.has_school(day)), None)


def school_days_later(day: date, count: int, reader: Reader) -> date | None:
    """The day that is so many school days after `day`; None when it lies beyond two months."""
    left = count
    for offset in range(1, 62):
        left -= reader.has_school(day + offset * DAY)
        if not left:
            return day + offset * DAY
    return None


def is_open(now: datetime, reader: Reader) -> bool:
    """Whether a letter that can wait may go to the reader at this moment."""
    wall = reader.wall(now)
    return OPENS <= wall.time() < CLOSES and reader.has_school(wall.date())
