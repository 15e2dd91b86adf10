"""Weeks, months, quarters and school years as people say them. Pure."""

from datetime import date, timedelta
from functools import lru_cache

from network.lib.dates import period_start, school_year_of

NOUNS = {"week": ("week", "weeks"), "month": ("month", "months"), "quarter": ("quarter", "quarters")}


def noun(frequency: str, count: int) -> str:
    """ "week" or "weeks", by how many there are."""
    one, many = NOUNS.get(frequency, ("year", "years"))
    return one if count == 1 else many


def next_start(frequency: str, start: date) -> date:
    """First day of the period after the one that starts on `start`."""
    longest = {"week": 7, "month": 31, "quarter": 92, "year": 366}[frequency]
    return period_start(frequency, start + timedelta(days=longest))


def previous_start(frequency: str, start: date) -> date:
    """First day of the period before the one that starts on `start`."""
    return period_start(frequency, start - timedelta(days=1))


def starts_between(frequency: str, first: date, last: date) -> list[date]:
    """The first day of every period from the one of `first` to the one of `last`, in order."""
    found = []
    day = period_start(frequency, first)
    while day <= last:
        found.append(day)
        day = next_start(frequency, day)
    return found


@lru_cache(maxsize=256)  # a page of charts asks for the same few
def window_start(frequency: str, today: date, count: int) -> date:
    """First day of the oldest of the last `count` periods, the one of `today` included."""
    day = period_start(frequency, today)
    for _ in range(count - 1):
        day = previous_start(frequency, day)
    return day


@lru_cache(maxsize=4096)  # each point of a chart says its period twice, and a page has hundreds
def label(frequency: str, start: date) -> str:
    """A period by its name: "week of 5 Oct 2026", "Oct 2026", "Oct–Dec 2026", "2026-27"."""
    if frequency == "week":
        return f"week of {start.day} {start:%b %Y}"
    if frequency == "month":
        return f"{start:%b %Y}"
    if frequency == "quarter":
        return f"{start:%b}–{start.replace(month=start.month + 2):%b %Y}"
    return school_year_of(start)


def named(frequency: str, start: date) -> str:
    """A period within a sentence: "the week of 5 Oct 2026", "Oct 2026", "the school year 2026-27"."""
    said = label(frequency, start)
    return {"week": f"the {said}", "year": f"the school year {said}"}.get(frequency, said)


def short_label(frequency: str, start: date) -> str:
    """A period in the width of an axis: "5 Oct", "Oct", "2026-27"."""
    if frequency == "week":
        return f"{start.day} {start:%b}"
    return school_year_of(start) if frequency == "year" else f"{start:%b}"
