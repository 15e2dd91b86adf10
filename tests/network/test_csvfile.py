"""Files as people send them: read exactly, or refused with a sentence."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib import csvfile
from network.lib.csvfile import Refused, neutral, original, read_table, write_table

LAYOUTS = {"plain": frozenset({"name", "pupils"})}
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n\v"), max_size=20)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return [row.cells for row in read_table(data, LAYOUTS).rows()]


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 400)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_ending_is_read_exactly(encoding, delimiter, newline):
    lines = ["Name;Pupils", "Cañada “West”;480", '"two\nlines";12'.replace("\n", newline)]
    text = newline.join(lines).replace(";", delimiter)
    assert rows_of(text.encode(encoding)) == [
        {"name": "Cañada “West”", "pupils": "480"},
        {"name": f"two{newline}lines", "pupils": "12"},
    ]


def test_lines_are_those_of_the_file_below_a_title_blank_lines_and_quoted_newlines():
    data = b'"California" Public Schools, 2025-26\n\nName,Pupils\nA,1\n\n"B\nb",2\nC,3\n,\n'
    table = read_table(data, LAYOUTS)
    assert table.header_line == 3
    assert [(row.line, row.cells["name"]) for row in table.rows()] == [(4, "A"), (6, "B\nb"), (8, "C")]


def test_columns_in_any_order_case_and_spacing_with_others_between():
    assert rows_of(b" PUPILS ,County,Name\n7,X,A\n") == [{"pupils": "7", "county": "X", "name": "A"}]


def test_the_layout_that_asks_for_most_wins():
    layouts = {"few": frozenset({"name"}), "many": frozenset({"name", "pupils"})}
    assert read_table(b"name,pupils\nA,1\n", layouts).layout == "many"
    assert read_table(b"name,city\nA,B\n", layouts).layout == "few"


def test_a_line_with_too_many_cells_is_named_and_a_short_one_filled():
    rows = list(read_table(b"name,pupils\nA,1,480\nB\nC,2,\n", LAYOUTS).rows())
    assert [bool(row.problem) for row in rows] == [True, False, False]
    assert "3 cells" in rows[0].problem
    assert rows[1].cells == {"name": "B", "pupils": ""}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped("xl/workbook.xml", "[Content_Types].xml"), "archive|Excel"),
        (zipped("schools.csv"), "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel workbook"),
        (b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"\x1f\x8b\x08" + bytes(range(64)), "compressed"),
        (b"<!DOCTYPE html><title>Download</title>", "web page"),
        (b'{"schools": []}', "JSON"),
        (bytes(range(1, 9)) * 40, "other than text"),
        (b"name,pupils\nA,1\nB\0,2\n", "Line 3"),
        ("name,pupils\nA,1\n".encode("utf-16-le"), "null character"),
        (b"name,pupils\nA\x81,1\n", "letters"),
        (b"\xff\xfen\0a", "letters|header"),
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"name,city\nA,B\n", "line 1 lacks “pupils”"),
        (b"a,b\n1,2\n", "No header row"),
        (b"name,pupils,Pupils\nA,1,2\n", "“pupils” more than once"),
        (b"name,pupils" + b",x" * 2000 + b"\n", "at most 1,000"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data, words):
    try:
        rows = list(read_table(data, LAYOUTS).rows())
    except Refused as refused:
        said = str(refused)
    else:
        said = " ".join(row.problem for row in rows)
    assert any(word in said for word in words.split("|")), said
    assert "�" not in said


def test_a_real_excel_workbook_is_named():
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("openpyxl")
    out = io.BytesIO()
    pandas.DataFrame({"name": ["A"], "pupils": [1]}).to_excel(out, index=False)
    with pytest.raises(Refused, match="Excel workbook"):
        read_table(out.getvalue(), LAYOUTS)


def test_a_text_that_begins_like_a_picture_is_a_text():
    layouts = {"plain": frozenset({"bmi", "name"})}
    assert read_table(b"BMI,name\n1,A\n", layouts).columns == ("bmi", "name")


@pytest.mark.parametrize(
    ("data", "line"),
    [(b'name,pupils\nA,1\n"B,2\nC,3\n', "Line 3"), (b'name,pupils\nA,1\n"B"b,2\n', "Line 3")],
)
def test_a_broken_quotation_is_refused_where_it_starts(data, line):
    with pytest.raises(Refused, match=line):
        rows_of(data)


def test_a_cell_of_endless_length_is_refused():
    with pytest.raises(Refused, match="too long"):
        rows_of(b"name,pupils\n" + b"a" * 200_000 + b",1\n")


def test_more_than_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(csvfile, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(Refused, match="The file is 2 MB; the limit is 1 MB"):
        read_table(b"name,pupils\n" + b"a,1\n" * 400_000, LAYOUTS)


def test_more_rows_than_can_be_used_are_refused(monkeypatch):
    monkeypatch.setattr(csvfile, "MAX_ROWS", 3)
    with pytest.raises(Refused, match="more than 3 rows"):
        rows_of(b"name,pupils\n" + b"a,1\n" * 4)


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+cmd", "-x", "@SUM(A1)", "\tA", "\rA", "-", "=", "＝1+1", "-1+1"])
def test_a_formula_is_made_text(cell):
    assert neutral(cell) == f"'{cell}"
    assert original(neutral(cell)) == cell


@pytest.mark.parametrize("cell", ["-3.5", "-12", "3", "name", "'0961838'", "a=b", ""])
def test_numbers_and_words_are_left_alone(cell):
    assert neutral(cell) == cell


@given(TEXT)
def test_every_cell_survives_being_made_neutral(cell):
    assert original(neutral(cell)) == cell
    assert neutral(cell)[:1] not in tuple("=+@\t\r")


@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT), max_size=8), st.booleans())
def test_what_is_written_is_read_back(pairs, bom):
    text = write_table(["Name", "Pupils"], pairs, bom=bom)
    read = [(original(row["name"]), original(row["pupils"])) for row in rows_of(text.encode())]
    assert read == pairs


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for file in (data, b"name,pupils\n" + data):
        with contextlib.suppress(Refused):
            assert all(row.line >= 1 for row in read_table(file, LAYOUTS).rows())
