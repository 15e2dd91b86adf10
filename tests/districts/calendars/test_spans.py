"""Days joined, cut and counted; drives reckoned from coordinates."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districts.calendars.spans import cut, days_of, joined, outside_school, school_year_span
from districts.calendars.travel import Reckoning, drive_minutes, matrix_of
from districts.directory.places import Place

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 60)).map(lambda s: (s[0], s[0] + timedelta(days=s[1]))), max_size=12)
PLACES = st.builds(Place, st.floats(-89, 89), st.floats(-180, 180))
RECKONING = Reckoning(1.3, 35)


@given(SPANS)
def test_joining_keeps_the_days_and_leaves_gaps_between_spans(spans):
    found = joined(spans)
    assert set(days_of(found)) == set(days_of(spans))
    assert all(one[1] + timedelta(days=1) < other[0] for one, other in pairwise(found))
    assert joined(found) == found


@given(SPANS, DAYS, DAYS)
def test_cutting_keeps_exactly_the_days_inside(spans, start, end):
    assert set(days_of(cut(spans, start, end))) == {day for day in days_of(spans) if start <= day <= end}


@given(DAYS, DAYS)
def test_the_weeks_outside_school_leave_first_and_last_day_open(one, other):
    year = school_year_span("2026-27")
    first, last = sorted([one, other])
    shut = set(days_of(cut(outside_school(year, first, last), *year)))
    assert first not in shut
    assert last not in shut
    assert all(day < first or day > last for day in shut)


def test_a_school_year_runs_from_july_to_june():
    assert school_year_span("2026-27") == (date(2026, 7, 1), date(2027, 6, 30))


@given(PLACES, PLACES)
def test_a_drive_takes_as_long_back_as_there_and_none_to_where_one_is(one, other):
    assert drive_minutes(one, other, RECKONING) == drive_minutes(other, one, RECKONING) >= 0
    assert drive_minutes(one, one, RECKONING) == 0


@given(PLACES, PLACES, st.floats(1, 4), st.floats(5, 80))
def test_worse_roads_and_slower_cars_never_make_a_drive_shorter(one, other, factor, speed):
    usual = drive_minutes(one, other, Reckoning(factor, speed))
    assert drive_minutes(one, other, Reckoning(factor * 1.1, speed)) >= usual
    assert drive_minutes(one, other, Reckoning(factor, speed * 0.9)) >= usual


def test_a_drive_that_can_be_worked_out_by_hand():
    """One degree along the equator is 111.19 km: 69.09 miles, 89.8 by road, 154 minutes at 35 miles an hour."""
    assert drive_minutes(Place(0, 0), Place(0, 1), RECKONING) == 154


@given(st.lists(st.one_of(st.none(), PLACES), min_size=1, max_size=6), st.data())
def test_every_pair_has_minutes_or_is_said_to_be_unknown(places, data):
    sites = {f"m{number}": where for number, where in enumerate(places)}
    pairs = [(a, b) for a in sites for b in sites if a != b]
    fixed = dict.fromkeys(data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [], 77)
    found = matrix_of(sites, fixed, RECKONING)
    for start, end in pairs:
        assert (end in found.minutes[start]) != ((start, end) in found.unknown)
    assert all(found.minutes[start][end] == 77 for start, end in fixed)
    assert found.corrected == set(fixed)


def test_a_site_without_a_place_is_unknown_both_ways():
    found = matrix_of({"hub": None, "m1": Place(38, -120)}, {}, RECKONING)
    assert found.unknown == (("hub", "m1"), ("m1", "hub"))
    assert found.minutes == {"hub": {}, "m1": {}}


@pytest.mark.parametrize(("start", "end"), [(date(2026, 8, 1), date(2026, 7, 1))])
def test_a_time_that_ends_before_it_starts_holds_nothing(start, end):
    assert cut([(date(2026, 1, 1), date(2026, 12, 31))], start, end) == ()
