"""Files as people have them: exact, or refused with a sentence; never a guess, and never a zero that was not there."""

import io
import resource
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from design_process.measures.checks import Asked
from design_process.number_files import figures, headings, when
from design_process.number_files.checking import Checked, Known, checked
from design_process.number_files.figures import HIDDEN, NOTHING, Number, Unreadable
from design_process.number_files.reading import as_text, look_over, open_table, said_by
from network.lib.csvfile import Refused, write_table

TODAY = date(2026, 11, 28)
SHARE = Asked("share", "year", ("hispanic", "english_learner"), "absent", "enrolled")
COUNT = Asked("count", "week", (), "visits")
KNOWN = Known(
    codes={"09618380000000": (1, None), "09618380001234": (1, 7), "09618460000000": (2, None)},
    places={"gold ridge": (1, None), "camino": (2, None)},
    nearly={"gold ridge": "Gold Ridge"},
    indicators={5: SHARE, 6: COUNT, 7: Asked("mean", "year", (), "points", "pupils")},
    names={"": 5, "absence": 5, "visits": 6, "points": 7},
    groups={"RH": "hispanic", "Hispanic": "hispanic", "hispanic": "hispanic", "TA": "all", "odd": ""},
    today=TODAY,
)


def numbers(data: bytes | str, known: Known = KNOWN) -> list[Checked]:
    table = open_table(as_text(data.encode() if isinstance(data, str) else data))
    look_over(table)
    return list(checked(said_by(table, headings.propose(table.columns)), known))


def one(line: str, header: str = "cds_code,school_year,indicator,student_group,numerator,denominator,value,status"):
    (found,) = numbers(f"{header}\n{line}\n")
    return (found.numerator, found.denominator, found.gap) if not found.problem else found.problem


