"""An Excel workbook as comma-separated text, each row on the line it has in the sheet. Pure: bytes in, bytes out.

A workbook is an archive of XML, and an archive can unfold to any size. So it is weighed twice before it is read: by
what it declares, and by what really comes out, in bytes and in elements: millions of them would fill the memory.
XML that defines words of its own is not read at all.
"""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from network.lib.csvfile import MAX_COLUMNS, MAX_ROWS, Refused

START = b"PK\x03\x04"
MAX_UNFOLDED = 96 * 1024 * 1024  # bytes, all parts together
MAX_TEXTS = 24 * 1024 * 1024  # bytes of the table of texts, which is held in memory whole
MAX_PARTS = 1_000
MAX_CELLS = 2_000_000
MAX_ELEMENTS = 1_000_000  # of all parts that are no sheet: each is kept in memory while its part is read
MAX_IN_A_ROW = 100_000  # elements of a row, or of what follows the last one
_PIECE = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
MOST_ROWS = MAX_ROWS + 100  # a title may stand above the table
_OPEN_IT = "Open it in Excel, save the sheet with the numbers as “CSV UTF-8”, then send that file."
_TOO_MUCH = f"This workbook unfolds to more than can be read at once. {_OPEN_IT}"
_TOO_MANY_ROWS = f"The sheet has more than {MAX_ROWS:,} rows. Send it in parts."


def is_workbook(data: bytes) -> bool:
    """Is this an archive with a workbook in it? (Other archives are left to `csvfile`, which says what they are.)"""
    if not data.startswith(START):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def as_csv(data: bytes) -> bytes:
    """The first sheet that holds anything. Dates become `2026-10-05`; a formula stays a formula, to be refused by line.

    Raises Refused for a workbook that is too large unfolded, damaged, protected, or empty.
    """
    from openpyxl.utils.exceptions import InvalidFileException  # loaded for a workbook only: it takes memory

    try:
        _weigh(data)
        with warnings.catch_warnings():  # what openpyxl cannot show (a drawing, a style) does not concern us
            warnings.simplefilter("ignore")
            return _first_sheet(data)
    except Refused:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        raise Refused(f"This workbook is damaged or protected and cannot be read. {_OPEN_IT}") from error


def _weigh(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNFOLDED:
            raise Refused(_TOO_MUCH)
        scale = _Scale()
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                scale.weigh(archive, part)


class _Scale:
    """Unfolds the parts of a workbook piece by piece, and counts what reading them would have to hold."""

    def __init__(self) -> None:
        self.budget, self.elements = MAX_UNFOLDED, 0
        self.rows = self.cells = 0  # of the sheet at hand
        self.cells_in_row = self.elements_in_row = 0

    def weigh(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """Raises Refused at the piece where it becomes too much."""
        is_sheet = part.filename.startswith("xl/worksheets/")
        limit = min(self.budget, MAX_TEXTS) if part.filename == "xl/sharedStrings.xml" else self.budget
        self.rows = self.cells = self.cells_in_row = self.elements_in_row = 0
        size, tail = 0, b""
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > limit:
                    raise Refused(_TOO_MUCH)
                text = tail + piece
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise Refused(f"This workbook defines words of its own, which a table never does. {_OPEN_IT}")
                cut = text.rfind(b"<") if is_sheet else max(len(text) - 16, 0)
                tail = text[max(cut, 0) :][-64:]
                if is_sheet:
                    self._count(text[:cut])
                else:
                    self.elements += _elements(piece)
                    if self.elements > MAX_ELEMENTS:
                        raise Refused(_TOO_MUCH)
        self.budget -= size

    def _count(self, text: bytes) -> None:
        """Rows, cells and other elements in a piece of a sheet, which may begin in the middle of a row."""
        for number, piece in enumerate(_ROW.split(text)):
            found = len(_CELL.findall(piece))
            if number:
                self.rows, self.cells_in_row, self.elements_in_row = self.rows + 1, 0, 0
            self.cells += found
            self.cells_in_row += found
            self.elements_in_row += _elements(piece)
            self._judge()

    def _judge(self) -> None:
        if self.cells_in_row > MAX_COLUMNS:
            raise Refused(f"A row of the sheet has more than {MAX_COLUMNS:,} columns; no more can be read.")
        if self.cells > MAX_CELLS:
            raise Refused(f"The sheet has more than {MAX_CELLS:,} cells. Send it in parts.")
        if self.rows > MOST_ROWS:
            raise Refused(_TOO_MANY_ROWS)
        if self.elements_in_row > MAX_IN_A_ROW:
            raise Refused(_TOO_MUCH)


def _elements(text: bytes) -> int:
    return text.count(b"<") - text.count(b"</")


def _first_sheet(data: bytes) -> bytes:
    from openpyxl.reader.excel import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)  # type: ignore[no-untyped-call]
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()  # a file may say that it has a million columns
            rows = _rows(sheet.iter_rows(values_only=True))
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(rows)
            if out.tell() and out.getvalue().strip(",\n"):
                return out.getvalue().encode()
    finally:
        book.close()
    raise Refused("The workbook has no sheet with anything in it.")


def _rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise Refused(_TOO_MANY_ROWS)
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return " ".join(str(cell).split())
