"""Sureness against what came true, in words; the bands of districts; the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.predictions.confidence import Stated, Step, of_network, of_oneself, steps_of
from design_process.predictions.contexts import Context, band, differing
from design_process.predictions.drawing import BOTTOM, LEFT, RIGHT, TOP, picture_of

VERDICTS = ("held", "partly", "not_held")


def stated(count, *, percent=80, held=0, people=3):
    """`count` predictions of which `held` held, spread over people."""
    return [Stated(n, n % people, percent, "held" if n < held else "not_held") for n in range(count)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([], "Too early to say whether people are surer than right: 10 more compared predictions are needed."),
        (stated(9), "Too early to say whether people are surer than right: 1 more compared prediction is needed."),
        (stated(20, people=2), "Too early to say: at least three people must have said how sure they were."),
        (stated(10, held=6), "surer than right, 80 and 60"),
        (stated(11, held=8), "about as sure as right, 80 and 75"),
        (stated(10, percent=60, held=9), "more often right than sure, 60 and 90"),
    ],
)  # fmt: skip
def test_of_a_network_something_is_said_only_when_there_is_enough(said, words):
    short = of_network(said).removeprefix("People are ")
    assert (
        short.replace(". People were about", ",").replace(" % sure, and about", " and").removesuffix(" % came true.")
        == words
    )


def test_of_oneself():
    assert of_oneself(stated(8, held=5)) == "Too few to see a pattern yet: it begins to show after two more."
    assert (
        of_oneself(stated(10, held=5)) == "You are surer than right. You were 80 % sure on average, and 50 % came true."
    )
    assert [step.words for step in steps_of(stated(8, held=5))] == [
        "Of the 8 things you were 80 % sure of, 5 came true."
    ]
    assert Step(70, 4, 0, 1).words == "Of the 4 things you were 70 % sure of, none came true and 1 partly."
    assert Step(90, 1, 0, 0).words == "Of the one thing you were 90 % sure of: it did not come true."


one_said = st.builds(Stated, st.integers(0, 40), st.integers(0, 5), st.integers(50, 100), st.sampled_from(VERDICTS))


@given(st.lists(one_said, max_size=40))
def test_steps_add_up_and_every_mark_lies_in_the_picture(said):
    steps = steps_of(said)
    assert sum(step.total for step in steps) == len(said)
    assert sum(step.held for step in steps) == sum(one.verdict == "held" for one in said)
    for mark in picture_of(steps).marks:
        assert LEFT <= mark.x <= RIGHT
        assert TOP <= mark.y <= BOTTOM


@pytest.mark.parametrize(
    ("pupils", "words"),
    [(11, "fewer than 200"), (200, "200 to 399"), (476, "400 to 699"), (6649, "5,000 or more"), (None, "")],
)
def test_the_size_of_a_district_is_a_band(pupils, words):
    assert band(pupils) == words


def test_what_differs_is_what_is_not_the_same_on_both_sides():
    here = Context("K-8", "400 to 699", "Explaining", "One classroom")
    there = Context("K-8", "200 to 399", "Explaining", "")
    found = differing([here, here], [there])
    assert [(one.label, one.held, one.other) for one in found] == [
        ("Pupils in the district", "400 to 699", "200 to 399"),
        ("Scale of the test", "One classroom", "not known"),
    ]
    assert differing([here], []) == ()
    assert differing([here, there], [there, here]) == ()
