"""Which letters a meeting calls for: pure, on fixed days and on any day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from districts.reminders.moments import (
    EVE,
    NUDGE,
    OVERDUE,
    SOON,
    WEEK,
    Occasion,
    due_letter,
    due_of_promise,
    letters_of,
)
from network.telling.hours import Reader
from tests.network.telling.test_hours import readers

PACIFIC = ZoneInfo("America/Los_Angeles")
READER = Reader("America/Los_Angeles")


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=PACIFIC)


def an_occasion(starts_at=None, *, kind="network", answer="yes", invited_at=None) -> Occasion:
    invited = invited_at or at(2026, 9, 1, 12)
    return Occasion(kind, starts_at or at(2026, 10, 7, 9), invited, invited, answer)


def told(occasion, reader=READER) -> list[tuple[str, str]]:
    return [(m.kind, f"{reader.wall(m.at):%Y-%m-%d %H:%M}") for m in letters_of(occasion, reader)]


def test_a_day_together_is_remembered_a_week_and_a_day_before():
    assert told(an_occasion()) == [(WEEK, "2026-09-30 09:00"), (EVE, "2026-10-06 09:00")]


def test_a_check_in_is_remembered_the_day_before():
    assert told(an_occasion(kind="check_in")) == [(EVE, "2026-10-06 09:00")]


def test_who_said_no_hears_nothing():
    assert told(an_occasion(answer="no")) == []


def test_who_comes_by_link_is_reminded_like_who_comes():
    assert told(an_occasion(answer="virtual")) == told(an_occasion(answer="yes"))


def test_without_an_answer_somebody_is_asked_once_more_after_five_school_days():
    assert told(an_occasion(answer=""))[0] == (NUDGE, "2026-09-08 09:00")
    labor_day = Reader("America/Los_Angeles", frozenset({date(2026, 9, 7)}))
    assert told(an_occasion(answer=""), labor_day)[0] == (NUDGE, "2026-09-09 09:00")


def test_nobody_is_asked_again_within_two_days_of_the_meeting():
    invited = at(2026, 9, 29, 9)
    kinds = [kind for kind, _ in told(an_occasion(at(2026, 10, 7, 9), answer="", invited_at=invited))]
    assert NUDGE not in kinds  # it would fall on the day before


def test_a_recess_moves_both_reminders_and_they_become_one():
    recess = Reader("America/Los_Angeles", frozenset(date(2026, 12, 19) + timedelta(days=n) for n in range(16)))
    monday_after = an_occasion(at(2027, 1, 4, 9))
    assert told(monday_after, recess) == [(EVE, "2026-12-18 09:00")]


def test_whoever_was_invited_yesterday_needs_no_reminder():
    assert told(an_occasion(invited_at=at(2026, 10, 5, 15))) == []


def test_nine_o_clock_on_either_side_of_the_clock_change():
    spring = an_occasion(at(2027, 3, 15, 9), invited_at=at(2027, 2, 1, 9))
    assert told(spring) == [(WEEK, "2027-03-08 09:00"), (EVE, "2027-03-12 09:00")]
    autumn = an_occasion(at(2026, 11, 3, 9))
    assert told(autumn) == [(WEEK, "2026-10-27 09:00"), (EVE, "2026-11-02 09:00")]


@st.composite
def occasions(draw):
    day = draw(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
    zone = draw(st.sampled_from(["America/Los_Angeles", "America/New_York", "Pacific/Honolulu", "UTC"]))
    starts = datetime(day.year, day.month, day.day, draw(st.integers(7, 19)), tzinfo=ZoneInfo(zone))
    invited = starts - timedelta(hours=draw(st.integers(1, 2000)))
    kind = draw(st.sampled_from(["network", "check_in", "site_visit", "webinar"]))
    answer = draw(st.sampled_from(["", "yes", "virtual", "no"]))
    return Occasion(kind, starts, invited, invited, answer), draw(readers(around=day))


@given(occasions())
def test_every_letter_has_its_rules(case):
    occasion, reader = case
    letters = letters_of(occasion, reader)
    days = [reader.wall(letter.at).date() for letter in letters]
    assert len(set(days)) == len(days), "two letters on a day"
    assert len({letter.kind for letter in letters}) == len(letters), "a kind twice"
    assert all(occasion.invited_at < letter.at < occasion.starts_at for letter in letters)
    assert all(reader.has_school(day) for day in days)
    assert occasion.answer != "no" or not letters
    assert (NUDGE in {letter.kind for letter in letters}) <= (not occasion.answer)


@given(occasions(), st.lists(st.sampled_from([-120, 1, 30, 60, 120, 600]), max_size=60))
def test_clock_jumps_lose_nothing_and_repeat_nothing(case, jumps):
    """A poll that looks at a clock which jumps back and forth tells each kind at most once, and ends with the last."""
    occasion, reader = case
    letters = letters_of(occasion, reader)
    told_kinds: list[str] = []
    now = occasion.invited_at
    looks = [now := now + timedelta(minutes=jump) for jump in jumps]
    looks += [letter.at + timedelta(minutes=5) for letter in letters]
    for look in looks:
        due = due_letter(occasion, reader, look)
        if due and due.kind not in told_kinds:
            told_kinds.append(due.kind)
    assert len(told_kinds) == len(set(told_kinds))
    assert set(told_kinds) == {letter.kind for letter in letters}


def test_a_letter_that_waited_too_long_is_overtaken_by_the_next():
    occasion = an_occasion()
    assert due_letter(occasion, READER, at(2026, 9, 30, 8, 59)) is None
    assert due_letter(occasion, READER, at(2026, 10, 1, 9)).kind == WEEK
    assert due_letter(occasion, READER, at(2026, 10, 6, 9)).kind == EVE
    assert due_letter(occasion, READER, at(2026, 10, 7, 9)) is None
    unanswered = replace(occasion, answer="")
    assert due_letter(unanswered, READER, at(2026, 9, 9, 9)).kind == NUDGE


def test_a_promise_is_remembered_the_day_before_and_once_it_is_late():
    promised, due = at(2026, 10, 7, 15), date(2026, 10, 19)  # a Monday
    at_nine = {day: due_of_promise(due, promised, READER, at(2026, 10, day, 9)) for day in range(15, 22)}
    assert at_nine == {15: "", 16: SOON, 17: SOON, 18: SOON, 19: SOON, 20: OVERDUE, 21: OVERDUE}


def test_a_promise_for_tomorrow_is_not_remembered_at_once():
    promised = at(2026, 10, 7, 15)
    assert due_of_promise(date(2026, 10, 8), promised, READER, at(2026, 10, 7, 16)) == ""
    assert due_of_promise(date(2026, 10, 8), promised, READER, at(2026, 10, 9, 9)) == OVERDUE


def test_a_promise_due_in_summer_is_asked_for_when_school_is_back():
    summer = Reader("America/Los_Angeles", frozenset(date(2027, 6, 10) + timedelta(days=n) for n in range(68)))
    promised = datetime(2027, 5, 20, tzinfo=UTC)
    assert due_of_promise(date(2027, 6, 30), promised, summer, at(2027, 6, 9, 9)) == SOON
    assert due_of_promise(date(2027, 6, 30), promised, summer, at(2027, 7, 8, 9)) == ""
    assert due_of_promise(date(2027, 6, 30), promised, summer, at(2027, 8, 17, 9)) == OVERDUE
