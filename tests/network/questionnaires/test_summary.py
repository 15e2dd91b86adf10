"""What answers add up to, and what is not said of few: for every set of answers."""

from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.suppression import HIDDEN
from network.questionnaires.summary import FEW, spread, tally, texts

STEPS = st.integers(1, 5)


@given(st.lists(STEPS, max_size=FEW - 1))
def test_of_few_nothing_is_shown(numbers):
    assert spread(numbers, steps=5) is HIDDEN
    assert tally([[number - 1] for number in numbers], list("abcde")) is HIDDEN
    assert texts([(str(place), "words") for place, _ in enumerate(numbers)]) is HIDDEN


@given(st.lists(STEPS, min_size=FEW, max_size=80))
def test_average_and_spread_are_right(numbers):
    found = spread(numbers, steps=5)
    assert found.n == len(numbers) == sum(found.counts)
    assert found.mean == pytest.approx(mean(numbers))
    assert found.mean == pytest.approx(sum(s * c for s, c in enumerate(found.counts, start=1)) / found.n)
    ordered = sorted(numbers)
    assert ordered[0] <= found.lower <= found.middle <= found.upper <= ordered[-1]
    assert sum(number <= found.middle for number in numbers) * 2 >= len(numbers)
    assert sum(found.lower <= number <= found.upper for number in numbers) * 2 >= len(numbers)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=FEW + 3))
def test_the_ends_of_a_row_of_numbers_are_nobodys_to_see(numbers):
    found = spread(numbers)
    assert found is HIDDEN or (found.counts == () and not hasattr(found, "low") and not hasattr(found, "high"))


@given(st.lists(st.lists(st.integers(0, 2), max_size=3, unique=True), min_size=FEW, max_size=40))
def test_each_place_is_counted_once_a_person(picked):
    found = tally(picked, ["a", "b", "c"])
    assert found.n == len(picked)
    assert [count for _, count in found.counts] == [sum(place in one for one in picked) for place in range(3)]


@given(st.lists(st.uuids(version=4), min_size=FEW, max_size=30, unique=True), st.randoms())
def test_words_stand_in_an_order_that_says_nothing_of_when(names, chance):
    """However they came in, they stand the same: the order is their random names'."""
    pairs = [(name.hex, f"words of {name}") for name in names]
    mixed = list(pairs)
    chance.shuffle(mixed)
    assert texts(pairs) == texts(mixed)


@pytest.mark.parametrize(("few", "shown"), [(1, True), (3, True), (4, False)])
def test_a_network_may_show_words_of_fewer(few, shown):
    pairs = [("a", "one"), ("b", "two"), ("c", "three")]
    assert (texts(pairs, few=few) is not HIDDEN) == shown
