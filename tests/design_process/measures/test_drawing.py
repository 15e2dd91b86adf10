"""The picture: inside its box, gaps kept, labels apart, few bytes."""

import gzip
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.chart_scale import scale_for
from design_process.measures.chart_view import views
from design_process.measures.drawing import LABEL_GAP, Flag, Picture, draw
from design_process.measures.models import Indicator
from design_process.measures.runchart import Settings, analyse
from design_process.measures.series import Point, Series

START = date(2026, 8, 31)
VALUES = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=60)


def weeks(count):
    return [START + timedelta(days=7 * n) for n in range(count)]


def picture(values, **about):
    chart = analyse(values, Settings(freeze=about.pop("freeze", None)))
    return Picture(chart, weeks(len(values)), "week", about.pop("unit", "share"), "up", **about)


@given(VALUES, st.one_of(st.none(), st.floats(0, 100)), st.sampled_from(["share", "mean", "count"]))
def test_everything_lies_inside_the_box(values, target, unit):
    one = picture(values, target=target, unit=unit)
    levels = [v for v in [*values, target] if v is not None]
    drawing = draw(one, scale_for(levels, unit))
    present = [v for v in values if v is not None]
    assert len(drawing.marks) == len(present)
    for mark in drawing.marks:
        assert drawing.left <= mark.x <= drawing.right
        assert drawing.top <= mark.y <= drawing.bottom
    assert (drawing.target is None) == (target is None)
    if drawing.target and drawing.medians:
        assert abs(drawing.target.text_y - drawing.medians[-1].text_y) >= LABEL_GAP - 0.11


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.sampled_from(["mean", "count"]))
def test_an_axis_holds_its_values_with_few_round_ticks(values, unit):
    scale = scale_for(values, unit)
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert 2 <= len(scale.ticks) <= 8
    assert list(scale.ticks) == sorted(set(scale.ticks))


def test_a_gap_keeps_its_place_and_breaks_the_line():
    drawing = draw(picture([1.0, 2.0, None, 3.0, 4.0]), scale_for([1.0, 4.0], "count"))
    steps = [b.x - a.x for a, b in zip(drawing.marks, drawing.marks[1:], strict=False)]
    assert steps[1] == pytest.approx(2 * steps[0], abs=0.2)
    assert len(drawing.lines) == 2


def test_events_stand_on_the_axis_under_their_week():
    flags = [Flag(START + timedelta(days=9), "Cycle 1 began"), Flag(START - timedelta(days=1), "Before the chart")]
    drawing = draw(picture([1.0, 2.0, 3.0], flags=flags), scale_for([1.0, 3.0], "count"))
    assert [(flag.at, flag.text) for flag in drawing.flags] == [(drawing.marks[1].x, "Cycle 1 began")]


def a_view(count=24, gap=(), **about):
    indicator = Indicator(
        pk=7, name="Pupils who explain", definition="…", numerator_label="pupils", denominator_label="asked",
        frequency="week", **{"unit": "share", "target": 60.0, "direction": "up", **about},
    )  # fmt: skip
    values = [40 + n % 3 if n < 12 else 55 + n % 4 for n in range(count)]
    points = tuple(
        Point(None, "–") if n in gap else Point(value, f"{value} of 100 ({value} %)") for n, value in enumerate(values)
    )
    return views([Series(indicator, "all", tuple(weeks(count)), points)])[0]


def test_the_chart_says_shows_and_lists_the_same():
    view = a_view()
    page = render_to_string("components/run_chart.html", {"chart": view})
    assert view.sentence == "All of the last ten weeks are above the old median: this is a real improvement."
    assert view.is_improving
    assert view.sentence in page
    assert page.count('class="chart__mark chart__mark--better"') == 13
    assert page.count("● better: long run above the median</td>") == 13
    assert page.count('<th scope="row"') == 24
    assert 'role="img"' in page
    assert "<title id=" in page
    assert "<desc id=" in page
    assert "style=" not in page


def test_the_shaded_stretch_counts_the_weeks_that_have_numbers_not_those_of_a_summer_between_them():
    assert a_view().baseline_words == "first 12 weeks"
    view = a_view(gap=range(9, 19))
    assert view.baseline_words == "first 12 weeks with numbers"
    assert view.drawing is not None
    page = render_to_string("components/run_chart.html", {"chart": view})
    assert 'median of the first 12 weeks with numbers (shaded): <span class="nowrap">' in page


def test_worse_is_a_triangle():
    page = render_to_string("components/run_chart.html", {"chart": a_view(direction="down")})
    assert page.count("<polygon") == 13
    assert "▲" in page


def test_a_chart_of_a_year_is_at_most_six_kilobytes_on_the_wire():
    assert len(gzip.compress(render_to_string("components/run_chart.html", {"chart": a_view(24)}).encode())) <= 3000
    assert len(gzip.compress(render_to_string("components/run_chart.html", {"chart": a_view(60)}).encode())) <= 6000


def test_a_chart_without_numbers_says_so_without_a_picture():
    page = render_to_string("components/run_chart.html", {"chart": a_view(0)})
    assert "No numbers yet." in page
    assert "<svg" not in page
    assert "<table" not in page
