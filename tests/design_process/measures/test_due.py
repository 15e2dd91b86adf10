"""Which number is asked for, and what is said about it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.missing import missing, skipped
from network.lib.dates import period_start

WEDNESDAY = date(2026, 10, 7)
LAST, THIS = date(2026, 9, 28), date(2026, 10, 5)


def test_a_new_indicator_asks_for_this_week_only():
    found = missing("week", None, set(), WEDNESDAY)
    assert found is not None
    assert (found.period, found.late, found.by) == (THIS, False, date(2026, 10, 11))
    assert found.why == "The number for the week of 5 Oct 2026 is not in yet."


def test_the_week_just_over_comes_first_and_is_late():
    found = missing("week", date(2026, 8, 31), {THIS}, WEDNESDAY)
    assert found is not None
    assert (found.period, found.late) == (LAST, True)
    assert found.why == "No number for the week of 28 Sep 2026 yet; it ended 3 days ago."


def test_a_week_reported_is_asked_no_more():
    assert missing("week", LAST, {LAST, THIS}, WEDNESDAY) is None


def test_a_month_is_asked_for_in_its_last_week():
    reported = {date(2026, 9, 1)}
    assert missing("month", None, reported, date(2026, 10, 24)) is None
    found = missing("month", None, reported, date(2026, 10, 25))
    assert found is not None
    assert (found.period, found.by) == (date(2026, 10, 1), date(2026, 10, 31))


def test_an_indicator_that_starts_later_asks_for_nothing():
    assert missing("week", WEDNESDAY + timedelta(days=7), set(), WEDNESDAY) is None


@given(
    st.sampled_from(["week", "month", "quarter", "year"]),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.lists(st.integers(0, 60)),
)
def test_what_is_asked_for_has_no_number_and_has_begun(frequency, today, ages):
    reported = {period_start(frequency, today - timedelta(days=7 * age)) for age in ages}
    found = missing(frequency, None, reported, today)
    if found:
        assert found.period not in reported
        assert found.period == period_start(frequency, found.period) <= today
        assert found.late == (found.by < today)


@given(
    st.sampled_from(["week", "month", "quarter", "year"]),
    st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.sets(st.integers(0, 60)),
)
def test_what_was_skipped_is_over_has_begun_and_has_no_number(frequency, starts_on, today, ages):
    reported = {period_start(frequency, today - timedelta(days=7 * age)) for age in ages}
    found = skipped(frequency, starts_on, reported, today)
    assert list(found) == sorted(set(found))
    for period in found:
        assert period not in reported
        assert period == period_start(frequency, period) < period_start(frequency, today)
        assert period >= (period_start(frequency, starts_on) if starts_on else min(reported, default=today))
