"""Protocols are complete, and fit any time box to the minute."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.meetings.protocols import protocol_choices, protocol_label
from network.rooms.protocols import PROTOCOLS, WRITE_FIRST, fit, protocol_of, step_at, timed

STEPS = st.lists(st.integers(1, 120), min_size=1, max_size=20)


@given(STEPS, st.integers(0, 600))
def test_the_minutes_of_the_steps_sum_to_the_box(minutes, box):
    fitted = fit(minutes, box)
    assert sum(fitted) == box
    assert len(fitted) == len(minutes)
    assert min(fitted) >= (1 if box >= len(minutes) else 0)


@given(STEPS, st.integers(0, 600))
def test_a_longer_step_never_gets_less_than_a_shorter_one(minutes, box):
    fitted = fit(minutes, box)
    pairs = sorted(zip(minutes, fitted, strict=True))
    for (shorter, given_less), (longer, given_more) in pairwise(pairs):
        assert longer == shorter or given_more >= given_less


@given(STEPS)
def test_what_has_a_minute_each_stays_near_its_share(minutes):
    total = sum(minutes)
    box = total * 2 + len(minutes)
    for length, got in zip(minutes, fit(minutes, box), strict=True):
        assert abs(got - 1 - 2 * length) <= 1


@pytest.mark.parametrize(("minutes", "box"), [([], 10), ([3, 0], 10), ([3], -1)])
def test_nonsense_is_refused(minutes, box):
    with pytest.raises(ValueError, match="fit needs"):
        fit(minutes, box)


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=lambda protocol: protocol.key)
def test_a_protocol_says_what_it_is_for_and_what_to_do(protocol):
    assert protocol_of(protocol.key) is protocol
    assert protocol.name
    assert protocol.what_for.endswith(".")
    assert len(protocol.key) <= 30
    for step in protocol.steps:
        assert step.name
        assert step.prompt
        assert step.minutes >= 1
        assert step.tool in ("", "writing", "fist", "dots")


def test_steps_follow_one_another_without_a_gap():
    steps = timed(WRITE_FIRST, 30)
    assert steps[0].starts == 0
    assert steps[-1].ends == 30
    assert [step.ends for step in steps[:-1]] == [step.starts for step in steps[1:]]


def test_steps_without_a_minute_are_left_out():
    assert [step.step.minutes for step in timed(WRITE_FIRST, 3)] == [1, 1, 1]
    assert timed(WRITE_FIRST, 0) == ()


def test_the_step_of_a_moment():
    steps = timed(WRITE_FIRST, 20)
    assert step_at(steps, 0) == 0
    assert step_at(steps, steps[0].ends * 60 - 1) == 0
    assert step_at(steps, steps[0].ends * 60) == 1
    assert step_at(steps, 10_000) == len(steps) - 1


def test_no_protocol_is_no_error():
    assert protocol_of("") is None
    assert protocol_of("gone") is None


def test_agendas_offer_every_protocol_by_its_name():
    assert {key for key, _ in protocol_choices()} >= set(PROTOCOLS)
    assert protocol_label("write_first") == "Write first"
