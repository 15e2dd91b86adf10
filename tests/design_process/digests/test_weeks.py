"""Whose letter of the week is due when: pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from design_process.digests.weeks import FORTNIGHTLY, WEEKLY, monday_of, week_due
from network.telling.hours import Reader, is_open
from tests.network.telling.test_hours import readers

PACIFIC = ZoneInfo("America/Los_Angeles")
READER = Reader("America/Los_Angeles")


def at(*when):
    return datetime(*when, tzinfo=PACIFIC)


def test_on_monday_at_eight_and_not_before():
    assert week_due(READER, WEEKLY, at(2026, 10, 5, 7, 59)) is None
    assert week_due(READER, WEEKLY, at(2026, 10, 5, 8)) == date(2026, 10, 5)


def test_on_the_first_school_day_of_the_week():
    reader = Reader("America/Los_Angeles", frozenset({date(2026, 10, 12)}))
    assert week_due(reader, WEEKLY, at(2026, 10, 12, 9)) is None
    assert week_due(reader, WEEKLY, at(2026, 10, 13, 8)) == date(2026, 10, 12)


def test_a_week_without_school_has_none():
    recess = Reader("America/Los_Angeles", frozenset(date(2026, 12, 21) + timedelta(days=n) for n in range(5)))
    assert all(week_due(recess, WEEKLY, at(2026, 12, 21 + n, 9)) is None for n in range(7))


def test_two_days_late_it_still_goes_and_then_no_more():
    due = [week_due(READER, WEEKLY, at(2026, 10, 5 + n, 9)) is not None for n in range(5)]
    assert due == [True, True, True, False, False]


def test_every_two_weeks_over_the_end_of_a_year_of_53_weeks():
    mondays = [date(2026, 11, 30) + timedelta(weeks=n) for n in range(12)]  # 2026 has 53 weeks
    due = [week_due(READER, FORTNIGHTLY, at(day.year, day.month, day.day, 9)) is not None for day in mondays]
    assert due in ([True, False] * 6, [False, True] * 6)


def test_never_is_never():
    assert week_due(READER, "never", at(2026, 10, 5, 9)) is None


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.data())
def test_over_any_week_exactly_one_name_and_only_in_school_hours(day, data):
    reader = data.draw(readers(around=day))
    monday = monday_of(day)
    start = datetime(monday.year, monday.month, monday.day, tzinfo=ZoneInfo(reader.zone))
    looks = [start + timedelta(hours=hour) for hour in range(7 * 24)]
    due = {look: week for look in looks if (week := week_due(reader, WEEKLY, look))}
    assert set(due.values()) <= {monday}
    assert all(is_open(look, reader) for look in due)
    assert bool(due) == any(reader.has_school(monday + timedelta(days=n)) for n in range(5))
