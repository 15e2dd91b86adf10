"""From a file's rows to what each says: one number at a time, still in the file's words. Pure."""

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from operator import itemgetter
from typing import NamedTuple

from design_process.number_files import headings, privacy
from design_process.number_files.figures import FORMULA_STARTS, is_formula, pair
from design_process.number_files.headings import Mapping
from design_process.number_files.workbook import as_csv, is_workbook
from network.lib.csvfile import Refused, Row, Table, find_table, original

FEW = 80  # texts of a column that are kept, to be matched with what the network calls them
_AT_ONCE = 5_000
_MARKED = frozenset((*FORMULA_STARTS, "'"))
_ROLES_OF_A_NUMBER = (
    "code", "place", "period", "indicator", "group", "numerator", "denominator", "value", "status", "note",
)  # fmt: skip
COUNTY_LEVELS = {"c", "county", "t", "state", "st"}
HIDDEN_STATUS = {"suppressed", "hidden", "redacted", "protected"}
MISSING_STATUS = {"not_available", "not available", "missing", "n/a", "method_break"}


class Said(NamedTuple):
    """One number as the file says it. `problem` says why the line cannot be used."""

    line: int
    code: str = ""
    place: str = ""
    period: str = ""
    indicator: str = ""
    group: str = ""
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    status: str = ""
    note: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Look:
    """A first look over a whole file: rows, and of each column the texts it holds if they are few."""

    rows: int
    few: Map[str, tuple[str, ...]] = field(default_factory=dict)
    filled: Map[str, int] = field(default_factory=dict)


def as_text(data: bytes) -> bytes:
    """The file as text: a workbook's first sheet, everything else as it is. Raises Refused."""
    return as_csv(data) if is_workbook(data) else data


def open_table(text: bytes) -> Table:
    """Find the header of a table of numbers. Raises Refused."""
    return find_table(text, headings.rank)


def look_over(table: Table) -> Look:
    """Go through every row once. Raises Refused when names or identifiers are in it, or nothing is below the header."""
    cells: dict[str, set[str]] = {column: set() for column in table.columns if column}
    filled = dict.fromkeys(cells, 0)
    rows = 0
    source = table.lines()
    while chunk := [row for _, row in islice(source, _AT_ONCE)]:
        rows += len(chunk)
        for column, *texts in zip_longest(table.columns, *chunk, fillvalue=""):
            if column:
                filled[column] += len(texts) - texts.count("")
                cells[column].update(texts)
    if found := list(privacy.findings(tuple(cells), lambda column: cells[column])):
        raise Refused(privacy.refusal(found))
    if not rows:
        raise Refused("The file has a header and no lines below it. Send the one with the numbers in it.")
    few = {
        column: tuple(sorted({original(text.strip()) for text in texts}))
        for column, texts in cells.items()
        if len(texts) <= FEW
    }
    return Look(rows, few, filled)


def said_by(table: Table, mapping: Mapping) -> Iterator[Said]:
    """Every number of a file. A wide row says as many as it has filled cells. Raises Refused where the file breaks."""
    long = _Long(mapping)
    for row in table.rows():
        if row.problem:
            yield Said(row.line, problem=row.problem)
        elif problem := _left_out(row, mapping):
            yield Said(row.line, problem=problem)
        elif mapping.wide:
            yield from _wide(row, mapping, long.said(row))
        else:
            yield long.said(row)


class _Long:
    """Reads rows of one number each. Where each text stands is found once for the whole file."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping, self.columns = mapping, tuple(mapping.columns.values())
        places = {role: place for place, role in enumerate(mapping.columns)}
        nowhere = len(self.columns)  # an empty text stands behind the others
        self.pick = itemgetter(*(places.get(role, nowhere) for role in _ROLES_OF_A_NUMBER))

    def said(self, row: Row) -> Said:
        """What a row says, its wide columns left out."""
        cells = row.cells
        texts = [*map(str.strip, map(cells.__getitem__, self.columns))]
        problem = "" if _MARKED.isdisjoint([text[:1] for text in texts]) else self._unmask(texts)
        code, place, period, indicator, group, numerator, denominator, value, status, note = self.pick((*texts, ""))
        if numerator and not denominator:
            numerator, denominator = pair(numerator)
        return Said(
            row.line, code or code_of(cells, self.mapping), place, period or self.mapping.period, indicator, group,
            numerator, denominator, value, status.casefold(), "" if problem else note, problem,
        )  # fmt: skip

    def _unmask(self, texts: list[str]) -> str:
        """Give texts back as they were before our own exports kept them from being run. Says which is a formula."""
        found = next((i for i, text in enumerate(texts) if text[:1] in FORMULA_STARTS and is_formula(text)), None)
        texts[:] = map(original, texts)
        return "" if found is None else _formula_words(self.columns[found])


def _wide(row: Row, mapping: Mapping, base: Said) -> Iterator[Said]:
    """A number for each word of the header; an empty cell says nothing about it."""
    words: dict[str, dict[str, str]] = {}
    for column, (word, part) in mapping.wide_columns.items():
        text = row.cells[column].strip()
        if text and is_formula(text):
            yield Said(row.line, problem=_formula_words(column))
            text = ""
        if text:
            words.setdefault(word, {})[part] = text
    for word, parts in words.items():
        numerator, denominator = parts.get("numerator", ""), parts.get("denominator", base.denominator)
        if not denominator:
            numerator, denominator = pair(numerator)
        period = headings.period_word(word) if mapping.wide == "period" else base.period
        yield Said(
            line=row.line, code=base.code, place=base.place, period=period, indicator=base.indicator,
            group=word if mapping.wide == "group" else base.group, numerator=numerator, denominator=denominator,
            status=base.status, note=base.note, problem=base.problem,
        )  # fmt: skip


def code_of(cells: Map[str, str], mapping: Mapping) -> str:
    """A row's code, in one column or in the two or three of the state's downloads. An empty school is the district."""
    if mapping.column("code"):
        return cells[mapping.column("code")].strip()
    parts = [cells[mapping.column(role)].strip() for role in ("county_code", "district_code", "school_code")
             if mapping.column(role)]  # fmt: skip
    if len(parts) < 2 or not parts[0] or not parts[1]:
        return ""
    school = parts[2] if len(parts) == 3 else ""
    return f"{parts[0].zfill(2)}{parts[1].zfill(5)}{(school or '0').zfill(7)}"


def _left_out(row: Row, mapping: Mapping) -> str:
    """Why a line is not about one district or school, in words; empty when it is."""
    if "level" not in mapping.columns:
        return ""
    level = row.cells[mapping.column("level")].strip().casefold()
    if level in COUNTY_LEVELS:
        return "a figure of the whole county or state; Trellis adds up the districts itself"
    if level in {"d", "district"} and _is_part(row, mapping, ("charter", "dass")):
        return "a figure of a part of the district’s schools only"
    return ""


def _is_part(row: Row, mapping: Mapping, roles: Collection[str]) -> bool:
    said = [row.cells[mapping.column(role)].strip().casefold() for role in roles if mapping.column(role)]
    return any(text not in {"all", ""} for text in said)


def _formula_words(column: str) -> str:
    return f"the column “{column.replace('_', ' ')}” holds a formula. Paste it as values, then send the file again"
