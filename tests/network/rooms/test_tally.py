"""Results say how many and how spread, never who."""

from hypothesis import given
from hypothesis import strategies as st

from network.rooms import tally


def test_fist_to_five_shows_the_spread_and_asks_to_hear_doubts():
    result = tally.fist([5, 4, 4, 2, 1])
    assert result.sentence == "5 answers, from 1 to 5. Two with doubts: hear them first."
    assert [bar.count for bar in result.bars] == [1, 2, 0, 1, 1, 0]
    assert [bar.share for bar in result.bars] == [50, 100, 0, 50, 50, 0]


def test_fist_to_five_when_all_agree():
    assert tally.fist([4]).sentence == "1 answer, all at 4. Nobody has doubts."


def test_nobody_answered():
    assert tally.fist([]).sentence == "Nobody has answered."
    assert tally.dots(["a"], []).sentence == "Nobody has put a dot."
    assert tally.writing([], salt="1").sentence == "Nobody has written anything."


def test_dots_are_counted_the_most_first():
    result = tally.dots(["Talk moves", "Number talks", "Journals"], [[1, 2, 0], [0, 1, 2]])
    assert [(bar.label, bar.count) for bar in result.bars] == [("Number talks", 3), ("Journals", 2), ("Talk moves", 1)]
    assert result.sentence == "“Number talks” has most dots, 3 of 6."


def test_a_tie_is_said():
    assert tally.dots(["a", "b"], [[1, 1]]).sentence == "Two have most dots, 1 of 2."


@given(st.lists(st.lists(st.text(min_size=1), max_size=4), max_size=8))
def test_lines_are_all_there_and_their_order_does_not_depend_on_who_wrote_first(texts):
    result = tally.writing(texts, salt="7")
    assert sorted(result.lines) == sorted(line for lines in texts for line in lines)
    assert result == tally.writing(list(reversed(texts)), salt="7")
