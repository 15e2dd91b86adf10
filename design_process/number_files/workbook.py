"""An Excel workbook as comma-separated text, each row on the line it has in the sheet. Pure: bytes in, bytes out.

A workbook is an archive of XML, and an archive can unfold to any size. So it is weighed twice before it is read: by
what it declares, and by what really comes out; and XML that defines words of its own is not read at all.
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
_PIECE = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_OPEN_IT = "Open it in Excel, save the sheet with the numbers as “CSV UTF-8”, then send that file."


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
            raise Refused(f"This workbook unfolds to more than can be read at once. {_OPEN_IT}")
        budget = MAX_UNFOLDED
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                budget -= _weigh_part(archive, part, budget)


def _weigh_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: int) -> int:
    """Unfold one part piece by piece and count. Gives its size in bytes."""
    is_sheet = part.filename.startswith("xl/worksheets/")
    size = cells = in_row = 0
    limit = min(budget, MAX_TEXTS) if part.filename == "xl/sharedStrings.xml" else budget
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > limit:
                raise Refused(f"This workbook unfolds to more than can be read at once. {_OPEN_IT}")
            text = tail + piece
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise Refused(f"This workbook defines words of its own, which a table never does. {_OPEN_IT}")
            cut = text.rfind(b"<") if is_sheet else max(len(text) - 16, 0)
            tail = text[max(cut, 0) :][-64:]
            if is_sheet:
                more, in_row = _count(text[:cut], in_row)
                cells += more
                if cells > MAX_CELLS:
                    raise Refused(f"The sheet has more than {MAX_CELLS:,} cells. Send it in parts.")
    return size


def _count(text: bytes, in_row: int) -> tuple[int, int]:
    """Cells in a piece of a sheet, and how many of them (with `in_row` before) stand in the row it ends in."""
    cells = 0
    pieces = _ROW.split(text)
    for number, piece in enumerate(pieces):
        found = len(_CELL.findall(piece))
        in_row = found + (in_row if number == 0 else 0)
        cells += found
        if in_row > MAX_COLUMNS:
            raise Refused(f"A row of the sheet has more than {MAX_COLUMNS:,} columns; no more can be read.")
    return cells, in_row


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
        if number > MAX_ROWS + 100:
            raise Refused(f"The sheet has more than {MAX_ROWS:,} rows. Send it in parts.")
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
