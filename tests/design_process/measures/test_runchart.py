"""Charts agree with the reference implementations, and say what a superintendent can repeat."""

import json
import os
import subprocess
import sys
from fractions import Fraction
from math import comb, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.chart_cases import answers
from design_process.measures.chart_choice import advise
from design_process.measures.chart_words import Words, of_target, rule_words, sentence, trend
from design_process.measures.runchart import Settings, analyse, assurance, judge
from design_process.measures.spc.limits import CHARTS, c4
from design_process.measures.spc.ranges import mean_range, moving_ranges
from design_process.measures.spc.readings import Readings, Refused
from design_process.measures.spc.rules import ENOUGH
from design_process.measures.spc.runs import crossing_limit, run_limit

ROOT = Path(__file__).resolve().parents[3]
# Synthetic series with the results of qicharts2 0.8.1 and NHSRplotthedots 0.2.2.
CASES = json.loads((ROOT / "tests" / "data" / "run_chart_cases.json").read_text())
# useful points: longest run, fewest crossings, as published for the Anhøj rules
LIMITS = {
    5: (5, 0), 8: (6, 1), 9: (6, 2), 10: (6, 2), 11: (6, 2), 12: (7, 3), 14: (7, 4), 16: (7, 4), 18: (7, 5),
    20: (7, 6), 22: (7, 7), 23: (8, 7), 24: (8, 8), 26: (8, 8), 30: (8, 10), 36: (8, 13), 40: (8, 14), 45: (8, 17),
    46: (9, 17), 50: (9, 19), 60: (9, 23), 80: (9, 32), 90: (9, 37), 91: (10, 37), 100: (10, 41), 150: (10, 64),
    200: (11, 88),
}  # fmt: skip
SERIES = st.lists(st.one_of(st.none(), st.integers(0, 40).map(lambda n: n / 4)), max_size=70)


def agrees(wanted, found, where=""):
    """Every wanted field is there, numbers alike to 1e-9; limits are compared only where there is a point."""
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            agrees(value, found[key], f"{where}.{key}")
    elif isinstance(wanted, list):
        assert len(wanted) == len(found), where
        for place, pair in enumerate(zip(wanted, found, strict=True)):
            agrees(*pair, f"{where}[{place}]")
    else:
        assert found == (pytest.approx(wanted, rel=1e-9) if isinstance(wanted, float) else wanted), where


