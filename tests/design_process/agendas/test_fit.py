"""Fitting an agenda into its time: pure, on any proposals."""

from hypothesis import given
from hypothesis import strategies as st

from design_process.agendas.fit import (
    BREAK,
    CLOSING,
    LUNCH,
    OPENING,
    Need,
    Part,
    Proposal,
    fit,
)


@st.composite
def proposals(draw):
    least = draw(st.integers(1, 60))
    return Proposal(
        key=f"fact:{draw(st.integers(0, 12))}",
        title=draw(st.sampled_from(["Numbers", "A consultancy", "What we promised"])),
        why="Because.",
        part=draw(st.sampled_from(Part)),
        need=draw(st.sampled_from(Need)),
        minutes=least + draw(st.integers(0, 60)),
        least=least,
    )


SOME = st.lists(proposals(), max_size=14, unique_by=lambda one: one.key)
BOX = st.integers(1, 600)


def keys(found):
    return [one.key for one in found.chosen]


@given(SOME, BOX, st.integers(0, 700))
def test_never_longer_than_its_time(some, box, taken):
    found = fit(some, box, taken=taken)
    minutes = sum(one.minutes for one in found.chosen)
    assert minutes <= max(box - taken, 0)
    assert found.room == max(box - taken, 0) - minutes


@given(SOME, BOX)
def test_what_was_heard_first_then_the_opening_and_closing_last(some, box):
    found = fit(some, box)
    there = keys(found)
    heard = sum(one.part == Part.HEARD and not one.is_frame for one in found.chosen)
    assert there[-1] == CLOSING
    assert (OPENING in there) == (box >= 30)
    assert all(one.part == Part.HEARD for one in found.chosen[:heard])
    if OPENING in there:
        assert there[heard] == OPENING


@given(SOME, BOX)
def test_a_break_and_lunch_where_the_time_calls_for_them(some, box):
    there = keys(fit(some, box))
    assert (BREAK in there) == (box > 150)
    assert (LUNCH in there) == (box > 300)
    if LUNCH in there:
        assert there.index(BREAK) <= there.index(LUNCH)


@given(st.data(), SOME, BOX)
def test_the_same_whatever_order_the_facts_come_in(data, some, box):
    assert fit(data.draw(st.permutations(some)), box) == fit(some, box)


@given(SOME, BOX, st.sets(st.sampled_from([f"fact:{n}" for n in range(13)] + [OPENING, CLOSING])))
def test_nothing_twice_and_nothing_that_is_there_already(some, box, known):
    found = fit([*some, *some], box, known=known)
    every = [*keys(found), *(one.key for one in found.left)]
    assert len(every) == len(set(every))
    assert not known & set(every)
    assert {one.key for one in some} - known <= set(every), "a fact was lost"


@given(SOME, BOX)
def test_an_item_has_its_least_time_and_never_more_than_it_wants(some, box):
    wanted = {one.key: one for one in some}
    for one in fit(some, box).chosen:
        if one.key in wanted:
            assert wanted[one.key].least <= one.minutes <= wanted[one.key].minutes


@given(SOME, BOX)
def test_what_is_left_out_would_not_fit(some, box):
    found = fit(some, box)
    assert all(one.least > found.room for one in found.left)


@given(SOME, BOX)
def test_proposing_again_what_was_chosen_adds_nothing(some, box):
    first = fit(some, box)
    taken = sum(one.minutes for one in first.chosen)
    again = fit(some, box, taken=taken, known=set(keys(first)))
    assert again.chosen == ()


def test_the_parts_have_their_order_and_need_decides_who_stays():
    def one(key, part, need, minutes):
        return Proposal(key, key.title(), "Because.", part, need, minutes, minutes)

    some = [
        one("phases", Part.AHEAD, Need.NEXT, 20),
        one("case", Part.CASES, Need.STUCK, 40),
        one("joy", Part.JOY, Need.GOOD_NEWS, 10),
        one("promises", Part.PROMISES, Need.OWED, 10),
    ]
    assert keys(fit(some, 95)) == [OPENING, "joy", "promises", "case", CLOSING]
    assert [left.key for left in fit(some, 95).left] == ["phases"]


def test_a_day_has_its_break_before_lunch_and_lunch_in_the_middle():
    some = [Proposal(f"case:{n}", f"Case {n}", "Because.", Part.CASES, Need.STUCK, 40, 40) for n in range(7)]
    found = fit(some, 360)
    there = keys(found)
    minutes = {one.key: one.minutes for one in found.chosen}
    before = sum(minutes[key] for key in there[: there.index(LUNCH)])
    assert 100 <= before <= 200
    assert 1 < there.index(BREAK) < there.index(LUNCH)
