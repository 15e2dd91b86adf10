"""A loop deep down asks the system for memory at every turn, unless it was given room."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from resource import RUSAGE_THREAD, getrusage

import pytest

from network.lib.deep_calls import with_room

TURNS = 200


def asked_for(depth: int) -> int:
    """How many pages of memory the system gave out while a loop, that many calls down, called `TURNS` times."""
    if depth:
        return asked_for(depth - 1)
    before = getrusage(RUSAGE_THREAD).ru_minflt
    for _turn in range(TURNS):
        _call(0, 1, 2, 3, 4, 5, 6, 7)
    return getrusage(RUSAGE_THREAD).ru_minflt - before


def _call(*given: int) -> int:
    return max(given)


def worst() -> int:
    return max(map(asked_for, range(300)))


def on_its_own(function: Callable[[], int]) -> int:
    """What a function returns in a thread of its own: tests are given room as they begin (`tests/conftest.py`)."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function).result()


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="of these, some releases keep a piece")
def test_somewhere_every_turn_asks_for_memory():
    assert on_its_own(worst) >= TURNS


def test_with_room_no_depth_does():
    @with_room
    def roomy() -> int:
        return worst()

    assert on_its_own(roomy) < TURNS / 2


def test_it_is_the_same_function_and_raises_what_it_raised():
    def divide(by: int) -> float:
        """Divide one."""
        return 1 / by

    assert with_room(divide) is divide
    assert divide(2) == 0.5
    with pytest.raises(ZeroDivisionError):
        divide(0)


def test_what_is_no_plain_function_is_refused():
    with pytest.raises(TypeError, match="no plain function"):
        with_room(partial(max, 1))
