"""Room for deep calls.

CPython 3.11 and 3.12 keep the frames of running functions in pieces of 16 kB. A loop that calls at the depth where a
piece ends asks the system for the next piece and gives it back at every turn, and a page is rendered some two hundred
calls deep: up to a third of its time went there (github.com/python/cpython/issues/142183; later ones keep a piece).
"""

from collections.abc import Callable
from types import FunctionType
from typing import TypeVar

Function = TypeVar("Function", bound=Callable[..., object])

# In words of eight bytes. A piece is made twice as large until what is called fits in: this asks for half a megabyte,
# of which the other half is left for a thousand calls. Memory that nobody touches is never used.
ROOM = 33_000


def with_room(function: Function) -> Function:
    """Let everything that a function calls run in one piece. Returns the function itself.

    For the outermost function of a piece of work: it asks the system for memory once, at every call. Raises TypeError
    for what is no plain function.
    """
    if not isinstance(function, FunctionType):
        raise TypeError(f"{function!r} is no plain function")
    function.__code__ = function.__code__.replace(co_stacksize=ROOM)
    return function
