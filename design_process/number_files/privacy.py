"""Names and identifiers of people, found so that a file with any of them is refused. Pure.

What is found is told by its column and kind, never by what the cell says: a message may be kept, a name must not.
"""

import re
from collections.abc import Callable, Collection, Iterator

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("names", re.compile(
        r"(student|pupil|child|first|last|given|family|middle|full|preferred|legal|guardian|parent|teacher|contact)"
        r"s?_?name|name|surname|forename|firstname|lastname|nickname|(student|pupil)_(last|first)(_name)?|parent|guardian"
    )),
    ("days of birth", re.compile(r"dob|d_o_b|birth_?day|birth_?date|date_of_birth|.*_dob|.*_birth_?date|birth")),
    ("identifiers of pupils", re.compile(
        r"ssid|ssn|social_security.*|calpads_id|(state_)?(student|pupil|child|sis|perm|permanent|lunch)_?"
        r"(id|number|no|num|identifier)s?|(state|local)_(student|pupil)_?id.*|perm_?id|local_id|sis_?id|seis_?id|medi_?cal.*"
        r"|statewide_student_identifier|student|pupil"
    )),
    ("addresses", re.compile(
        r"e_?mail.*|.*_e_?mail|phone.*|.*_phone|telephone|mobile|street.*|home_address|address.*|mailing_address|zip_?code"
    )),
)  # fmt: skip
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_SOCIAL = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_PHONE = re.compile(r"(?<![\d-])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w'’-]+, ?[A-ZÀ-Þ][\w'’-]+( [A-ZÀ-Þ]\.?| [A-ZÀ-Þ][\w'’-]+)?")
_STATE_ID = re.compile(r"[0-9]{10}")
_ENOUGH = 3  # cells of a kind before a column is taken for one of people


def named_in(column: str) -> str:
    """What kind of thing about a person a column's name announces; empty for none."""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(column)), "")


def found_in(cells: Collection[str]) -> str:
    """What kind of thing about people the cells of one column hold; empty for none. `cells`: each text once."""
    for kind, shape in (("e-mail addresses", _EMAIL), ("social security numbers", _SOCIAL), ("phone numbers", _PHONE)):
        if any(shape.search(cell) for cell in cells if len(cell) > 5):
            return kind
    filled = [cell.strip() for cell in cells if cell.strip()]
    for kind, shape in (("names of people", _PERSON), ("numbers that look like pupils’ state ids", _STATE_ID)):
        like = sum(1 for cell in filled if shape.fullmatch(cell))
        if like >= _ENOUGH and like >= len(filled) * 0.8:
            return kind
    return ""


def findings(columns: Collection[str], cells_of: Callable[[str], Collection[str]]) -> Iterator[tuple[str, str]]:
    """(column, kind) of whatever must not be sent."""
    for column in columns:
        kind = named_in(column) or found_in(cells_of(column))
        if kind:
            yield column, kind


def refusal(found: Collection[tuple[str, str]]) -> str:
    """The sentence for a file with such columns."""
    listed = "; ".join(f"“{column.replace('_', ' ')}” ({kind})" for column, kind in found)
    return (
        f"The file holds what belongs to single people: {listed}. Trellis takes counts only, so nothing of it was "
        "kept. Delete these columns and send it again."
    )
