"""Tables that people send and take away as text files. Pure: bytes in, rows out; rows in, text out.

Reading finds out by itself what people cannot be asked: the letters' encoding, the delimiter, the header under a
title. It refuses, with a sentence that says what to do, whatever it cannot read exactly.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TextIO

import filetype

MAX_BYTES = 25 * 1024 * 1024
MAX_COLUMNS = 1_000
MAX_ROWS = 200_000
HEADER_WITHIN = 30  # lines
HEADER_LINES = 9  # a header may itself hold line breaks
DELIMITERS = (",", ";", "\t")
Layouts = Mapping[str, frozenset[str]]

_SAVE_AS = "Open it in your spreadsheet and save it as “CSV UTF-8”, then send that file."
_KINDS = {
    "xlsx": f"an Excel workbook. {_SAVE_AS}",
    "xls": f"an Excel workbook. {_SAVE_AS}",
    "ods": f"an OpenDocument spreadsheet. {_SAVE_AS}",
    "pdf": "a PDF. Look for the same table as a CSV or text download.",
    "zip": "a zip archive. Unpack it and send the table inside.",
    "gz": "a compressed file. Unpack it and send the table inside.",
    "html": "a web page. Use the page’s download link, and send the file you get.",
    "json": "a JSON file. Look for the same table as a CSV or text download.",
    "xml": "an XML file. Look for the same table as a CSV or text download.",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a file of text begins with when it is no table; compared in lower case.
_SIGNS = (
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "xml"),
    (b"{", "json"),
    (b"[{", "json"),
    (b"%pdf-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
)
_TEXT_CONTROLS = frozenset(b"\0\t\n\r\f\v")  # a null is text too, but gets an answer of its own
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
# What spreadsheets take for a formula, its full-width forms, and such a start behind our own apostrophes.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


class Refused(ValueError):
    """The file cannot be read. The message is for the person who sent it: what it is, and what to do."""


class Row(NamedTuple):
    """One row. `line` is where it starts in the file, from 1; `problem` says why it cannot be used."""

    line: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """A file that can be read. `columns` are the header's names as keys: lower case, words joined by `_`."""

    layout: str
    columns: tuple[str, ...]
    header_line: int
    encoding: str
    delimiter: str
    _data: bytes

    @property
    def title(self) -> str:
        """What stands above the header."""
        return "".join(islice(_text(self._data, self.encoding), self.header_line - 1))

    def rows(self) -> Iterator[Row]:
        """The rows below the header, blank ones left out. Raises Refused at the line where the file breaks."""
        return (self._row(line, cells) for line, cells in self.lines())

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """As `rows`: the line where each starts, and its cells as they stand, perhaps fewer or more than columns."""
        lines = islice(_text(self._data, self.encoding), self.header_line - 1, None)
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        start, count = self.header_line, 0
        try:
            for cells in reader:
                line, start = start, self.header_line + reader.line_num
                if line == self.header_line or not "".join(cells).strip():
                    continue
                count += 1
                if count > MAX_ROWS:
                    raise Refused(f"The file has more than {MAX_ROWS:,} rows. Send it in parts.")
                yield line, cells
        except csv.Error as error:
            words = f"Line {start:,} cannot be read: {_plain(error)}. Mend that line, or save the file again."
            raise Refused(words) from error

    def _row(self, line: int, cells: list[str]) -> Row:
        width = len(self.columns)
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        named = dict(zip(self.columns, cells, strict=False))
        named.pop("", None)
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            words = f"The line has {len(cells)} cells and the header {width}. Look for a stray delimiter."
            return Row(line, named, words)
        return Row(line, named)


def read_table(data: bytes, layouts: Layouts) -> Table:
    """Find encoding, delimiter and header of a file. `layouts`: name → the columns it must have, as keys.

    Raises Refused when the file is too large, of another kind, unreadable, or has none of the layouts.
    """
    if len(data) > MAX_BYTES:
        raise Refused(too_large(len(data)))
    encoding = _encoding(data)
    found = _header(tuple(islice(_text(data, encoding), HEADER_WITHIN + HEADER_LINES)), layouts)
    _refuse_doubled(found.columns)
    return Table(found.layout, found.columns, found.line, encoding, found.delimiter, data)


def find_table(data: bytes, rank: Callable[[tuple[str, ...]], float]) -> Table:
    """As `read_table`, for a file whose columns nobody knows beforehand: the header is the line that `rank` likes best.

    `rank` is given the line's cells as keys; 0 says that they are no header. Of equals the first is taken.
    Raises Refused as `read_table` does, and when no line is a header.
    """
    if len(data) > MAX_BYTES:
        raise Refused(too_large(len(data)))
    encoding = _encoding(data)
    lines = tuple(islice(_text(data, encoding), HEADER_WITHIN + HEADER_LINES))
    best, best_rank = None, 0.0
    for number in range(1, min(HEADER_WITHIN, len(lines)) + 1):
        for candidate in _candidates(lines[number - 1 : number + HEADER_LINES], number, {"": frozenset()}):
            if (liked := rank(candidate.columns)) > best_rank:
                best, best_rank = candidate, liked
    if best is None:
        raise Refused(f"No header row was found in the first {HEADER_WITHIN} lines. Name the columns in one row.")
    _refuse_doubled(best.columns)
    return Table("", best.columns, best.line, encoding, best.delimiter, data)


