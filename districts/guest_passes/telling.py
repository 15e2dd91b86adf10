"""What a guest is told of the network's work. Features above offer parts of the page; this one names none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.membership.models import Network


@dataclass(frozen=True)
class Part:
    """A section of the guest's page: its heading, the template below it, and what that prints as `told`."""

    title: str
    template: str
    told: Any


# Asked with the network: a part for somebody from outside, or None when there is nothing to tell.
Tell = Callable[[Network], Part | None]
_tells: dict[int, Tell] = {}


def tell_guests(place: int, tell: Tell) -> None:
    """Offer a part of the guest's page, called from `AppConfig.ready`. `place`: where it stands."""
    _tells[place] = tell


def parts_for(network: Network) -> list[Part]:
    """The parts that have something to tell, in their order."""
    found = (_tells[place](network) for place in sorted(_tells))
    return [part for part in found if part is not None]
