"""From a file's rows to what each says: one number at a time, still in the file's words. Pure."""

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from design_process.number_files import headings, privacy
from design_process.number_files.figures import FORMULA_STARTS, is_formula, pair
from design_process.number_files.headings import Mapping
from design_process.number_files.workbook import as_csv, is_workbook
from network.lib.csvfile import Refused, Row, Table, find_table, original

FEW = 80  # texts of a column that are kept, to be matched with what the network calls them
_AT_ONCE = 5_000
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
    source = table.rows()
    while chunk := [row.cells for row in islice(source, _AT_ONCE)]:
        rows += len(chunk)
        for column, known in cells.items():
            texts = [row[column] for row in chunk]
            filled[column] += len(texts) - texts.count("")
            known.update(texts)
    if found := list(privacy.findings(tuple(cells), lambda column: cells[column])):
        raise Refused(privacy.refusal(found))
    if not rows:
        raise Refused("The file has a header and no lines below it. Send the one with the numbers in it.")
    few = {column: tuple(sorted({t.strip() for t in texts})) for column, texts in cells.items() if len(texts) <= FEW}
    return Look(rows, few, filled)


def said_by(table: Table, mapping: Mapping) -> Iterator[Said]:
    """Every number of a file. A wide row says as many as it has filled cells. Raises Refused where the file breaks."""
    for row in table.rows():
        if row.problem:
            yield Said(row.line, problem=row.problem)
        elif problem := _left_out(row, mapping):
            yield Said(row.line, problem=problem)
        elif mapping.wide:
            yield from _wide(row, mapping)
        else:
            yield _long(row, mapping)


def _long(row: Row, mapping: Mapping) -> Said:
    cells, of = row.cells, mapping.columns
    texts = {role: cells[column].strip() for role, column in of.items()}
    formula = next((role for role, text in texts.items() if text[:1] in FORMULA_STARTS and is_formula(text)), "")
    if any(text[:1] == "'" for text in texts.values()):  # as our own exports keep a text from being run
        texts = {role: original(text) for role, text in texts.items()}
    say = texts.get
    numerator, denominator = say("numerator", ""), say("denominator", "")
    if numerator and not denominator:
        numerator, denominator = pair(numerator)
    return Said(
        row.line, say("code") or code_of(cells, mapping), say("place", ""), say("period") or mapping.period,
        say("indicator", ""), say("group", ""), numerator, denominator, say("value", ""),
        say("status", "").casefold(), "" if formula else say("note", ""),
        _formula_words(of[formula]) if formula else "",
    )  # fmt: skip


def _wide(row: Row, mapping: Mapping) -> Iterator[Said]:
    """A number for each word of the header; an empty cell says nothing about it."""
    words: dict[str, dict[str, str]] = {}
    for column, (word, part) in mapping.wide_columns.items():
        text = row.cells[column].strip()
        if text and is_formula(text):
            yield Said(row.line, problem=_formula_words(column))
            text = ""
        if text:
            words.setdefault(word, {})[part] = text
    base = _long(row, mapping)
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