def too_large(size: int) -> str:
    """The sentence for a file of `size` bytes that is over the limit."""
    return (
        f"The file is {size / 1024 / 1024:.0f} MB; the limit is {MAX_BYTES // 1024 // 1024} MB. "
        "Keep only the rows or columns you need and send it again."
    )


def column_key(name: str) -> str:
    """A column's name as a key: `" CDS Code"` → `cds_code`."""
    return re.sub(r"[^\w]+", "_", name.strip().casefold()).strip("_")


def write_table(header: Sequence[str], rows: Iterable[Sequence[object]], *, bom: bool = False) -> str:
    """The rows as comma-separated text that no spreadsheet can run: see `neutral`. `bom` is for Excel's sake."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (header, *rows):
        writer.writerow([neutral(cell) for cell in row])
    return ("\ufeff" if bom else "") + out.getvalue()


def neutral(cell: object) -> str:
    """A cell that stays text: an apostrophe stands before what a spreadsheet would run. Numbers stay numbers."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def original(cell: str) -> str:
    """The cell as it was before `neutral`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


@dataclass(frozen=True)
class _Header:
    layout: str
    columns: tuple[str, ...]
    line: int
    delimiter: str
    missing: frozenset[str]

    @property
    def rank(self) -> tuple[bool, int]:
        return (not self.missing, -len(self.missing))


def _header(lines: tuple[str, ...], layouts: Layouts) -> _Header:
    """The first line that has every column of a layout; among several layouts the one that asks for most."""
    best: _Header | None = None
    for number in range(1, min(HEADER_WITHIN, len(lines)) + 1):
        for candidate in _candidates(lines[number - 1 : number + HEADER_LINES], number, layouts):
            if best is None or candidate.rank > best.rank:
                best = candidate
        if best and not best.missing:
            return best
    if best is None:
        raise Refused("The file is empty.")
    known = len(layouts[best.layout]) - len(best.missing)
    if known == 0:
        wanted = " or ".join(_listed(sorted(columns)[:4]) + "…" for columns in layouts.values())
        raise Refused(
            f"No header row was found in the first {HEADER_WITHIN} lines. It should name columns like {wanted}"
        )
    raise Refused(f"The header on line {best.line} lacks {_listed(sorted(best.missing))}. Add the missing columns.")


def _refuse_doubled(columns: Sequence[str]) -> None:
    doubled = [name for name, count in Counter(columns).items() if name and count > 1]
    if doubled:
        raise Refused(f"The header names {_listed(doubled)} more than once. Keep one of each and send the file again.")


def _candidates(lines: Sequence[str], number: int, layouts: Layouts) -> Iterator[_Header]:
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader(lines, delimiter=delimiter), [])
        except csv.Error:
            continue
        if len(cells) > MAX_COLUMNS:
            raise Refused(f"Line {number} has {len(cells):,} columns; at most {MAX_COLUMNS:,} can be read.")
        columns = tuple(column_key(cell) for cell in cells)
        for name, wanted in sorted(layouts.items(), key=lambda layout: -len(layout[1])):
            yield _Header(name, columns, number, delimiter, wanted - set(columns))


def _text(data: bytes, encoding: str) -> TextIO:
    """The file as lines, decoded piece by piece: a large file never stands in memory twice."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")


def _encoding(data: bytes) -> str:
    """The encoding in which every letter of the file can be read."""
    if not data.strip():
        raise Refused("The file is empty.")
    named = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "")
    if not named:
        _refuse_other_kinds(data)
    for encoding in [named] if named else ["utf-8", "cp1252"]:
        try:
            _refuse_nulls(_text(data, encoding))
        except UnicodeError:
            continue
        return encoding
    raise Refused(f"Some letters of the file cannot be read. {_SAVE_AS}")


def _refuse_nulls(text: TextIO) -> None:
    line = 1
    while piece := text.read(1 << 16):
        if "\0" in piece:
            line += piece[: piece.index("\0")].count("\n")
            raise Refused(f"Line {line:,} holds a null character, so this is not a plain table. {_SAVE_AS}")
        line += piece.count("\n")


def _refuse_other_kinds(data: bytes) -> None:
    """Say what a file is that is no table of text. A text may begin like a picture: its bytes decide."""
    kind = _kind(data)
    if kind in _KINDS:
        raise Refused(f"This file is {_KINDS[kind]}")
    if kind or _is_binary(data):
        what = f"is a {kind.upper()} file" if kind else "holds something other than text"
        raise Refused(f"This file {what}, not a table. Send the table as a CSV or tab-separated text file.")


def _kind(data: bytes) -> str:
    start = data[:2048].lstrip().lower()
    for mark, kind in _SIGNS:
        if start.startswith(mark):
            return kind
    return str(filetype.guess_extension(data[:8192]) or "") if _is_binary(data) else ""  # type: ignore[no-untyped-call]


def _is_binary(data: bytes) -> bool:
    return any(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in data[:8192])


def _plain(error: csv.Error) -> str:
    words = str(error)
    if "unexpected end of data" in words:
        return "a quotation mark is opened and never closed"
    if "expected after" in words:
        return "a quotation mark stands inside a cell"
    return "a cell is too long" if "field larger" in words else words


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