def test_charts_are_judged_from_the_shell_without_a_database(tmp_path):
    """All reference cases through the front door, and no address of a database anywhere."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRELLIS_VAR"}}
    environment |= {"DJANGO_SETTINGS_MODULE": "network.settings", "TRELLIS_VAR": str(tmp_path)}

    def run(given):
        return subprocess.run(
            [sys.executable, "manage.py", "charts"],
            cwd=ROOT, input=given, capture_output=True, text=True, env=environment, check=False,
        )  # fmt: skip

    done = run(json.dumps({"cases": CASES}))
    assert done.returncode == 0, done.stderr
    found = {one["id"]: one["expected"] for one in json.loads(done.stdout)["cases"]}
    assert len(found) == 8
    for case in CASES:
        agrees(case["expected"], found[case["id"]], case["id"])
    assert not (tmp_path / "postgres").exists()
    wrong = run('{"cases": 3}')
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "should be a list" in wrong.stderr


IMPOSSIBLE = [
    ("p", {"values": [3, 12], "denominators": [10, 10]}, "Period 2: 12 out of 10 cannot be a share"),
    ("u", {"values": [3, 1], "denominators": [10, 0]}, "Period 2: 1 out of 0 cannot be"),
    ("run", {"values": [3], "denominators": [-1]}, "never below 0"),
    ("c", {"values": [3, -1]}, "never below 0"),
    ("t", {"values": [3, 0.0]}, "must be more than 0"),
    ("p", {"values": [3]}, "needs two numbers"),
    ("s", {"values": [3]}, "single measurements"),
    ("run", {"values": [float("nan")]}, "plain numbers"),
    ("run", {"values": ["many"]}, "do not hold what their names say"),
    ("pie", {"values": [3]}, "no chart called"),
    ("run", {"values": [3], "runs_method": "bestbox"}, "Anhøj rules only"),
    ("xmr_nhs", {"values": [3], "fix_after": 6}, "at least 12 points"),
]


@pytest.mark.parametrize(("chart", "asked", "words"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_in_plain_words(chart, asked, words):
    (answer,) = answers([{"id": "x", "chart": chart, "input": asked}])
    assert words in answer["expected"]["error"]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("values", [[], [None, None], [3.0], [2.0, None]])
def test_little_or_nothing_is_answered_with_nothing(chart, values):
    asked = {"values": values}
    if chart in ("p", "pp", "u", "up"):
        asked["denominators"] = [None if value is None else 10.0 for value in values]
    if chart in ("xbar", "s"):
        asked = {"subgroups": [[] if value is None else [value] for value in values]}
    (answer,) = answers([{"chart": chart, "input": asked}])
    said = answer["expected"]
    assert "error" not in said
    assert not any(said["sigma_signals"])
    assert len(said["y"]) == len(values)


@pytest.mark.parametrize("useful", LIMITS)
def test_the_limits_are_the_published_ones(useful):
    assert (run_limit(useful), crossing_limit(useful)) == LIMITS[useful]


def test_the_crossing_limit_is_the_fifth_percentile():
    for useful in range(1, 200):
        chances, limit = useful - 1, crossing_limit(useful)
        at_most = [Fraction(sum(comb(chances, k) for k in range(n + 1)), 2**chances) for n in (limit - 1, limit)]
        assert at_most[0] < Fraction(1, 20) <= at_most[1]


# n: c4 and A3 = 3 / (c4 sqrt n), as tabulated (Montgomery 2009)
TABULATED = {2: (0.797885, 2.658681), 5: (0.939986, 1.427299), 10: (0.972659, 0.975350), 25: (0.989640, 0.606281)}


def test_the_constants_of_samples_are_the_tabulated_ones():
    for n, (wanted, a3) in TABULATED.items():
        assert c4(n) == pytest.approx(wanted, abs=1e-6)
        assert 3 / (c4(n) * sqrt(n)) == pytest.approx(a3, abs=1e-6)
    assert c4(5000) == pytest.approx(1, abs=1e-4)  # where plain gamma would overflow


TWELVE = [12, 14, 11, 13, 15, 12, 10, 40, 13, 12, 14, 11]


def test_screening_leaves_out_extreme_ranges_once():
    """An outlier makes two wide ranges; without them the limits are narrower and it stands out."""
    plain, screened = analyse(TWELVE, Settings("i", screened=False)), analyse(TWELVE, Settings("i"))
    assert screened.uppers[0] < plain.uppers[0]
    assert [i for i, way in enumerate(screened.outside) if way] == [7]
    assert mean_range([1, 1, 10], screened=True, too_far=2) == 1
    alike = analyse([5.0] * 12, Settings("i"))
    assert (alike.uppers[0], analyse([5.0] * 12, Settings("i", screened=False)).uppers[0]) == (None, 5)


def test_a_missing_value_drops_two_ranges_and_an_excluded_one_joins_its_neighbours():
    assert moving_ranges([1, None, 4, 6]) == [2]
    one, other = (
        analyse([1, 9, 4, 6], Settings("i", exclude={2}, screened=False)),
        analyse([1, 4, 6], Settings("i", screened=False)),
    )
    assert (one.centres[0], one.uppers[0]) == (other.centres[0], other.uppers[0])
    assert one.values[1] == 9
    assert one.sides[1] is None


def test_a_baseline_of_each_part_is_a_setting_of_its_own():
    values = [1, 2, 3, 9, 9, 11, 12, 13, 29, 29]
    assert analyse(values, Settings(freeze=3, parts=[5])).centres[::5] == (3, 13)  # ignored with parts
    assert analyse(values, Settings(freeze_parts=3, parts=[5])).centres[::5] == (2, 12)
    long = {"chart": "run", "input": {"values": [1, 2], "freeze": 9}}
    assert "longer than the series" in answers([long])[0]["expected"]["warnings"][0]


def test_a_known_centre_carries_the_limits_and_multiplying_comes_last():
    judged = judge(Readings([1, 3, 2], [100, 100, 100]), Settings("u", centre=0.02, multiply=1000))
    assert judged.centres == (20, 20, 20)
    assert judged.uppers[0] == pytest.approx(1000 * (0.02 + 3 * sqrt(0.02 / 100)))
    assert judged.sides == (-1, 1, 0)


def test_samples_are_put_together_or_used_as_they_are():
    samples = [[1, 3, 8], [2, 2], [None, 5], []]
    assert judge(Readings(samples=samples, aggregate="median")).values == (3, 2, 5, None)
    assert judge(Readings(samples=samples), Settings("c")).values == (12, 4, 5, None)
    with_empty = judge(Readings(samples=[*samples, [4, 6, 5]]), Settings("xbar"))
    without = judge(Readings(samples=[*samples[:3], [4, 6, 5]]), Settings("xbar"))
    assert with_empty.uppers[0] == pytest.approx(without.uppers[0])  # an empty sample counts nowhere
    assert (with_empty.uppers[2], with_empty.uppers[3]) == (None, None)


def test_moving_ranges_are_not_judged_by_runs_and_do_not_cross_parts():
    judged = analyse([1, 2, 9, 9, 1, 5], Settings("mr", parts=[3]))
    assert judged.values == (None, 1, 7, None, 8, 4)
    assert not any(part.runs_signal for part in analyse([*range(40)], Settings("mr")).parts)


def test_all_equal_values_lie_on_the_centre():
    chart = analyse([0.1] * 7 + [0.1 + 1e-13] * 7)
    assert chart.last_part is not None
    assert (chart.last_part.useful, chart.last_part.longest_run, chart.last_part.signal) == (0, None, False)


@given(SERIES, st.integers(0, 12))
def test_gaps_neither_break_nor_lengthen_a_run(values, gap):
    with_gaps = [entry for value in values for entry in [value, *[None] * (gap % 3)]]
    one, other = analyse(values).last_part, analyse(with_gaps).last_part
    if one and other:
        assert (one.useful, one.longest_run, one.crossings, one.signal) == (
            other.useful, other.longest_run, other.crossings, other.signal,
        )  # fmt: skip


@given(
    SERIES,
    st.floats(0.1, 1000),
    st.integers(-100, 100),
    st.sampled_from([("run", "anhoej"), ("run", "ihi"), ("i", "anhoej"), ("mr", "anhoej"), ("xmr_nhs", "nhs")]),
)
def test_another_unit_or_zero_is_judged_the_same(values, factor, offset, how):
    """Percent or share, degrees of one kind or another: the same points are marked by the same rules."""
    settings = Settings(*how, screened=False)  # at the edge of the screen, rounding decides
    scaled = [None if value is None else (value + offset) * factor for value in values]
    one, other = analyse(values, settings), analyse(scaled, settings)
    assert (one.sides, one.marks) == (other.sides, other.marks)


@given(
    st.lists(st.integers(0, 40).flatmap(lambda x: st.tuples(st.just(x), st.integers(40, 90))), min_size=2, max_size=40)
)
def test_limits_follow_the_sizes_and_stay_where_a_share_can_be(pairs):
    judged = judge(Readings([x for x, _ in pairs], [n for _, n in pairs]), Settings("p"))
    centre = sum(x for x, _ in pairs) / sum(n for _, n in pairs)
    for (_, n), value, lower, upper, way in zip(
        pairs, judged.values, judged.lowers, judged.uppers, judged.outside, strict=True
    ):
        assert 0 <= lower <= centre <= upper <= 1
        assert upper == pytest.approx(min(1, centre + 3 * sqrt(centre * (1 - centre) / n)))
        assert bool(way) == (value > upper * (1 + 2e-9) or value < lower * (1 - 2e-9))


@given(SERIES)
def test_upside_down_is_judged_the_same(values):
    one, other = analyse(values), analyse([None if value is None else -value for value in values])
    assert [part.signal for part in one.parts] == [part.signal for part in other.parts]
    assert one.shifted == other.shifted
    assert [way for _, way in filter(None, one.marks)] == [-way for _, way in filter(None, other.marks)]


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


UPDOWN = [10.0, 12, 9, 13, 8, 14, 10, 12, 9, 13, 8, 14]


def marked(values, rules, chart="run", **settings):
    judged = analyse(values, Settings(chart, rules, **settings))
    return judged, {i: mark for i, mark in enumerate(judged.marks) if mark}


def test_the_ihi_rules_see_shift_trend_and_odd_runs():
    judged, marks = marked([*UPDOWN, 15, 16, 15, 16, 17, 15, None, 16], "ihi", centre=11)
    assert {i: mark for i, mark in marks.items() if i > 12} == dict.fromkeys([13, 14, 15, 16, 17, 19], ("shift", 1))
    assert (
        sentence(judged, Words()) == "Eight weeks in a row are above the median (a shift): this is a real improvement."
    )
    judged, marks = marked([*UPDOWN, 9, 10, 10, 12, 13, 14], "ihi", centre=11)  # a value said again is no step
    assert {i: way for i, way in marks.items() if i > 11} == {12: ("trend", 1), 13: ("trend", 1), 15: ("trend", 1),
                                                           16: ("trend", 1), 17: ("trend", 1)}  # fmt: skip
    assert "in a row go up (a trend)" in sentence(judged, Words())
    judged, marks = marked([8.0, 14] * 10, "ihi")
    assert not marks
    assert "more often than chance" in sentence(judged, Words())
    judged, marks = marked([*[9.0] * 5, *[14.0] * 5] * 2, "ihi", centre=11)
    assert not marks
    assert "less often than chance" in sentence(judged, Words())


def test_the_nhs_rules_see_outside_trend_two_in_three_and_shift():
    base = [50, 52, 49, 51, 48, 50, 53, 47, 51, 50, 49, 52]

    def seen(*later):
        return marked([*base, *later], "nhs", "xmr_nhs", freeze_parts=12)

    judged, marks = seen(70)
    assert marks == {12: ("outside", 1)}
    assert sentence(judged, Words()) == "The latest week lies above the upper limit: this is a real improvement."
    upper, near = judged.uppers[0], judged.near_uppers[0]
    close = (upper + near) / 2
    assert seen(close, 51, close)[1] == {12: ("two_in_three", 1), 14: ("two_in_three", 1)}
    assert seen(close, 49, close)[1] == {}  # not across the mean
    assert seen(close, None, 51, close)[1] == {}  # a gap breaks the window
    assert set(seen(51, 51, 52, 51, 51, 52, 51)[1].values()) == {("shift", 1)}
    assert seen(51, 51, 52, judged.centres[0], 51, 52, 51, 51)[1].get(19) is None  # on the mean: broken
    _, marks = seen(47, 48, 49, 50, 51, 52, 53)
    assert [i for i, mark in marks.items() if mark == ("trend", 1)] == [*range(12, 19)]
    judged, _ = seen(*[48.0] * 8)
    assert "are all below the average: this is a real change for the worse." in sentence(judged, Words())
    assert rule_words(judged, 18) == "long run below the average"


def test_a_peak_of_two_trends_belongs_to_the_later_one():
    up, down = [*range(41, 48)], [*range(46, 40, -1)]
    _, marks = marked([0, 90, 0, 90, 0, 90, 40, *up, *down], "nhs", "xmr_nhs", screened=False)
    assert marks[13] == ("trend", -1)
    assert marks[7] == ("trend", 1)


@pytest.mark.parametrize(
    ("target", "direction", "verdict"),
    [(99, "increase", "consistent_fail"), (99, "decrease", "consistent_pass"), (-99, "increase", "consistent_pass"),
     (12, "increase", "inconsistent"), (None, "increase", None), (99, "neutral", None)],
)  # fmt: skip
def test_limits_say_whether_a_target_can_be_reached(target, direction, verdict):
    judged = analyse(UPDOWN, Settings("xmr_nhs", "nhs"))
    assert assurance(judged, direction, target) == verdict
    assert bool(of_target(verdict, "12 %", "weeks")) == (verdict is not None)


def test_a_single_odd_week_is_no_change_but_a_question():
    judged = analyse([*TWELVE, *TWELVE[:7], 12], Settings("i"))
    assert sentence(judged, Words()).startswith("One week lies outside the limits: ask what was special then.")
    assert trend(judged, "up") == ""
    assert rule_words(judged, 7) == "above the upper limit"
    assert analyse(TWELVE[:11], Settings("i")).last_part.is_on_trial


def test_advice_names_the_chart_that_says_more():
    steady = [40.0, 42, 39, 41, 43, 38] * 4
    run = analyse(steady)
    assert advise("share", run, [200.0] * 24).chart == "p"
    assert advise("share", run, [2000.0] * 24).chart == "pp"
    assert advise("rate", run, [200.0] * 24).chart == "u"
    assert advise("mean", run, []).chart == "i"
    assert advise("share", analyse(BEFORE), [200.0] * 12) is None  # too early for limits
    assert advise("share", analyse([*BEFORE, *[60.0] * 12], Settings(freeze=12)), [200.0]) is None  # it moved
    moved = analyse([*BEFORE, *[60.0] * 12], Settings("i"))
    assert "new phase" in advise("mean", moved, []).words
    assert advise("count", analyse([0.0, 1, 0, 0, 1, 0, 2] * 4), []).chart == "t"
    large = judge(Readings([400, 420, 410] * 8, [2000] * 24), Settings("p"))
    assert advise("share", large, [2000.0] * 24).chart == "pp"


def test_readings_that_cannot_be_name_their_period():
    with pytest.raises(Refused) as refused:
        judge(Readings([1, 5], [3, 4]), Settings("p"))
    assert refused.value.period == 2
