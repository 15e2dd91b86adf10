"""Two or three school years as one: which can be printed so, and what of them would be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from design_process.measures.models import Frequency, Indicator
from design_process.measures.periods import label, previous_start
from design_process.measures.publication.cases import Row
from design_process.measures.publication.deciding import Decision, decide_together
from design_process.measures.publication.elsewhere import elsewhere
from design_process.measures.publication.models import Printing
from design_process.measures.publication.spans import Beside, Span, askable
from design_process.measures.publication.tied import beside_of, rows_of

YEARS = (2, 3)
MOST_ROWS = 1200  # members × groups × years that can be laid side by side within the time of a job


@dataclass(frozen=True)
class YearsAsked:
    """Years that may be printed as one, and what they are decided beside."""

    unit: str
    beside: Beside
    span: Span

    @property
    def days(self) -> list[date]:
        return sorted(self.span.rows)

    def decided(self) -> Decision:
        return decide_together(self.unit, self.beside, self.span)


def days_of(first: date, count: int) -> list[date]:
    """The first days of so many school years."""
    return [first.replace(year=first.year + n) for n in range(count)]


def first_of(last: date, count: int) -> date:
    for _ in range(count - 1):
        last = previous_start(Frequency.YEAR, last)
    return last


def name_of(days: Sequence[date]) -> str:
    """ "2023-24 to 2025-26"."""
    first, *_, last = days
    return f"{label(Frequency.YEAR, first)} to {label(Frequency.YEAR, last)}"


def years_asked(indicator: Indicator, first: date, count: int, today: date) -> YearsAsked | None:
    """Years of which each was printed, with a group that was hidden. None where there is nothing to ask.

    Weeks are never put together so: the same pupils are counted each week, and eleven would not be eleven. Nor are
    years of which another network with the same districts has printed one.
    """
    if indicator.frequency != Frequency.YEAR or indicator.member_id is not None or count not in YEARS:
        return None
    days = days_of(first, count)
    printings = Printing.objects.filter(indicator=indicator, period__in=days).order_by("number")
    rows = {one.period: rows_of(one.basis) for one in printings}
    if len(rows) < count:
        return None
    beside = beside_of(indicator, None, today, days)
    if _printed_elsewhere(indicator, beside, rows, today):
        return None
    groups = askable(indicator.unit, beside, rows)
    return (
        YearsAsked(indicator.unit, beside, Span(rows, asked=groups))
        if groups and beside.size(rows) <= MOST_ROWS
        else None
    )


def _printed_elsewhere(indicator: Indicator, beside: Beside, rows: Mapping[date, tuple[Row, ...]], today: date) -> bool:
    """Has another network printed something of one of these years, or of one that is tied to them?"""
    members = {row.member for of_year in rows.values() for row in of_year}
    periods = {(indicator.pk, day): members for day in beside.years.keys() | rows.keys()}
    others = elsewhere(periods)
    return any(others.of(period, members, today).sheets for period in periods)
