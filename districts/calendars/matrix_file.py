"""Drives as a table: one row and one column for each site. Pure.

The way goes from the row to the column. An empty cell says nothing; what a cell says wrongly is told by row and column.
"""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from districts.calendars.travel import TravelMatrix
from network.lib.csvfile import Refused, column_key, original, read_table, write_table

MAX_BYTES = 1024 * 1024
MAX_SITES = 200
LONGEST = 1440  # minutes
Pair = tuple[str, str]
_NO_SITE = "is no site of this network"
_EMPTY = ("", "-", "–")


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell, or with a whole row or column."""

    where: str
    what: str


@dataclass(frozen=True)
class Drives:
    """What a table says: minutes by pair of sites, and what it says wrongly."""

    minutes: dict[Pair, int]
    problems: tuple[CellProblem, ...]


def read_matrix(data: bytes, names: Mapping[str, Sequence[str]], *, no_drive: Collection[Pair] = ()) -> Drives:
    """Read a table. `names`: site → the names and codes by which it may be called. Raises Refused.

    `no_drive`: pairs known to be in one place, where a 0 is right.
    """
    if len(data) > MAX_BYTES:
        raise Refused("The file is larger than 1 MB. A table of drives is small: send only that.")
    called = _by_name(names)
    rows = _rows(data, called)
    titles = [original(cell.strip()) for cell in rows[0][1:]]
    ends = [called.get(column_key(title)) for title in titles]
    minutes: dict[Pair, int] = {}
    problems = [
        CellProblem(f"Column “{title[:60]}”", _NO_SITE)
        for title, end in zip(titles, ends, strict=True)
        if title and end is None
    ]
    for row in rows[1:]:
        name = original(row[0].strip())
        start = called.get(column_key(name))
        if start is not None:
            for place, end in enumerate(ends):
                cell = row[place + 1].strip() if place + 1 < len(row) else ""
                if cell == "0" and (start, end) in no_drive:
                    continue
                problem = _read_cell(cell, (start, end), minutes)
                if problem:
                    problems.append(CellProblem(f"Row “{name[:60]}”, column “{titles[place][:60]}”", problem))
        elif any(cell.strip() for cell in row):
            problems.append(CellProblem(f"Row “{name[:60]}”", _NO_SITE))
    return Drives(minutes, tuple(problems))


def write_matrix(matrix: TravelMatrix, names: Mapping[str, str]) -> str:
    """The drives as a table that `read_matrix` reads; a drive that cannot be known is an empty cell."""
    sites = list(names)
    rows = [
        (names[start], *(0 if start == end else matrix.minutes[start].get(end, "") for end in sites)) for start in sites
    ]
    return write_table(["from, to", *(names[site] for site in sites)], rows, bom=True)


def _rows(data: bytes, called: Mapping[str, str | None]) -> list[list[str]]:
    try:
        table = read_table(data, {key: frozenset({key}) for key in called})
    except Refused as refused:
        if not str(refused).startswith("No header row"):
            raise
        raise Refused(
            "No site of this network stands in the first rows. Name the sites in the first row and the first column, "
            "as the download does."
        ) from refused
    text = data.decode(table.encoding)
    lines = io.StringIO(text, newline="")
    found = [row for row in csv.reader(lines, delimiter=table.delimiter) if row]
    start = next(number for number, row in enumerate(found) if any(called.get(column_key(cell)) for cell in row[1:]))
    if len(found) - start > MAX_SITES + 1 or len(found[start]) > MAX_SITES + 1:
        raise Refused(f"The table has more than {MAX_SITES} rows or columns.")
    return found[start:]


def _by_name(names: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    """Each name as a key → its site; a name that two sites bear says nothing."""
    called: dict[str, str | None] = {}
    for site, known in names.items():
        for key in {column_key(name) for name in known if name}:
            called[key] = site if called.get(key, site) == site else None
    return called


def _read_cell(cell: str, pair: tuple[str, str | None], minutes: dict[Pair, int]) -> str:
    """Keep what a cell says of a pair. Returns what is wrong with it, or nothing."""
    start, end = pair
    if end is None or end == start or cell in _EMPTY:
        return ""
    try:
        minutes[start, end] = _minutes(cell)
    except ValueError as problem:
        return str(problem)
    return ""


def _minutes(cell: str) -> int:
    """Whole minutes. Raises ValueError with what is wrong."""
    text = original(cell)
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise ValueError(f"“{text[:20]}” is not a whole number of minutes")
    number = int(text)
    if not 1 <= number <= LONGEST:
        raise ValueError(f"{number} minutes cannot be; use 1 to {LONGEST:,}")
    return number
