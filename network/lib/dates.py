"""Days, periods and school years. Pure: today is passed in."""

from datetime import date, timedelta


def school_year_of(day: date) -> str:
    """The school year (1 July to 30 June) a day falls in: 2026-11-22 → "2026-27"."""
    start = day.year if day.month >= 7 else day.year - 1
    return f"{start}-{(start + 1) % 100:02d}"


def period_start(frequency: str, day: date) -> date:
    """First day of the period that holds `day`: Monday, the 1st of the month or quarter, or 1 July.

    `frequency` is one of week, month, quarter, year. Raises ValueError for another.
    """
    if frequency == "week":
        return day - timedelta(days=day.weekday())
    if frequency == "month":
        return day.replace(day=1)
    if frequency == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    if frequency == "year":
        return date(day.year if day.month >= 7 else day.year - 1, 7, 1)
    raise ValueError(f"unknown frequency: {frequency}")
