"""A school's calendar as a file: what it says of one school year, in as few rows as a person can check. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from districts.calendars.meaning import EVENT, FIRST_DAY, LAST_DAY
from districts.calendars.spans import Span, cut, joined
from network.lib.csvfile import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 400
LABEL = 120  # letters of a label that are kept


@dataclass(frozen=True)
class Entry:
    """One entry of a file on its days."""

    label: str
    kind: str
    span: Span


@dataclass(frozen=True)
class Found:
    """What is decided in one go: an entry, or all days of one name that change nothing about school."""

    label: str
    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Aside:
    """What cannot be used, and why. `line`: in a table, or its place among the events; 0 for the whole file."""

    line: int
    what: str
    reason: str


@dataclass(frozen=True)
class SchoolFile:
    """A file, read."""

    found: tuple[Found, ...]
    aside: tuple[Aside, ...]


def too_large(size: int) -> str:
    """The sentence for a file of `size` bytes that is over the limit of calendars."""
    return (
        f"The file is {size / 1024 / 1024:.0f} MB; a calendar may have {MAX_BYTES // 1024 // 1024} MB. "
        "Export one school year only and send it again."
    )


def gather(entries: Iterable[Entry], aside: Iterable[Aside], year: Span, year_name: str) -> SchoolFile:
    """Keep what lies in the year, each thing once, in the order of days. Raises Refused when it is too much."""
    outside = 0
    days: dict[tuple[str, str], list[Span]] = {}
    for entry in entries:
        inside = cut([entry.span], *year)
        outside += not inside
        if inside:
            key = " ".join(entry.label.split())[:LABEL], entry.kind
            days.setdefault(key, []).extend(inside)
    found = [row for key, spans in days.items() for row in _rows(*key, spans)]
    if len(found) > MAX_ROWS:
        raise Refused(
            f"The file names {len(found):,} things in {year_name}; at most {MAX_ROWS} can be checked. "
            "Export only the calendar of holidays and testing."
        )
    kept = list(aside)
    if outside:
        kept.append(Aside(0, f"{outside:,} entries", f"outside the school year {year_name}"))
    return SchoolFile(tuple(sorted(found, key=lambda row: (row.spans[0], row.label))), tuple(kept))


def _rows(label: str, kind: str, spans: list[Span]) -> list[Found]:
    together = joined(spans)
    if kind == EVENT:
        return [Found(label, kind, together)]
    if kind in (FIRST_DAY, LAST_DAY):  # one day, whatever the file makes of it
        day = together[0][0] if kind == FIRST_DAY else together[-1][1]
        return [Found(label, kind, ((day, day),))]
    return [Found(label, kind, (span,)) for span in together]
