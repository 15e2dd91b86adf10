"""Who wants to know when a member begins or ceases to take part. Features above say so; this one names none."""

from collections.abc import Callable
from datetime import date

# Called in the transaction of the change, with the network's id and the day the change counts from.
Heed = Callable[[int, date], None]
_heeds: dict[str, Heed] = {}


def heed_changes(name: str, heed: Heed) -> None:
    """Be told of each change of a member's state, called when Django starts. `name` is the feature's."""
    _heeds[name] = heed


def tell_of_change(network_id: int, since: date) -> None:
    """Tell those who asked, in the order of their names."""
    for name in sorted(_heeds):
        _heeds[name](network_id, since)
