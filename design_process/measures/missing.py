"""Which numbers are missing, and since when. Pure: today is passed in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from design_process.measures.periods import label, named, next_start, previous_start
from network.lib.dates import period_start

LOOKED_BACK = 8  # periods: what was passed over longer ago is forgotten, or comes from a file
LONG_PERIOD_ASKED_DAYS = 7  # a month's, quarter's or year's number is asked for in its last week


@dataclass(frozen=True)
class Missing:
    """A period without its number. `late` when the period is over; `by` is the last day it is in time."""

    period: date
    by: date
    late: bool
    why: str
    of: str


def missing(frequency: str, starts_on: date | None, reported: Collection[date], today: date) -> Missing | None:
    """The one number to ask for now: the period just over if it has none, else the running one, else None.

    `reported` holds the first days of the periods that have a number, or a "nothing to report".
    An indicator asks for nothing from before it started, nor (when nobody said when) from before its first number.
    """
    current = period_start(frequency, today)
    last = previous_start(frequency, current)
    began = period_start(frequency, starts_on) if starts_on else min(reported, default=current)
    if began <= last and last not in reported:
        ended = current - timedelta(days=1)
        why = f"No number for {named(frequency, last)} yet; it ended {_ago((today - ended).days)}."
        return Missing(last, ended, late=True, why=why, of=label(frequency, last))
    ends = next_start(frequency, current) - timedelta(days=1)
    asked = frequency == "week" or (ends - today).days < LONG_PERIOD_ASKED_DAYS
    if began > current or current in reported or not asked:
        return None
    of = label(frequency, current)
    return Missing(current, ends, late=False, why=f"The number for {named(frequency, current)} is not in yet.", of=of)


def skipped(frequency: str, starts_on: date | None, reported: Collection[date], today: date) -> tuple[date, ...]:
    """First days of the last few periods that are over and have no number, in order.

    None lies before the indicator started, nor (when nobody said when) before its first number.
    """
    current = period_start(frequency, today)
    began = period_start(frequency, starts_on) if starts_on else min(reported, default=current)
    found, period = [], current
    for _ in range(LOOKED_BACK):
        period = previous_start(frequency, period)
        if period >= began and period not in reported:
            found.append(period)
    return tuple(reversed(found))


def _ago(days: int) -> str:
    return "yesterday" if days == 1 else f"{days} days ago"