LINES = {
    "09618380000000,2024-25,absence,TA,\"1,234\",\"2,000\",61.7 %,": (1234.0, 2000.0, ""),
    "9618380000000,2024-25,absence,RH,12,40,30,published_small_n": (12.0, 40.0, ""),
    "0961838,2024-25,absence,TA,*,*,*,": (None, None, "suppressed"),
    "0961838,2024-25,absence,TA,,,,suppressed": (None, None, "suppressed"),
    "0961838,2024-25,absence,TA,,,,": (None, None, "not_available"),
    "0961838,2024-25,absence,TA,*,40,,": (None, None, "suppressed"),
    "0961838,2024-25,absence,TA,0,40,0,": (0.0, 40.0, ""),
    "0961838,2024-25,absence,TA,,40,12.5,": (5.0, 40.0, ""),
    "0961838,2024-25,points,TA,,40,-12.5,": (-500.0, 40.0, ""),
}  # fmt: skip
REFUSED = {
    "0961838,2024-25,absence,TA,41,40,,": "41 is more than 40",
    "0961838,2024-25,absence,TA,-1,40,,": "below zero",
    "0961838,2024-25,absence,TA,0,0,,": "out of nobody",
    "0961838,2024-25,absence,TA,12,40,31,": "12 out of 40 is 30, and the line says 31",
    "0961838,2024-25,absence,TA,,,30,": "a rate alone cannot be added up",
    "0961838,2024-25,absence,TA,1e308,40,,": "shortened by a spreadsheet",
    "0961838,2024-25,absence,TA,NaN,40,,": "“NaN” is not a number",
    "0961838,2024-25,absence,TA,99999999999,40,,": "larger than anything",
    "0961838,2024-25,absence,TA,\"12,5\",40,,": "can be read in two ways",
    "0961838,2024-25,absence,TA,=1+1,40,,": "holds a formula",
    "0961838,2027-28,absence,TA,12,40,,": "has not begun",
    "0961838,last year,absence,TA,12,40,,": "names no day, month or school year",
    "0961838,2024-25,visits,TA,12,,,": "it names a school year, and this indicator has a number for a week",
    "0961838,2024-25,absence,odd,12,40,,": "not a student group",
    "0999999,2024-25,absence,TA,12,40,,": "no district or school of the network has the code 09 99999",
    "9.61838E+13,2024-25,absence,TA,12,40,,": "shortened the code",
    "0961838,2024-25,dropout,TA,12,40,,": "is left out",
    "0961838,2024-25,absence,TA,,40,130,": "no share",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_says_exactly_what_it_says(line):
    assert one(line) == LINES[line]


@pytest.mark.parametrize("line", REFUSED)
def test_a_line_that_cannot_be_true_is_refused_with_the_reason(line):
    assert REFUSED[line] in one(line)


def test_a_number_given_twice_is_refused_at_its_second_line():
    text = "cds_code,school_year,numerator,denominator\n0961838,2024-25,1,4\n0961846,2024-25,1,4\n"
    text += "09618380000000,2024-25,2,4\n"
    assert [(found.line, found.problem) for found in numbers(text) if found.problem] == [
        (4, "line 2 gives this number already")
    ]


def test_a_driver_sends_the_own_districts_numbers_only():
    from dataclasses import replace

    text = "district,week,indicator,count\nGold Ridge,10/5/2026,visits,3\nCamino,10/5/2026,visits,4\n"
    text += "Gold Ridge School,10/5/2026,visits,3\n"
    first, second, third = numbers(text, replace(KNOWN, only=1))
    assert (first.numerator, first.period) == (3.0, date(2026, 10, 5))
    assert "another district" in second.problem
    assert "Is it Gold Ridge?" in third.problem


def test_a_column_for_each_group():
    text = "Absence by group\n\ncds_code,school_year,TA,hispanic_n,hispanic_total\n0961838,2024-25,17 of 42,5,12\n"
    text += "0961846,2024-25,3/9,,\n"
    known = Known(**{**KNOWN.__dict__, "groups": {"ta": "all", "hispanic": "hispanic"}})
    assert [(n.line, n.member, n.group, n.numerator, n.denominator) for n in numbers(text, known)] == [
        (4, 1, "all", 17.0, 42.0), (4, 1, "hispanic", 5.0, 12.0), (5, 2, "all", 3.0, 9.0),
    ]  # fmt: skip


def test_a_column_for_each_week():
    text = "district;indicator;2026-10-05;2026-10-12;12 Oct 2026\nGold Ridge;visits;3;;x\n"
    found = numbers(text)
    assert [(n.period, n.numerator) for n in found if not n.problem] == [(date(2026, 10, 5), 3.0)]
    assert "“x” is not a number" in found[-1].problem


@pytest.mark.parametrize("note", ["=HYPERLINK(1)", "+1 more", "-5 pupils", "@home", "'=quoted"])
def test_a_text_that_an_export_kept_from_being_run_comes_back_as_it_was(note):
    header = ["org name", "school year", "numerator", "denominator", "note"]
    text = write_table(header, [["Gold Ridge", "2024-25", 3, 9, note]])
    (found,) = numbers(text)
    assert (found.note, found.problem) == (note, "")


def workbook(rows) -> bytes:
    book = Workbook()
    book.active.append(["Numbers of the county"])
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_with_its_dates_and_its_formulas_are_not():
    rows = [
        ["Org name", "Date", "Indicator", "Count"],
        ["Gold Ridge", datetime.combine(date(2026, 10, 7), time()), "visits", 4.0],
        ["Camino", datetime.combine(date(2026, 10, 7), time()), "visits", "=2+2"],
    ]
    first, second = numbers(workbook(rows))
    assert (first.line, first.period, first.numerator) == (3, date(2026, 10, 5), 4.0)
    assert (second.line, second.problem.split(".")[0]) == (4, "the column “count” holds a formula")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("delimiter", "end"), [(",", "\n"), (";", "\r\n"), ("\t", "\r")])
