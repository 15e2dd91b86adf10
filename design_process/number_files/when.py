"""Which period a cell names, in the ways files name one. Pure."""

import re
from datetime import date, timedelta
from functools import lru_cache

from network.lib.dates import period_start

FIRST_YEAR = 1990
LENGTHS = ("day", "week", "month", "quarter", "year")  # the shortest first
_WORDS = {"day": "a day", "week": "a week", "month": "a month", "quarter": "a quarter", "year": "a school year"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EXCEL_BEGAN = date(1899, 12, 30)
_SCHOOL_YEAR = re.compile(r"(?:sy ?)?(20\d\d|19\d\d)\s?[-–/_]\s?((?:20|19)?\d\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ][\d:.+Z-]*)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_SPOKEN = re.compile(r"(?:week of )?(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2}),)? (\d{4})")
_QUARTER = re.compile(r"([a-z]{3})[a-z]*\s?[–-]\s?[a-z]{3,9} (\d{4})|(\d{4})[ -]?q([1-4])|q([1-4])[ -]?(\d{4})")


class NoPeriod(ValueError):
    """A cell that names no period, or one that does not fit. The message stands after “Line 12: ”."""


@lru_cache(maxsize=20_000)
def named(cell: str) -> tuple[date, str]:
    """A day of the period that a cell names, and the period's length, one of LENGTHS.

    Reads `2024-25`, `2026-10-05`, `10/5/2026`, `Oct 2026`, `week of 5 Oct 2026`, `Oct–Dec 2026`, `2026 Q4` and the
    day numbers of a spreadsheet. Raises NoPeriod.
    """
    said = " ".join(cell.split()).casefold()
    if not said:
        raise NoPeriod("it does not say which period it is about")
    try:
        found = _year(said) or _iso(said) or _american(said) or _quarter(said) or _spoken(said) or _serial(said)
    except ValueError:
        found = None
    if found is None:
        raise NoPeriod(f"“{cell.strip()[:24]}” names no day, month or school year")
    if found[0].year < FIRST_YEAR:
        raise NoPeriod(f"“{cell.strip()[:24]}” is before {FIRST_YEAR}")
    return found


@lru_cache(maxsize=20_000)
def start_of(cell: str, frequency: str) -> date:
    """First day of the period of an indicator that a cell names. Raises NoPeriod when it names a longer one."""
    day, length = named(cell)
    if LENGTHS.index(length) > LENGTHS.index(frequency):
        raise NoPeriod(f"it names {_WORDS[length]}, and this indicator has a number for {_WORDS[frequency]}")
    return period_start(frequency, day)


def names_a_period(cell: str) -> bool:
    try:
        return not re.fullmatch(r"\d+", cell.strip()) and bool(named(cell))
    except NoPeriod:
        return False


def _year(said: str) -> tuple[date, str] | None:
    found = _SCHOOL_YEAR.fullmatch(said)
    if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        return None
    return date(int(found[1]), 7, 1), "year"


def _iso(said: str) -> tuple[date, str] | None:
    found = _ISO.fullmatch(said)
    if not found:
        return None
    return date(int(found[1]), int(found[2]), int(found[3] or 1)), "day" if found[3] else "month"


def _american(said: str) -> tuple[date, str] | None:
    found = _AMERICAN.fullmatch(said)
    if not found:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    return date(year, int(found[1]), int(found[2])), "day"


def _quarter(said: str) -> tuple[date, str] | None:
    found = _QUARTER.fullmatch(said)
    if not found:
        return None
    if found[1]:
        return date(int(found[2]), _MONTHS.index(found[1]) + 1, 1), "quarter"
    return date(int(found[3] or found[6]), int(found[4] or found[5]) * 3 - 2, 1), "quarter"


def _spoken(said: str) -> tuple[date, str] | None:
    found = _SPOKEN.fullmatch(said)
    if not found:
        return None
    day = found[1] or found[3]
    return date(int(found[4]), _MONTHS.index(found[2][:3]) + 1, int(day or 1)), "day" if day else "month"


def _serial(said: str) -> tuple[date, str] | None:
    """The day number of a spreadsheet that forgot it was a date."""
    if not re.fullmatch(r"[0-9]{5}", said):
        return None
    return _EXCEL_BEGAN + timedelta(days=int(said)), "day"
