"""Whether a prediction came true, by its numbers alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from design_process.cycles.compare import FALL, HELD, NOT_HELD, OPEN, PARTLY, RISE, STAY, Claim, judge, said

HALF = Claim(RISE, "share", low=50)
FEWER = Claim(FALL, "count", high=20)
LEVEL = Claim(STAY, "share", low=30, high=40)


@pytest.mark.parametrize(
    ("claim", "before", "after", "verdict", "why"),
    [
        (HALF, 32, 55.6, HELD, "It rose from 32 % to 55.6 %. You said at least 50 %."),
        (HALF, 32, 42, PARTLY, "It rose from 32 % to 42 %. You said at least 50 %. It came at least half of the way."),
        (HALF, 32, 40.9, NOT_HELD, "It rose from 32 % to 40.9 %. You said at least 50 %."),
        (HALF, 32, 30, NOT_HELD, "It fell from 32 % to 30 %. You said at least 50 %."),
        (HALF, 55, 52, PARTLY, "It fell from 55 % to 52 %. You said at least 50 %. It is there, but it did not rise."),
        (HALF, None, 51, HELD, "It is 51 %. You said at least 50 %."),
        (HALF, None, 41, NOT_HELD, "It is 41 %. You said at least 50 %."),
        (HALF, 32, None, OPEN, "There is no number from its time yet."),
        # What is printed decides: 49.96 is read as 50, 49.94 as 49.9.
        (HALF, 32, 49.96, HELD, "It rose from 32 % to 50 %. You said at least 50 %."),
        (HALF, 32, 49.94, PARTLY, None),
        (replace(HALF, high=60), 32, 55, HELD, "It rose from 32 % to 55 %. You said between 50 % and 60 %."),
        (replace(HALF, high=60), 60, 70, PARTLY, None),
        (FEWER, 31, 20, HELD, "It fell from 31 to 20. You said at most 20."),
        (FEWER, 31, 31, NOT_HELD, "It stayed at 31. You said at most 20."),
        (LEVEL, 33, 38, HELD, "It rose from 33 % to 38 %. You said between 30 % and 40 %."),
        (LEVEL, 33, 41, NOT_HELD, None),
        (Claim(RISE, "mean"), 3.1, 3.2, HELD, "It rose from 3.1 to 3.2. You said it rises."),
        (Claim(RISE, "mean"), 3.1, 3.14, NOT_HELD, "It stayed at 3.1. You said it rises."),
        (Claim(RISE, "mean"), None, 3.2, OPEN, "It is 3.2. There is no number from before to compare it with."),
    ],
)  # fmt: skip
def test_a_prediction_is_judged_by_its_direction_and_its_size(claim, before, after, verdict, why):
    judged = judge(claim, before, after)
    assert judged.verdict == verdict
    assert why is None or judged.why == why


def test_a_claim_in_words():
    assert said(HALF) == "rises to at least 50 %"
    assert said(FEWER) == "falls to at most 20"
    assert said(LEVEL) == "stays between 30 % and 40 %"
    assert said(Claim(FALL, "mean")) == "falls"


def test_outside_the_team_no_bound_speaks_of_few_pupils():
    few = {Claim(FALL, "count", high=3): "falls to at most *", Claim(RISE, "share", low=97): "rises to at least *"}
    few |= {Claim(STAY, "count", 4, 30): "stays between * and 30", Claim(FALL, "share", high=2.5): "falls to at most *"}
    few |= {Claim(FALL, "count", high=0.5): "falls to at most *"}
    assert {claim: said(claim, 11) for claim in few} == few
    for claim in (HALF, FEWER, LEVEL, Claim(FALL, "mean", high=3), Claim(FALL, "count", high=0)):
        assert said(claim, 11) == said(claim)


tenths = st.integers(-500, 500).map(lambda number: number / 10)
bounds = st.tuples(st.none() | tenths, st.none() | tenths).filter(
    lambda pair: None in pair or pair[0] <= pair[1]  # type: ignore[operator]
)


@given(bounds, st.none() | tenths, tenths)
def test_a_fall_is_the_mirror_of_a_rise(pair, before, after):
    low, high = pair
    up = judge(Claim(RISE, "count", low, high), before, after)
    mirrored = Claim(FALL, "count", None if high is None else -high, None if low is None else -low)
    assert judge(mirrored, None if before is None else -before, -after).verdict == up.verdict


@given(bounds, tenths, tenths, tenths.filter(lambda step: step > 0))
def test_going_further_towards_the_bound_never_makes_it_worse(pair, before, after, step):
    low, _ = pair
    order = [NOT_HELD, PARTLY, HELD]
    claim = Claim(RISE, "count", low)
    nearer, further = (judge(claim, before, value).verdict for value in (after, after + step))
    assert order.index(further) >= order.index(nearer)
