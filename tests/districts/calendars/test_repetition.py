"""Every rule that is let through comes round within a lifetime; the libraries would look for it until the year 9999."""

from datetime import datetime, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from districts.calendars.repetition import comes_round

DAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
NUMBERED = st.builds(lambda number, day: f"{number or ''}{day}", st.integers(-6, 6), DAYS)
RULES = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]).map(lambda freq: [freq])},
    optional={
        "INTERVAL": st.integers(1, 13).map(lambda number: [number]),
        "BYDAY": st.lists(NUMBERED, min_size=1, max_size=3),
        "BYMONTH": st.lists(st.integers(1, 12), min_size=1, max_size=3),
        "BYMONTHDAY": st.lists(st.integers(-31, 31).filter(bool), min_size=1, max_size=3),
        "BYSETPOS": st.lists(st.integers(-5, 5).filter(bool), min_size=1, max_size=2),
        "BYYEARDAY": st.just([366]),
        "BYWEEKNO": st.just([53]),
    },
)
STARTS = st.datetimes(datetime(1990, 1, 1), datetime(2027, 6, 30))  # noqa: DTZ001 - days on a wall


@settings(max_examples=400, deadline=timedelta(seconds=2))
@given(RULES, STARTS)
def test_what_is_let_through_comes_round(rule, start):
    if not comes_round(rule["FREQ"][0], rule):
        return
    text = ";".join(f"{name}={','.join(map(str, values))}" for name, values in rule.items())
    limit = start + timedelta(days=366 * 60)
    assert next(iter(rrulestr(text, dtstart=start))) <= limit, text


def test_what_calendar_programs_write_is_let_through():
    for rule in (
        {"FREQ": ["WEEKLY"], "INTERVAL": [2], "BYDAY": ["MO", "WE"]},
        {"FREQ": ["DAILY"], "BYDAY": ["MO", "TU", "WE", "TH", "FR"]},
        {"FREQ": ["MONTHLY"], "BYDAY": ["-1FR"]},
        {"FREQ": ["MONTHLY"], "BYDAY": ["MO", "TU", "WE", "TH", "FR"], "BYSETPOS": [-1]},
        {"FREQ": ["MONTHLY"], "INTERVAL": [3]},
        {"FREQ": ["YEARLY"], "BYMONTH": [11], "BYDAY": ["4TH"]},
        {"FREQ": ["YEARLY"], "BYMONTH": [12], "BYMONTHDAY": [31]},
    ):
        assert comes_round(rule["FREQ"][0], rule), rule
