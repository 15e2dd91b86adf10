"""Has anybody tried this? What a network remembers of an idea's words: told by the features above that know.

Each tells only what its reader may see; what they may not see is neither told nor counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from network.lib.searching import alike_query


@dataclass(frozen=True)
class Remembered:
    """Something of the network that is like an idea: what it is called, what came of it, whose it is."""

    kind: str  # "Prototype", "Test cycle", "Lesson"
    name: str
    says: str
    whose: str
    url: str


# Asked with the reader, the network's key and a query for PostgreSQL: always in the same few queries.
Finder = Callable[[Any, int, str], Iterable[Remembered]]
_finders: dict[str, Finder] = {}


def tell_memory(name: str, finder: Finder) -> None:
    """Tell what was tried, called from `AppConfig.ready`. `name` is the feature's: told again, once."""
    _finders[name] = finder


def tried_before(person: Any, network_id: int, *words: str) -> tuple[Remembered, ...] | None:
    """What a reader may see of what was tried that is like these words. None when there are too few words to ask."""
    query = alike_query(" ".join(words))
    if not query:
        return None
    return tuple(one for finder in _finders.values() for one in finder(person, network_id, query))
