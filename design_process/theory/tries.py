"""What was tried of change ideas: told by the features above that know (see `design_process/cycles/tries.py`)."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from design_process.theory.standing import Tried

# Asked with the reader and the keys of ideas: the prototypes that the reader sees, always in the same few queries.
Finder = Callable[[Any, Collection[int]], Iterable[Tried]]
_finders: dict[str, Finder] = {}


def tell_tries(name: str, finder: Finder) -> None:
    """Tell what was tried of ideas, called from `AppConfig.ready`. `name` is the feature's: told again, once."""
    _finders[name] = finder


def tries_of(person: Any, ideas: Collection[int]) -> dict[int, list[Tried]]:
    """What a reader sees of what was tried of each idea."""
    found: dict[int, list[Tried]] = {key: [] for key in ideas}
    for finder in _finders.values():
        for one in finder(person, ideas):
            found[one.idea].append(one)
    return found
