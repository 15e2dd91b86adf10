"""A file with one row for each pupil, counted at once: only counts come out, and nothing of a row is kept. Pure.

Such a file is not stored, not even while its sender says what to count: it is sent a second time with the answers.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from design_process.number_files.group_words import group_of
from design_process.number_files.headings import Mapping
from design_process.number_files.reading import Look, Said, code_of
from design_process.number_files.when import NoPeriod, start_of
from network.lib.csvfile import Refused, Table

YES = frozenset({"y", "yes", "true", "1", "x"})
NO = frozenset({"n", "no", "false", "0", ""})
FEWEST = 5  # rows: fewer would count nobody safely, and are no file of pupils
_WHERE = ("code", "county_code", "district_code", "school_code", "place", "level", "period", "charter", "dass")
_REPEATS = 3  # rows about the same place, group and period, on average, beyond which they are pupils and not counts


@dataclass(frozen=True)
class PupilColumns:
    """What a file of pupils offers: yes/no columns that may be the outcome, and columns that sort pupils into groups.

    `groups`: column → its words with the group each stands for; a yes/no column is named like its group.
    """

    outcomes: tuple[str, ...]
    groups: dict[str, dict[str, str]] = field(default_factory=dict)


class OneRowAPupil(Exception):
    """The file has a row for each pupil. `table` is in memory only, and forgotten with this."""

    def __init__(self, table: Table, mapping: Mapping, columns: PupilColumns) -> None:
        super().__init__("one row for each pupil")
        self.table, self.mapping, self.columns = table, mapping, columns


@dataclass(frozen=True)
class Count:
    """What is to be counted, for numbers of which frequency: an outcome, in which groups besides all pupils, and the
    period of the whole file when no column says it."""

    outcome: str
    frequency: str
    groups: tuple[str, ...] = ()
    period: str = ""


def pupil_columns(table: Table, look: Look, mapping: Mapping) -> PupilColumns | None:
    """What can be counted in a file, when it seems to have a row for each pupil; None for a table of numbers."""
    if mapping.wide == "period" or any(mapping.column(role) for role in ("indicator", "denominator", "value")):
        return None
    if look.rows < FEWEST or (mapping.column("numerator") and not _repeats(table, look, mapping)):
        return None
    taken = {mapping.column(role) for role in _WHERE}
    yes_no = [
        column
        for column, texts in look.few.items()
        if column not in taken and {text.casefold() for text in texts} <= YES | NO and _both(texts)
    ]
    groups = {column: found for column in look.few if column not in taken and (found := _groups(column, look))}
    outcomes = tuple(column for column in yes_no if not group_of(column))
    return PupilColumns(outcomes, groups) if outcomes else None


def _repeats(table: Table, look: Look, mapping: Mapping) -> bool:
    """Are there many rows about the same place, group and period? Of counts there is one."""
    columns = [column for role in (*_WHERE, "group") if (column := mapping.column(role))]
    places = {tuple(row.cells[column] for column in columns) for row in table.rows()}
    return look.rows > len(places) * _REPEATS


def _both(texts: tuple[str, ...]) -> bool:
    said = {text.casefold() for text in texts}
    return bool(said & YES) and bool(said & NO)


def _groups(column: str, look: Look) -> dict[str, str]:
    """The groups that a column sorts into: a yes/no column named like a group, or words that stand for groups."""
    texts = look.few[column]
    if group_of(column) and {text.casefold() for text in texts} <= YES | NO:
        return {text: group_of(column) for text in texts if text.casefold() in YES}
    words = {text: key for text in texts if (key := group_of(text)) and text.casefold() not in YES | NO}
    filled = [text for text in texts if text]
    return words if filled and len(words) >= len(filled) / 2 else {}


def counted(table: Table, mapping: Mapping, columns: PupilColumns, count: Count) -> tuple[list[Said], int]:
    """The counts of a file by district or school, period and group, as if a file of counts had said them; and how many
    rows say nothing about the outcome and are not counted. Raises Refused when the outcome is no yes or no.

    The line of a count is that of its place among the counts: no line of the file is told.
    """
    totals: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    left = 0
    for row in table.rows():
        said = row.cells[count.outcome].strip().casefold()
        if said not in YES | NO or row.problem:
            raise Refused("A row says neither yes nor no in the column to be counted. Mend it and send it again.")
        if not said:
            left += 1
            continue
        for place in _places(row.cells, mapping, columns, count):
            totals[place][0] += said in YES
            totals[place][1] += 1
    return list(_said(totals)), left


def _places(
    cells: dict[str, str], mapping: Mapping, columns: PupilColumns, count: Count
) -> Iterator[tuple[str, str, str, str]]:
    """Where a pupil is counted: among all, and in each group they belong to."""
    place = cells[mapping.column("place")].strip() if mapping.column("place") else ""
    period = (cells[mapping.column("period")].strip() if mapping.column("period") else "") or count.period
    with suppress(NoPeriod):  # the days of a week are one count
        period = start_of(period, count.frequency).isoformat() if count.frequency != "year" else period
    where = (code_of(cells, mapping), place, period)
    yield (*where, "all")
    for column in count.groups:
        group = columns.groups[column].get(cells[column].strip(), "")
        if group:
            yield (*where, group)


def _said(totals: dict[tuple[str, str, str, str], list[int]]) -> Iterator[Said]:
    for line, ((code, place, period, group), (yes, asked)) in enumerate(sorted(totals.items()), start=1):
        yield Said(line, code, place, period, "", group, str(yes), str(asked))
