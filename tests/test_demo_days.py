"""What the demonstration tells of lies on school days, in its order, whatever the day it is built on."""

from datetime import date, timedelta

import pytest

from tests.demo_days import SchoolDays, has_school

BUILT_ON = [date(2026, 11, 28), date(2026, 7, 15), date(2027, 1, 1), date(2026, 8, 17), date(2026, 6, 7)]


@pytest.mark.parametrize("today", BUILT_ON)
def test_days_are_school_days_in_order(today):
    days = SchoolDays(today)
    told = [days.at(back) for back in range(-140, 30)]
    assert told == sorted(told)
    assert all(day.weekday() < 5 and has_school(day - timedelta(days=day.weekday())) for day in told)
    assert all(day <= today for day in told[:141])
    assert all(day > today for day in told[141:])


@pytest.mark.parametrize("today", BUILT_ON)
def test_weeks_are_over(today):
    weeks = SchoolDays(today).weeks(24)
    assert len(set(weeks)) == 24
    assert all(week.weekday() == 0 and week + timedelta(days=7) <= today for week in weeks)
