"""When the pulse is taken unless the hub chose a day: at the end of each semester. Pure: today is passed in."""

from datetime import date, timedelta

ENDS = ((5, 15), (12, 5))  # month and day: before the last busy weeks of spring and of fall
FRIDAY = 4


def next_semester_end(after: date) -> date:
    """The first end of a semester later than a day, a weekday: 29 Nov 2026 → 4 Dec 2026 → 14 May 2027."""
    days = (_weekday(date(year, month, day)) for year in (after.year, after.year + 1) for month, day in ENDS)
    return next(day for day in days if day > after)


def _weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - FRIDAY, 0))
