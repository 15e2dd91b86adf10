"""Who wants to know when a meeting moves or is called off. Features above say so; this one names none."""

from collections.abc import Callable, Sequence

from network.meetings.models import Meeting

# Called in the transaction of the change, with the meeting as it stands and the names of the fields that changed.
Heed = Callable[[Meeting, Sequence[str]], None]
_heeds: dict[str, Heed] = {}


def heed_meetings(name: str, heed: Heed) -> None:
    """Be told what those invited are told, called from `AppConfig.ready`. `name` is the feature's: said again, once."""
    _heeds[name] = heed


def tell_of_change(meeting: Meeting, changed: Sequence[str]) -> None:
    """Tell those who asked, in the order of their names."""
    for name in sorted(_heeds):
        _heeds[name](meeting, changed)
