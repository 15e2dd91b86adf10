import pytest
from hypothesis import given
from hypothesis import strategies as st

from districts.directory.state_codes import cds_code, grade_span, school_year_in, short_code


@pytest.mark.parametrize(
    "text",
    [
        "09618380000000",
        "9618380000000",
        "0961838",
        "'0961838'",
        "'0961838",
        '="0961838"',
        "09-61838-0000000",
        " 0961838 ",
    ],
)
def test_a_code_is_read_as_it_is_written(text):
    assert cds_code(text) == "09618380000000"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("9.61838E+12", "save it as CSV"),
        ("9,61838e12", "save it as CSV"),
        ("961838", "6 digits"),
        ("096183800000000", "15 digits"),
        ("Buckeye", "not a code"),
        ("", "not a code"),
        ("٠٩٦١٨٣٨", "not a code"),
        ("9961838", "no such county"),
    ],
)
def test_what_is_no_code_is_refused_with_a_hint(text, words):
    with pytest.raises(ValueError, match=words):
        cds_code(text)


@given(st.integers(0, 58), st.integers(0, 99_999), st.integers(0, 9_999_999))
def test_leading_zeros_are_kept(county, district, school):
    code = f"{county:02d}{district:05d}{school:07d}"
    assert cds_code(code) == code
    assert short_code(code).replace(" ", "") in (code, code[:7])


@given(st.text(max_size=16))
def test_any_text_is_a_code_or_a_sentence(text):
    try:
        code = cds_code(text)
    except ValueError:
        return
    assert len(code) == 14
    assert code.isdecimal()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ca_schools_2025_26.csv", "2025-26"),
        ("enrollment_2024_25", "2024-25"),
        ("Public schools 2025-2026", "2025-26"),
        ("2023/24", "2023-24"),
        ("pubschls 2025-11-03.csv", ""),
        ("schools.csv", ""),
    ],
)
def test_a_school_year_is_found_in_a_name(text, year):
    assert school_year_in(text) == year


@pytest.mark.parametrize(
    ("spans", "span"),
    [
        (["K-5", "6-8"], "K-8"),
        (["9-12", "K-12"], "K-12"),
        (["PK-AD"], "PK-AD"),
        (["K"], "K"),
        (["", "Ungraded"], ""),
        (["10-12", "9"], "9-12"),
    ],
)
def test_grades_span_all_schools(spans, span):
    assert grade_span(spans) == span
