"""What a class answered on a scale: bands, and nothing about the few who answered only once."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.suppression import HIDDEN, Answers, Hidden, answers, before_and_after
from network.lib.suppression.scales import Step

COUNTS = st.lists(st.integers(0, 6), min_size=3, max_size=4).filter(lambda some: 11 <= sum(some) <= 15)
MOVED = st.lists(st.integers(0, 3), min_size=1, max_size=2)


def test_of_ten_nothing_is_told_and_of_eleven_bands():
    assert answers((2, 3, 5)) is HIDDEN
    told = answers((2, 3, 6))
    assert isinstance(told, Answers)
    assert [str(step.share) for step in told.steps] == ["≤ 20 %", "21–40 %", "41–60 %"]
    assert {step.count for step in told.steps} == {HIDDEN}
    assert (told.n, told.middle) == (11, 3)


def test_nobody_and_everybody_are_never_said():
    told = answers((0, 0, 19))
    assert [str(step.share) for step in told.steps] == ["≤ 20 %", "≤ 20 %", "≥ 80 %"]


def test_a_count_stands_beside_its_share_where_it_points_at_nobody():
    told = answers((12, 3, 30))
    assert [step.count for step in told.steps] == [12, HIDDEN, 30]
    assert answers((40, 0, 5)).steps[0].count is HIDDEN, "all but five"


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ((3, 4, 4), (3, 4, 3), (True, False)),  # a class of 11, one ill the second time
        ((3, 4, 3), (3, 4, 4), (False, True)),
        ((2, 5, 12), (2, 5, 12), (True, True)),
        ((4, 7, 8), (3, 7, 8), (True, False)),  # the one who stayed at home is all that changed a band
    ],
)
def test_twice(first, second, shown):
    told = before_and_after(first, second)
    assert tuple(not isinstance(one, Hidden) for one in told) == shown


def test_the_first_time_stays_as_it_was_told():
    for second in ((3, 7, 8), (9, 5, 5), (1, 1, 1)):
        assert before_and_after((4, 7, 8), second)[0] == answers((4, 7, 8))


@given(COUNTS, MOVED)
def test_nobody_reads_who_was_there_once(first, leave):
    """Every table there can be, counted out: those who left may have said anything that could be said."""
    second = list(first)
    for step in leave:
        second[step % len(second)] -= 1
    if min(second) < 0:
        return
    before, after = before_and_after(first, second)
    if isinstance(after, Hidden) or isinstance(before, Hidden):
        return
    left = set(_differences(before, after))
    few = before.n - after.n
    for step in range(len(first)):
        assert len({gone[step] for gone in left}) >= min(3, few + 1)


def _differences(before: Answers, after: Answers):
    """What those who left may have said, had nobody else changed an answer."""
    few = before.n - after.n
    for table in product(*(range(low, high + 1) for low, high in (_spans(step, after.n) for step in after.steps))):
        if sum(table) != after.n or not _has_middle(table, after):
            continue
        for gone in product(range(few + 1), repeat=len(table)):
            both = [a + b for a, b in zip(table, gone, strict=True)]
            fits = all(
                low <= one <= high
                for one, (low, high) in zip(both, (_spans(step, before.n) for step in before.steps), strict=True)
            )
            if sum(gone) == few and fits and _has_middle(both, before):
                yield gone


def _spans(step: Step, n: int) -> tuple[int, int]:
    return step.share.counts(n) if isinstance(step.count, Hidden) else (step.count, step.count)


def _has_middle(table, told: Answers) -> bool:
    if told.middle is None:
        return True
    half, below = (told.n + 1) // 2, told.middle - 1
    return sum(table[:below]) < half <= sum(table[: told.middle])
