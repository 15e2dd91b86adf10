"""What is missing in the evidence, how many people it was, and what looks like a name: rules without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.evidence.models import Evidence
from design_process.evidence.personal import looks_like_somebody
from design_process.evidence.voices import HINTS_SHOWN, Piece, groups_heard, hints, people_words

LABELS = dict(Evidence.Kind.choices)
ALL_HEARD = [
    Piece("student_survey"),
    Piece("attendance"),
    Piece("interview", "teacher"),
    Piece("observation", "", "Students with an IEP"),
    Piece("interview", "family"),
]


@pytest.mark.parametrize(
    ("pieces", "says"),
    [
        ([], []),
        (ALL_HEARD, []),
        ([Piece("attendance")], ["No student", "figures alone", "No teacher"]),
        ([Piece("attendance"), Piece("attendance")], ["No student", "one kind of source: attendance", "No teacher"]),
        ([Piece("attendance"), Piece("achievement")], ["No student", "figures alone", "No teacher"]),
        ([Piece("interview", "student"), Piece("teacher_survey")], ["words alone", "special education", "No family"]),
        (ALL_HEARD[:3], ["special education", "No family"]),
        (ALL_HEARD[1:], ["No student"]),
    ],
)
def test_hints_say_what_is_missing_the_weightiest_first(pieces, says):
    told = hints(pieces, LABELS)
    assert len(told) == len(says)
    assert all(part in hint for part, hint in zip(says, told, strict=True)), told


PIECES = st.builds(
    Piece, st.sampled_from(sorted(LABELS)), st.sampled_from(["", "student", "teacher", "family"]), st.text(max_size=8)
)


@given(st.lists(PIECES, min_size=1, max_size=8), PIECES)
def test_more_evidence_never_takes_a_voice_away(pieces, more):
    silent = {hint for hint in hints(pieces, LABELS) if hint.endswith("heard yet.")}
    after = set(hints([*pieces, more], LABELS))
    assert len(after) <= HINTS_SHOWN
    assert not any("No student" in hint for hint in after) or any("No student" in hint for hint in silent)


def test_groups_are_counted_in_the_team_and_in_the_evidence():
    lines = groups_heard(ALL_HEARD, {"teacher": 2}, {"student": "Student", "teacher": "Teacher", "family": "Family"})
    assert [(line.label, line.seats, line.pieces) for line in lines] == [
        ("Student", 0, 1), ("Teacher", 2, 1), ("Family", 0, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("n", "is_told", "says"),
    [
        (None, False, ""), (1, True, "1 person"), (10, True, "10 people"), (10, False, "few people"),
        (1, False, "few people"), (11, False, "11 people"), (1234, False, "1,234 people"),
    ],
)  # fmt: skip
def test_a_small_number_is_few_outside_the_team(n, is_told, says):
    assert people_words(n, 11, is_told=is_told) == says


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I know it, but I wait. On Monday I said it in Spanish.", []),
        ("My Mom says I should. Then I did.", []),
        ("I asked Jayden to help me", ["Jayden"]),
        ("Maria Lopez laughed", ["Maria Lopez"]),
        ("Mr. Ruiz is fair, call 530-555-0142 or me@school.org", ["Mr. Ruiz", "530-555-0142", "me@school.org"]),
        ("my name is Bo", ["my name is Bo"]),
        ("The Math test. The answer was 42.", []),
    ],
)
def test_what_looks_like_somebody_is_found(text, found):
    assert looks_like_somebody(text) == found
