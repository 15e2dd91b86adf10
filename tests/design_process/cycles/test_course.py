"""The course of a cycle: pure words and steps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.cycles import course
from design_process.cycles.course import Facts, sentence, steps
from design_process.cycles.models import TestCycle

TODAY = date(2026, 10, 6)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def facts(state="do", starts=-7, ends=14, observations=3, latest=-2, decision=""):
    latest_on = None if latest is None else TODAY + timedelta(days=latest)
    return Facts(state, TODAY + timedelta(days=starts), TODAY + timedelta(days=ends), observations, latest_on, decision)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (facts("plan", starts=3), "Planned. It starts in 3 days."),
        (facts("plan", starts=0), "Planned, and ready to run. The first observation starts it."),
        (facts(), "Running: 3 observations, the last one 2 days ago. 14 days to go."),
        (facts(observations=1, latest=0, ends=1), "Running: 1 observation, the last one today. 1 day to go."),
        (facts(latest=-1, ends=0), "Running: 3 observations, the last one yesterday. It ends today."),
        (
            facts(ends=-5),
            "Running: 3 observations, the last one 2 days ago. It was planned to end 5 days ago: "
            "time to write the study.",
        ),
        (facts("study"), "The study is written. The one thing left is to decide: adopt, adapt, expand or abandon."),
        (facts("closed", decision="abandon"), "Closed: the team decided to abandon."),
    ],
)
def test_the_sentence_says_where_the_cycle_stands(told, words):
    assert sentence(told, TODAY) == words


@given(st.sampled_from(course.ORDER), DAYS, DAYS, st.integers(0, 500), st.none() | DAYS, DAYS)
def test_every_cycle_has_a_sentence(state, first, other, observations, latest, today):
    told = Facts(state, min(first, other), max(first, other), observations, latest, "adapt")
    words = sentence(told, today)
    assert words.endswith(".")
    assert "None" not in words
    assert " -" not in words


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("plan", "here ahead ahead ahead"),
        ("do", "done here ahead ahead"),
        ("study", "done done done here"),
        ("closed", "done done done done"),
    ],
)
def test_the_steps_of_a_cycle(state, expected):
    assert [step.state for step in steps(state)] == expected.split()


def test_the_states_of_the_course_are_those_of_the_model():
    assert set(course.ORDER) == set(TestCycle.State.values)
    assert set(course.DECISIONS) == set(TestCycle.Act.values)


@pytest.mark.parametrize("state", course.ORDER)
def test_at_each_state_exactly_the_steps_whose_turn_it_is_are_open(state):
    refused = {
        "observe": course.why_not_observe(state),
        "study": course.why_not_study(state),
        "act": course.why_not_act(state),
    }
    open_steps = {name for name, why in refused.items() if not why}
    assert (
        open_steps
        == {
            "plan": {"observe"},
            "do": {"observe", "study"},
            "study": {"observe", "study", "act"},
            "closed": set(),
        }[state]
    )