def test_letters_and_line_ends_of_every_kind(encoding, delimiter, end):
    lines = [
        ["org name", "school year", "numerator", "denominator", "note"],
        ["Gold Ridge", "2024-25", "3", "9", "Año"],
    ]
    (found,) = numbers(end.join(delimiter.join(line) for line in lines).encode(encoding))
    assert (found.numerator, found.note) == (3.0, "Año")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("org name,date,first name,absent\nA,2026-10-05,Ada,Y\n", "“first name” (names)"),
        ("school,DOB,count\nA,2011-03-02,1\n", "“dob” (days of birth)"),
        ("school,SSID,count\nA,1,1\n", "“ssid” (identifiers of pupils)"),
        ("school,who,count\n" + "".join(f"A,10234567{n:02},1\n" for n in range(9)), "“who” (numbers that look like"),
        ("school,note,count\nA,\"Ask ada@home.test\",1\n", "“note” (e-mail addresses)"),
        ("school,who,count\nA,\"Reyes, Ada\",1\nA,\"O'Neil, Max\",1\nA,\"Li, Bo\",1\n", "“who” (names of people)"),
        ("a;a;count\n1;2;3\n", "more than once"),
        ("district,week,count\nA,2026-10-05,\"3\n", "never closed"),
        ("district,week,count\nA,2026-10-05,\x003\n", "null character"),
        ("", "empty"),
    ],
)  # fmt: skip
def test_a_file_is_refused_whole_with_a_sentence(text, words):
    with pytest.raises(Refused) as refused:
        numbers(text)
    assert words in str(refused.value)
    assert "Reyes" not in str(refused.value)


MANY = {
    "columns": ("worksheets/sheet1", b"<worksheet><sheetData><row>", b"<c><v>1</v></c>", 1_000_000),
    "nesting": ("worksheets/sheet1", b"<worksheet>", b"<a>", 1_000_000),
    "nested rows": ("worksheets/sheet1", b"<worksheet><sheetData>", b"<row>", 1_000_000),
    "texts": ("sharedStrings", b"<sst>", b"<a/>", 5_000_000),
}


def bomb(kind: str) -> bytes:
    """A file that unfolds to far more than it seems. Drill 30."""
    if kind == "csv columns":
        return b"a," * 1_000_000 + b"\n1\n"
    data = io.BytesIO(workbook([["Org name", "Date", "Count"]]))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        sheet = "xl/worksheets/sheet2.xml"
        if kind in {"size", "lie"}:
            with archive.open(sheet, "w", force_zip64=True) as part:
                for _ in range(200):
                    part.write(b" " * (1 << 20))
        elif kind in MANY:
            name, begin, again, times = MANY[kind]
            archive.writestr(f"xl/{name}.xml", begin + again * times)
        else:
            laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
            archive.writestr(
                "xl/sharedStrings.xml", f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{laughs}]><sst/>'
            )
    found = bytearray(data.getvalue())
    if kind == "lie":  # the directory at the end says that the sheet has a thousand bytes
        entry = found.rfind(b"PK\x01\x02", 0, found.rfind(sheet.encode()))
        found[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(found)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", [*MANY, "size", "lie", "laughs", "csv columns"])
def test_a_bomb_is_refused_within_two_seconds_and_150_megabytes(kind):
    data = bomb(kind)
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    tracemalloc.start()
    with pytest.raises(Refused):
        open_table(as_text(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - began <= 2
    assert peak <= 150 * 1024 * 1024


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_printed_number_is_read_back(value, digits):
    printed = f"{value:,.{digits}f}"
    read = figures.read(printed)
    assert isinstance(read, Number)
    assert abs(read.value - value) <= read.half * (1 + 1e-6)


@given(st.text(max_size=12))
def test_any_cell_is_a_number_a_mark_or_a_sentence(cell):
    with suppress(Unreadable):
        read = figures.read(cell)
        assert isinstance(read, Number) or read in {HIDDEN, NOTHING}


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(["%Y-%m-%d", "%m/%d/%Y", "%d %b %Y", "%B %d, %Y"]))
def test_a_day_is_read_however_it_is_written(day, form):
    assert when.named(day.strftime(form)) == (day, "day")


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data):
    with suppress(Refused):
        assert all(found.problem or found.member for found in numbers(data))
