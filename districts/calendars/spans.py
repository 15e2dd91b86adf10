"""Spans of days: joining, cutting, counting. Pure.

A span is a pair (first day, last day), both included.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from network.lib.words import day_words

Span = tuple[date, date]
DAY = timedelta(days=1)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in the fewest spans, in order: overlapping and neighbouring spans become one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def cut(spans: Iterable[Span], start: date, end: date) -> tuple[Span, ...]:
    """The parts of spans from `start` to `end`, both included."""
    return tuple(
        (max(first, start), min(last, end)) for first, last in spans if first <= end and last >= start and start <= end
    )


def days_of(spans: Iterable[Span]) -> Iterator[date]:
    """Every day of the spans, in the order of the spans."""
    for first, last in spans:
        for offset in range((last - first).days + 1):
            yield first + offset * DAY


def school_year_span(school_year: str) -> Span:
    """1 July to 30 June: "2026-27" → (2026-07-01, 2027-06-30)."""
    year = int(school_year[:4])
    return date(year, 7, 1), date(year + 1, 6, 30)


def outside_school(year: Span, first_day: date | None, last_day: date | None) -> tuple[Span, ...]:
    """What of a school year lies before its first and after its last day of school, as far as they are known."""
    found: Sequence[Span] = (
        *([(year[0], first_day - DAY)] if first_day and first_day > year[0] else []),
        *([(last_day + DAY, year[1])] if last_day and last_day < year[1] else []),
    )
    return tuple(found)


def span_words(span: Span) -> str:
    """ "Wed 11 Nov" or "Mon 23 to Fri 27 Nov"."""
    first, last = span
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%a} {first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def spans_words(spans: tuple[Span, ...], most: int = 3) -> str:
    """The first few spans in words, and how many more there are."""
    first = ", ".join(span_words(span) for span in spans[:most])
    return first if len(spans) <= most else f"{first} and {len(spans) - most} more"
