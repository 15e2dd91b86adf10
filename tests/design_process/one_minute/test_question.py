"""Which one question a cycle needs, and the hour of its letter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from design_process.one_minute.question import Facts, NumberAsked, question_now
from design_process.one_minute.weeks import letter_due
from network.telling.hours import Reader

FIRST, LAST = date(2026, 10, 5), date(2026, 10, 23)
NUMBER = NumberAsked(7, "Pupils who explain", date(2026, 10, 12), "week of 12 Oct 2026")


@pytest.mark.parametrize(
    ("facts", "today", "kind"),
    [
        (Facts("plan", FIRST, LAST), date(2026, 10, 4), None),
        (Facts("plan", FIRST, LAST), FIRST, "start"),
        (Facts("plan", FIRST, LAST), date(2026, 11, 2), "start"),
        (Facts("do", FIRST, LAST), date(2026, 10, 15), "run"),
        (Facts("do", FIRST, LAST, seen_on=date(2026, 10, 9)), date(2026, 10, 15), "run"),
        (Facts("do", FIRST, LAST, seen_on=date(2026, 10, 12)), date(2026, 10, 15), None),
        (Facts("do", FIRST, LAST, seen_on=date(2026, 10, 12), number=NUMBER), date(2026, 10, 15), "run"),
        (Facts("do", FIRST, LAST, seen_on=LAST), LAST, None),
        (Facts("do", FIRST, LAST, seen_on=LAST), date(2026, 10, 24), "study"),
        (Facts("study", FIRST, LAST, open_predictions=((3, "it rises"), (4, "it falls"))), LAST, "prediction"),
        (Facts("study", FIRST, LAST), LAST, "act"),
        (Facts("closed", FIRST, LAST), date(2026, 11, 2), None),
    ],
)
def test_one_question_or_none(facts, today, kind):
    question = question_now(facts, today)
    assert (question and question.kind) == kind
    assert question is None or question.why


def test_of_several_predictions_one_is_asked_at_a_time():
    question = question_now(Facts("study", FIRST, LAST, open_predictions=((3, "it rises"), (4, "it falls"))), LAST)
    assert question is not None
    assert (question.prediction_id, question.words) == (3, "You thought: it rises. Did it hold?")


@pytest.mark.parametrize(
    ("wall", "closed", "week"),
    [
        ((2026, 10, 15, 11, 59), (), None),
        ((2026, 10, 15, 12), (), date(2026, 10, 12)),
        ((2026, 10, 16, 9), (), date(2026, 10, 12)),
        ((2026, 10, 15, 16), (), None),  # after school
        ((2026, 10, 17, 12), (), None),  # Saturday
        ((2026, 10, 14, 12), (date(2026, 10, 15),), date(2026, 10, 12)),
        ((2026, 10, 15, 12), (date(2026, 10, 15),), None),
        ((2026, 10, 16, 12), tuple(date(2026, 10, day) for day in range(12, 16)), None),  # a week without school
        ((2026, 11, 5, 12), (), date(2026, 11, 2)),  # after the clocks have changed
    ],
)
def test_the_letter_goes_in_school_hours_of_thursday_or_before(wall, closed, week):
    zone = "America/Los_Angeles"
    now = datetime(*wall, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert letter_due(Reader(zone, frozenset(closed)), now) == week
