"""Days counted backwards from where a phase ends, and what a slip means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.project_plan.backwards import PhaseDays, days_between, due_days, effect, school_days, squeeze

MONDAY = date(2026, 11, 2)


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(MONDAY + timedelta(days=n) for n in numbers)


DISCOVER = PhaseDays("Discover", MONDAY, MONDAY + timedelta(days=11), days(0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
INTERPRET = PhaseDays("Interpret", MONDAY + timedelta(days=14), MONDAY + timedelta(days=18), days(14, 15, 17, 18))


def test_weekends_and_closed_days_are_no_school_days():
    assert school_days(MONDAY, MONDAY + timedelta(days=8), {MONDAY + timedelta(days=2)}) == days(0, 1, 3, 4, 7, 8)
    assert days_between(MONDAY, MONDAY + timedelta(days=7), ()) == 5
    assert days_between(MONDAY, MONDAY, ()) == 0


@pytest.mark.parametrize(
    ("count", "there", "due"),
    [
        (1, DISCOVER.school_days, days(11)),
        (2, DISCOVER.school_days, days(4, 11)),
        (5, DISCOVER.school_days, days(1, 3, 7, 9, 11)),
        (3, days(0, 1), days(0, 1, 1)),
        (2, (), days(11, 11)),
        (0, DISCOVER.school_days, ()),
    ],
)
def test_the_last_is_due_on_the_last_school_day_and_the_others_before(count, there, due):
    assert due_days(count, there, DISCOVER.closes_on) == due


@given(st.integers(1, 12), st.sets(st.integers(0, 120), min_size=1))
def test_due_days_are_school_days_in_order(count, numbers):
    there = days(*sorted(numbers))
    found = due_days(count, there, there[-1])
    assert len(found) == count
    assert list(found) == sorted(found)
    assert set(found) <= set(there)
    assert found[-1] == there[-1]
    if len(there) >= count:
        assert len(set(found)) == count


def test_what_a_slip_means_within_its_phase_after_it_and_at_the_end():
    assert effect(DISCOVER, INTERPRET, 0, MONDAY) == ""
    assert effect(DISCOVER, INTERPRET, 2, DISCOVER.closes_on) == (
        "2 things are past the day; one school day is left in Discover."
    )
    assert effect(DISCOVER, INTERPRET, 1, MONDAY + timedelta(days=16)) == (
        "One thing is past the day: each day now is one of Interpret, where 2 of 4 school days are left."
    )
    assert "was the last phase" in effect(INTERPRET, None, 1, INTERPRET.closes_on + timedelta(days=1))


def test_what_a_later_day_costs():
    assert squeeze(DISCOVER.closes_on, DISCOVER, INTERPRET) == ""
    assert squeeze(MONDAY + timedelta(days=15), DISCOVER, INTERPRET) == (
        "Discover ends before that: it takes 2 of the 4 school days of Interpret."
    )
    assert squeeze(INTERPRET.closes_on + timedelta(days=9), DISCOVER, INTERPRET) == "That is after Interpret ends."
    assert squeeze(INTERPRET.closes_on + timedelta(days=1), INTERPRET, None) == "That is after Interpret ends."
