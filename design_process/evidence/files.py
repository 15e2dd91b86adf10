"""Looks at a file before it is kept: by what is in it, never by its name. Pure.

Pictures are drawn anew, so that the place, the camera and the day are gone, and nothing hides behind the picture.
Tables with names or identifiers of people are refused. Nothing here is ever shown as a web page.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from design_process.number_files.privacy import findings, found_in
from network.lib.csvfile import Refused, Table, find_table
from network.lib.pictures import MOST_PIXELS, NotAPicture, drawn_anew, kind_of
from network.lib.words import listed

MOST_BYTES = 5 * 1024 * 1024
LONGEST_SIDE = 2000  # pixels of a picture that is kept
NAME_LETTERS = 80


class Kind(StrEnum):
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    CSV = "csv"
    TEXT = "txt"


CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.WEBP: "image/webp",
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.TEXT: "text/plain; charset=utf-8",
}
_PICTURES = {Kind.PNG, Kind.JPEG, Kind.WEBP}
_UNSAFE = re.compile(r"[^\w .()+-]+")
_OTHER_KIND = "Choose a PDF, a picture (PNG, JPEG or WebP), a table as CSV, or plain text."


class NotKept(ValueError):
    """The file is not kept. The message is for the person who sent it: why, and what to do."""


@dataclass(frozen=True)
class Checked:
    """A file that may be kept, as it is kept. `name` ends as its kind does."""

    name: str
    kind: Kind
    content: bytes


def checked(content: bytes, name: str) -> Checked:
    """What of a file is kept. Raises NotKept for one that is too large, of another kind, or names people."""
    if len(content) > MOST_BYTES:
        raise NotKept(too_large(len(content)))
    if not content.strip():
        raise NotKept("The file is empty. Choose another.")
    kind = _kind_of(content, name)
    if kind in _PICTURES:
        content = _drawn_anew(content)
    elif kind in (Kind.CSV, Kind.TEXT):
        content = _read(content, kind)
    return Checked(f"{_stem(name)}.{kind}", kind, content)


def too_large(size: int) -> str:
    """The sentence for a file of `size` bytes that is over the limit."""
    return (
        f"The file is {size / 1024 / 1024:.1f} MB; the limit is {MOST_BYTES // 1024 // 1024} MB. "
        "Send the pages that matter, or a smaller picture."
    )


def size_words(size: int) -> str:
    """ "840 bytes", "12 kB", "3.4 MB"."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _kind_of(content: bytes, name: str) -> Kind:
    said = kind_of(content)
    if said in {Kind.PDF, Kind.PNG, Kind.JPEG, Kind.WEBP}:
        return Kind(said)
    if said or any(byte < 0x20 and byte not in b"\t\n\r\f\v" for byte in content[:8192]):
        raise NotKept(f"This kind of file is not kept. {_OTHER_KIND}")
    if re.match(
        rb"\s*(<!doctype|<html|<\?xml|<svg|<script|%pdf-)", content[:2048].lower().removeprefix(b"\xef\xbb\xbf")
    ):
        raise NotKept(f"This is a page of code, not plain text. {_OTHER_KIND}")
    return Kind.CSV if name.lower().endswith((".csv", ".tsv")) else Kind.TEXT


def _drawn_anew(content: bytes) -> bytes:
    try:
        return drawn_anew(content, LONGEST_SIDE, MOST_PIXELS).content
    except NotAPicture as why:
        raise NotKept(str(why)) from why


def _read(content: bytes, kind: Kind) -> bytes:
    """A text in UTF-8. A table is looked at column by column, a text line by line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    kept = text.encode()
    found = _people_in(kept) if kind is Kind.CSV else found_in(set(text.splitlines()))
    if found:
        raise NotKept(f"The file holds what belongs to single people: {found}. Take that out, and send it again.")
    return kept


def _people_in(table: bytes) -> str:
    """What of single people a table holds, in words; empty for nothing, and for what is no table."""
    try:
        read = find_table(table, lambda cells: sum(bool(cell) for cell in cells))
        cells = _columns(read)
    except Refused:
        return ""
    found = findings(list(cells), cells.__getitem__)
    return listed([f"“{column.replace('_', ' ')}” ({kind})" for column, kind in found])


def _columns(table: Table) -> dict[str, set[str]]:
    cells: dict[str, set[str]] = {column: set() for column in table.columns if column}
    for row in table.rows():
        for column, cell in row.cells.items():
            cells[column].add(cell)
    return cells


def _stem(name: str) -> str:
    """A file's name without its folder, its ending, and what other machines stumble over."""
    last = re.split(r"[\\/]", name)[-1]
    stem = _UNSAFE.sub(" ", last.rpartition(".")[0] or last)
    return " ".join(stem.split())[:NAME_LETTERS].strip(" .") or "file"
