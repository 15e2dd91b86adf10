"""Who builds on the sums of a network. Features above say so; this one names none."""

from collections.abc import Callable
from datetime import date

# Called in the transaction that brought a partition up to date, with the network's id and the period.
Heed = Callable[[int, date], None]
_heeds: dict[str, Heed] = {}


def heed_partitions(name: str, heed: Heed) -> None:
    """Be told of each partition that was brought up to date, called when Django starts. `name` is the feature's."""
    _heeds[name] = heed


def tell_of_partition(network_id: int, period: date) -> None:
    """Tell those who asked, in the order of their names."""
    for name in sorted(_heeds):
        _heeds[name](network_id, period)
