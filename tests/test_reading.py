"""The leak walk looks into what is packed: a word in a PDF, a workbook, an archive or an escape is found."""

import gzip
import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from design_process.sharing.pdf import is_possible
from tests.reading import reads_pdfs, said_in

WORD = "zyxxleak"


def a_workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.active.append(["District", WORD])
    book.save(file)
    return file.getvalue()


def an_archive(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.skipif(not is_possible(), reason="apt-get install libpango-1.0-0")
@pytest.mark.skipif(not reads_pdfs(), reason="apt-get install poppler-utils")
@pytest.mark.parametrize(
    "page",
    [
        f"<p>Words with {WORD} among them.</p>",
        f"<title>{WORD}</title><p>Nothing.</p>",
        f'<p><a href="https://example.test/{WORD}">A link</a></p>',
        f'<p><img alt="{WORD}" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>"></p>',
    ],
    ids=["text", "title", "link", "words of a picture"],
)
def test_a_pdf(page):
    from weasyprint import HTML

    content = HTML(string=f'<html lang="en">{page}</html>').write_pdf(pdf_variant="pdf/ua-1")
    assert WORD in said_in(content)


@pytest.mark.skipif(not is_possible(), reason="apt-get install libpango-1.0-0")
def test_a_pdf_hides_its_words_from_who_does_not_unpack_it():
    """Otherwise the test above would prove nothing."""
    from weasyprint import HTML

    assert WORD.encode() not in HTML(string=f"<p>{WORD}</p>").write_pdf()


@pytest.mark.parametrize(
    "content",
    [
        a_workbook(),
        an_archive(("inner.zip", an_archive(("notes.txt", WORD.encode())))),
        an_archive((f"{WORD}.txt", b"Nothing.")),
        gzip.compress(WORD.encode()),
        "".join(f"\\u{ord(letter):04x}" for letter in WORD).encode(),
        b"<script type='application/json'>" + json.dumps({"name": "é " + WORD}).encode() + b"</script>",
    ],
    ids=["workbook", "archive in an archive", "name in an archive", "gzip", "escapes", "JSON in a page"],
)
def test_what_is_packed(content):
    assert WORD in said_in(content)
