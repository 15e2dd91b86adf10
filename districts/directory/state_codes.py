"""County-district-school codes, school years and grade spans, as the state writes them. Pure.

A code is text of 14 digits: two for the county, five for the district, seven for the school. Seven zeros at the end
are the district itself.
"""

import re
from collections.abc import Iterable

DISTRICT_RECORD = "0000000"
NONPUBLIC_PLACEMENT = "0000001"
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)[-_–/ ](?:20)?(\d\d)(?!\d)")
_GRADES = ("PK", "IT", "TK", "K", *(str(grade) for grade in range(1, 13)), "AD")


def cds_code(text: str) -> str:
    """A code as 14 digits. Takes 14 digits, 13 that have lost their leading zero, or the 7 of a district.

    An apostrophe before it or around it, `="…"` and hyphens are a spreadsheet's or a printer's, and are dropped.
    Raises ValueError with a sentence for anything else.
    """
    said = text.strip()
    digits = re.sub(r"[-\s]", "", re.sub(r'^="(.*)"$', r"\1", said).strip("'’‘\""))
    if _SCIENTIFIC.fullmatch(digits):
        raise ValueError(
            f"a spreadsheet has shortened the code to {said}, so its last digits are lost. Open the state’s file "
            "again, set the code column to “Text”, and save it as CSV"
        )
    if not re.fullmatch(r"[0-9]+", digits):
        raise ValueError(f"“{said}” is not a code: 14 digits are needed, or the 7 of a district")
    if len(digits) == 7:
        digits += DISTRICT_RECORD
    if len(digits) == 13:
        digits = "0" + digits
    if len(digits) != 14:
        raise ValueError(f"“{said}” has {len(digits)} digits: 14 are needed, or the 7 of a district")
    if int(digits[:2]) > 58:
        raise ValueError(f"“{said}” begins with {digits[:2]}, and there is no such county")
    return digits


def district_of(cds: str) -> str:
    """The district's code of a school's (or its own)."""
    return cds[:7] + DISTRICT_RECORD


def is_county_office(cds: str) -> bool:
    return cds[2:4] == "10"


def short_code(cds: str) -> str:
    """A code as people read it: the seven digits of a district, or all fourteen of a school, in groups."""
    county, district, school = cds[:2], cds[2:7], cds[7:]
    return f"{county} {district}" if school == DISTRICT_RECORD else f"{county} {district} {school}"


def school_year_in(*texts: str) -> str:
    """The first school year that the texts name (`enrollment_2025_26`, `schools 2025-2026.csv`), or nothing."""
    for text in texts:
        for start, end in _YEAR.findall(text):
            if int(end) == (int(start) + 1) % 100:
                return f"{start}-{end}"
    return ""


def grade_span(spans: Iterable[str]) -> str:
    """The span from the lowest to the highest grade of several: `K-5` and `6-8` → `K-8`. Unreadable ones are left."""
    found = [_GRADES.index(end) for span in spans for end in span.upper().split("-") if end in _GRADES]
    if not found:
        return ""
    low, high = _GRADES[min(found)], _GRADES[max(found)]
    return low if low == high else f"{low}-{high}"
