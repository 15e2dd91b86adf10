"""The run chart agrees with the reference implementation, and says what a superintendent can repeat."""

import json
from fractions import Fraction
from math import comb
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.runchart import (
    ENOUGH,
    RunChart,
    Settings,
    Words,
    analyse,
    crossing_limit,
    run_limit,
    sentence,
)

# Synthetic series with the results of qicharts2 0.8.1.
CASES = json.loads((Path(__file__).parents[2] / "data" / "run_chart_cases.json").read_text())
# useful points: longest run, fewest crossings, as published for the Anhøj rules
LIMITS = {
    5: (5, 0), 8: (6, 1), 9: (6, 2), 10: (6, 2), 11: (6, 2), 12: (7, 3), 14: (7, 4), 16: (7, 4), 18: (7, 5),
    20: (7, 6), 22: (7, 7), 23: (8, 7), 24: (8, 8), 26: (8, 8), 30: (8, 10), 36: (8, 13), 40: (8, 14), 45: (8, 17),
    46: (9, 17), 50: (9, 19), 60: (9, 23), 80: (9, 32), 90: (9, 37), 91: (10, 37), 100: (10, 41), 150: (10, 64),
    200: (11, 88),
}  # fmt: skip
SERIES = st.lists(st.one_of(st.none(), st.integers(0, 40).map(lambda n: n / 4)), max_size=70)


def judged(case) -> RunChart:
    asked = case["input"]
    values = asked["values"]
    if asked["denominators"]:
        pairs = zip(values, asked["denominators"], strict=True)
        values = [None if x is None or not n else x / n for x, n in pairs]
    return analyse(values, Settings(asked["freeze"], asked["parts"], asked["exclude"], asked["centre"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_agrees_with_the_reference(case):
    chart, wanted = judged(case), case["expected"]
    assert list(chart.values) == pytest.approx(wanted["y"])
    assert [chart.centre_at(i) for i in range(len(chart.values))] == pytest.approx(wanted["centre"])
    found = [
        {
            "part": number, "first": part.first, "last": part.last, "useful_observations": part.useful,
            "longest_run": part.longest_run, "longest_run_max": part.longest_run_max, "crossings": part.crossings,
            "crossings_min": part.crossings_min, "runs_signal": part.signal,
        }
        for number, part in enumerate(chart.parts, start=1)
    ]  # fmt: skip
    assert found == [{key: part[key] for key in found[0]} for part in wanted["by_part"]]


@pytest.mark.parametrize("useful", LIMITS)
def test_the_limits_are_the_published_ones(useful):
    assert (run_limit(useful), crossing_limit(useful)) == LIMITS[useful]


def test_the_crossing_limit_is_the_fifth_percentile():
    for useful in range(1, 200):
        chances, limit = useful - 1, crossing_limit(useful)
        at_most = [Fraction(sum(comb(chances, k) for k in range(n + 1)), 2**chances) for n in (limit - 1, limit)]
        assert at_most[0] < Fraction(1, 20) <= at_most[1]


def test_all_equal_values_lie_on_the_centre():
    chart = analyse([0.1] * 7 + [0.1 + 1e-13] * 7)
    assert chart.last_part is not None
    assert (chart.last_part.useful, chart.last_part.longest_run, chart.last_part.signal) == (0, None, False)


@pytest.mark.parametrize(("values", "centre"), [([], None), ([None, None], None), ([3.0], 3.0)])
def test_little_or_nothing_is_no_error(values, centre):
    chart = analyse(values)
    assert not any(part.signal for part in chart.parts)
    assert chart.centre_at(0) == centre


@given(SERIES, st.integers(0, 12))
def test_gaps_neither_break_nor_lengthen_a_run(values, gap):
    with_gaps = [entry for value in values for entry in [value, *[None] * (gap % 3)]]
    one, other = analyse(values).last_part, analyse(with_gaps).last_part
    if one and other:
        assert (one.useful, one.longest_run, one.crossings, one.signal) == (
            other.useful, other.longest_run, other.crossings, other.signal,
        )  # fmt: skip


@given(SERIES, st.floats(0.1, 1000), st.floats(-100, 100))
def test_another_unit_is_judged_the_same(values, factor, offset):
    """Percent or share, degrees of one kind or another: the points keep their sides."""
    scaled = [None if value is None else value * factor + offset for value in values]
    assert analyse(scaled).sides == analyse(values).sides


@given(SERIES)
def test_upside_down_is_judged_the_same(values):
    one, other = analyse(values), analyse([None if value is None else -value for value in values])
    assert [part.signal for part in one.parts] == [part.signal for part in other.parts]
    assert one.shifted == other.shifted


@given(SERIES, st.sets(st.integers(-3, 80), max_size=5))
def test_nothing_crosses_the_border_of_a_part(values, breaks):
    chart = analyse(values, Settings(parts=sorted(breaks)))
    for part in chart.parts:
        alone = analyse(values[part.first - 1 : part.last]).last_part
        assert alone is not None
        assert (part.centre, part.useful, part.longest_run, part.signal) == (
            alone.centre, alone.useful, alone.longest_run, alone.signal,
        )  # fmt: skip


@given(SERIES)
def test_a_mark_stands_only_where_a_signal_is(values):
    chart = analyse(values)
    judged_signal = any(part.signal and part.useful >= ENOUGH for part in chart.parts)
    assert judged_signal or not any(chart.shifted)
    assert all(chart.sides[i] in (-1, 1) for i, mark in enumerate(chart.shifted) if mark)


BEFORE = [40.0, 42, 39, 41, 43, 38, 40.5, 41.5, 39.5, 42.5, 38.5, 41]


def test_a_shift_is_told_in_one_sentence():
    chart = analyse([*BEFORE, 46, 39, 45, 46, 45, 47, 48, 46, 47, 46, 48], Settings(freeze=12))
    assert sentence(chart, Words()) == (
        "Nine of the last ten weeks are above the old median: this is a real improvement."
    )
    down = sentence(chart, Words(direction="down", periods="months"))
    assert down.endswith("months are above the old median: this is a real change for the worse.")
    assert [i for i, mark in enumerate(chart.shifted) if mark] == list(range(14, 23))


def test_too_few_points_say_how_many_more():
    assert sentence(analyse([]), Words()) == "No numbers yet."
    assert sentence(analyse(BEFORE[:6]), Words()) == "Too few points to judge: four more weeks to go."
    assert sentence(analyse([*BEFORE[:8], 42.0]), Words()) == "Too few points to judge: two more weeks to go."


def test_chance_is_called_chance():
    assert sentence(analyse([*BEFORE, *BEFORE]), Words()).startswith("No clear change: the weeks go up and down")


def test_a_change_that_has_gone_again_is_not_called_a_shift():
    values = [5.0] * 9 + [1.0] * 9 + [5.0, 1.0] * 5
    chart = analyse(values, Settings(centre=3))
    assert sentence(chart, Words()).startswith("A real change shows in these weeks, but the last ten are on both")
