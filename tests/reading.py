"""What an answer says to whoever opens it, however it is packed: PDFs, workbooks, archives, text with escapes."""

import gzip
import io
import re
import shutil
import subprocess
import zipfile
import zlib
from functools import cache

DEEP = 3  # archives within archives
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@cache
def reads_pdfs() -> bool:
    """Are the programs here that give the words of a PDF back (poppler-utils)?"""
    return all(map(shutil.which, ("pdftotext", "pdfinfo")))


def said_in(content: bytes, *, deep: int = DEEP) -> str:
    """All words of an answer, told by what it is, not by what it is called. Of a PDF without poppler: what is not set
    as text, such as its title and where its links lead.
    """
    if content.startswith(b"%PDF"):
        return _of_pdf(content)
    if content.startswith(b"PK\x03\x04") and deep:
        return "\n".join(said_in(part, deep=deep - 1) for part in _members(content))
    if content.startswith(b"\x1f\x8b") and deep:
        return said_in(gzip.decompress(content), deep=deep - 1)
    text = content.decode(errors="replace")
    if "\\u" in text:  # JSON, alone or within a page
        text += _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text


def _members(content: bytes) -> list[bytes]:
    """The names in an archive, and every file of it: a workbook is one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ["\n".join(archive.namelist()).encode(), *(archive.read(name) for name in archive.namelist())]


def _of_pdf(content: bytes) -> str:
    streams = b"\n".join(unpacked_streams(content))
    told = [content.decode("latin-1"), streams.decode("latin-1"), streams.replace(b"\0", b"").decode("latin-1")]
    if reads_pdfs():
        told += [_asked("pdftotext", content, "-"), _asked("pdfinfo", content)]
    return "\n".join(told)


def unpacked_streams(content: bytes) -> list[bytes]:
    """What stands in the packed streams of a PDF."""
    return [zlib.decompressobj().decompress(one) for one in _STREAM.findall(content) if one[:1] == b"x"]


def _asked(program: str, content: bytes, *more: str) -> str:
    return subprocess.run([program, "-", *more], input=content, capture_output=True, check=True).stdout.decode()
