"""When the next check-in fits: weekday and hour first, then the number of weeks; never on a day that is shut."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from districts.support.next_date import Wish, next_date, what_is_against

ZONE = "America/Los_Angeles"
TUESDAY = datetime(2026, 10, 6, 9, tzinfo=ZoneInfo(ZONE))


def wish(**about):
    plain = {
        "start": TUESDAY,
        "minutes": 60,
        "zone": ZONE,
        "weeks": 4,
        "not_before": date(2026, 10, 7),
        "shut": {},
        "busy": (),
        "who": "Fran",
        "school": "Gold Ridge Union",
    }
    return Wish(**{**plain, **about})


def test_the_same_weekday_and_hour_four_weeks_later_though_clocks_change_between():
    found = next_date(wish())
    assert found.starts_at == datetime(2026, 11, 3, 9, tzinfo=ZoneInfo(ZONE))
    assert found.starts_at.utcoffset() != TUESDAY.utcoffset()
    assert found.why == (
        "4 weeks after this one, on the same weekday at the same time; Gold Ridge Union is open and Fran is free."
    )


def test_a_shut_day_moves_it_a_week_and_says_why():
    found = next_date(wish(shut={date(2026, 11, 3): "no school"}))
    assert found.starts_at.date() == date(2026, 10, 27)  # as near as the week after, and sooner
    assert found.why.endswith("Tue 3 Nov is left out, because Gold Ridge Union has no school.")


def test_of_a_busy_hour_a_week_away_is_nearer_than_another_hour_and_another_hour_than_another_weekday():
    busy = [(TUESDAY + timedelta(weeks=4), TUESDAY + timedelta(weeks=4, hours=3))]
    assert next_date(wish(busy=busy)).starts_at.date() == date(2026, 10, 27)
    shut = {date(2026, 10, 6) + timedelta(weeks=weeks): "testing" for weeks in range(1, 11) if weeks != 4}
    day = datetime(2026, 11, 3, 8, tzinfo=ZoneInfo(ZONE))
    morning = [(day + timedelta(minutes=30), day + timedelta(hours=3))]
    found = next_date(wish(busy=morning, shut=shut))
    assert found.starts_at == datetime(2026, 11, 3, 13, 30, tzinfo=ZoneInfo(ZONE))
    assert "because Fran is in another meeting" in found.why


def test_nothing_fits_when_everything_is_shut():
    every_day = {date(2026, 9, 1) + timedelta(days=n): "no school" for n in range(200)}
    assert next_date(wish(shut=every_day)) is None


@given(
    start=st.datetimes(timezones=st.just(ZoneInfo(ZONE))).map(
        lambda moment: moment.replace(year=2026, day=1 + moment.day % 28)
    ),
    weeks=st.integers(1, 26),
    shut=st.sets(st.integers(0, 300), max_size=250),
    busy=st.lists(st.tuples(st.integers(0, 300 * 24), st.integers(1, 12)), max_size=40),
)
def test_what_is_proposed_is_free_and_the_wished_moment_is_taken_when_it_is(start, weeks, shut, busy):
    local = start.replace(second=0, microsecond=0)
    asked = wish(
        start=local,
        weeks=weeks,
        not_before=local.date() + timedelta(days=1),
        shut={local.date() + timedelta(days=n): "testing" for n in shut},
        busy=[(local + timedelta(hours=a), local + timedelta(hours=a + long)) for a, long in busy],
    )
    found = next_date(asked)
    wished = datetime.combine(local.date() + timedelta(weeks=weeks), local.time(), ZoneInfo(ZONE))
    if not what_is_against(wished, asked):
        assert found.starts_at == wished
    if found is not None:
        assert what_is_against(found.starts_at, asked) == ""
        assert found.starts_at.date() >= asked.not_before
        assert found.why.endswith(".")
