"""When letters go: in school hours, on school days, by the clock on the wall, whatever recess or daylight saving."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from network.telling.hours import AHEAD, BACK, CLOSES, OPENS, Reader, is_open, school_days_later, when_to_send

ZONES = (
    "America/Los_Angeles", "America/New_York", "America/Phoenix", "America/Anchorage", "Pacific/Honolulu",
    "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland", "America/St_Johns",
)  # fmt: skip
DAYS = st.dates(date(2025, 1, 1), date(2029, 12, 31))
TIMES = st.times()


@st.composite
def readers(draw, around=None):
    """A reader with some closed days: single ones, and recesses of up to four weeks, near the days of the test."""
    spans = draw(st.lists(st.tuples(st.integers(-40, 40), st.integers(0, 27)), max_size=5))
    anchor = around or date(2027, 3, 14)
    closed = {anchor + timedelta(days=first + more) for first, length in spans for more in range(length + 1)}
    return Reader(draw(st.sampled_from(ZONES)), frozenset(closed))


@st.composite
def wanted(draw):
    day = draw(DAYS)
    return day, draw(readers(around=day)), draw(TIMES), draw(st.booleans())


@given(wanted())
@example((date(2026, 11, 1), Reader("America/Los_Angeles"), time(9), False))  # a Sunday on which the clock goes back
@example((date(2027, 3, 14), Reader("America/Los_Angeles"), time(2, 30), True))  # an hour that is not there
def test_a_letter_goes_in_school_hours_of_a_school_day(asked):
    day, reader, at, later = asked
    moment = when_to_send(day, reader, at=at, later=later)
    if moment is None:
        step = 1 if later else -1
        span = range((AHEAD if later else BACK) + 1)
        assert not any(reader.has_school(day + timedelta(days=step * count)) for count in span)
        return
    wall = reader.wall(moment)
    assert moment.tzinfo is UTC
    assert OPENS <= wall.time() < CLOSES
    assert wall.weekday() < 5
    assert wall.date() not in reader.closed
    assert wall.date() >= day if later else wall.date() <= day
    assert is_open(moment, reader)


@given(wanted())
@example((date(2026, 11, 2), Reader("America/Los_Angeles"), time(15, 59, 0, 1), False))  # the last minute, not whole
def test_the_wall_shows_the_hour_that_was_asked_for(asked):
    day, reader, at, later = asked
    moment = when_to_send(day, reader, at=at, later=later)
    if moment is not None and OPENS <= at < CLOSES:
        assert reader.wall(moment).time() == at


@given(wanted())
def test_no_school_day_between_the_wanted_one_and_the_letter(asked):
    day, reader, at, later = asked
    moment = when_to_send(day, reader, at=at, later=later)
    if moment is not None:
        sent = reader.wall(moment).date()
        first, last = sorted((sent, day))
        between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        assert [one for one in between if reader.has_school(one)] == [sent]


@given(DAYS, st.sampled_from(ZONES), TIMES)
def test_an_earlier_day_is_never_sent_later(day, zone, at):
    reader = Reader(zone, frozenset({day, day + timedelta(days=2)}))
    moments = [when_to_send(day + timedelta(days=n), reader, at=at) for n in range(10)]
    assert moments == sorted(moments)


@given(DAYS, st.integers(1, 12), st.data())
def test_school_days_are_counted(day, count, data):
    reader = data.draw(readers(around=day))
    found = school_days_later(day, count, reader)
    if found is not None:
        days = [day + timedelta(days=n + 1) for n in range((found - day).days)]
        assert sum(map(reader.has_school, days)) == count
        assert reader.has_school(found)


@pytest.mark.parametrize(
    ("wanted_on", "utc"),
    [
        (date(2026, 10, 30), "2026-10-30T16:00"),  # Friday before the clock goes back: nine o'clock is 16:00 UTC
        (date(2026, 11, 2), "2026-11-02T17:00"),  # Monday after
        (date(2027, 3, 12), "2027-03-12T17:00"),
        (date(2027, 3, 15), "2027-03-15T16:00"),
        (date(2026, 12, 31), "2026-12-31T17:00"),
        (date(2028, 2, 29), "2028-02-29T17:00"),
    ],
)
def test_nine_stays_nine_when_the_clock_changes(wanted_on, utc):
    moment = when_to_send(wanted_on, Reader("America/Los_Angeles"))
    assert moment == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_hours_are_those_of_the_wall():
    reader = Reader("America/New_York", frozenset({date(2026, 11, 26)}))
    zone = ZoneInfo("America/New_York")
    assert not is_open(datetime(2026, 11, 24, 7, 59, tzinfo=zone), reader)
    assert is_open(datetime(2026, 11, 24, 8, 0, tzinfo=zone), reader)
    assert not is_open(datetime(2026, 11, 24, 16, 0, tzinfo=zone), reader)
    assert not is_open(datetime(2026, 11, 26, 10, 0, tzinfo=zone), reader)  # a holiday
    assert not is_open(datetime(2026, 11, 28, 10, 0, tzinfo=zone), reader)  # a Saturday
