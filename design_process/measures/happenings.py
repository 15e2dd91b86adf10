"""What happened to a member while its numbers were counted. Features above say so here; this one names none."""

from collections.abc import Callable, Iterable
from typing import Any

from design_process.measures.drawing import Flag
from districts.directory.models import Member

# Asked with the member and the reader: what the reader may know of. The same number of queries for everybody.
Tell = Callable[[Member, Any], Iterable[Flag]]
_tellers: dict[str, Tell] = {}


def tell_happenings(name: str, tell: Tell) -> None:
    """Say what belongs on the axis of a member's charts, called from `AppConfig.ready`. `name` is the feature's."""
    _tellers[name] = tell


def happened(member: Member, person: Any) -> tuple[Flag, ...]:
    """What is flagged on the axis of a member's charts for one reader: a query of each feature that tells."""
    return tuple(flag for tell in _tellers.values() for flag in tell(member, person))
