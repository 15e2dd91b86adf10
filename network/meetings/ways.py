"""Where one can go from a meeting. Features that build on meetings offer their pages here; this one names none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.meetings.models import Meeting


@dataclass(frozen=True)
class Way:
    """A page about a meeting. `primary`: what one most likely wants of the meeting right now.

    `agenda`: it is about the agenda, and offered beside it. `quiet`: a line below the rest, never a button.
    """

    label: str
    url: str
    primary: bool = False
    agenda: bool = False
    quiet: bool = False


# Asked with the meeting and the reader: the way for them, or None. It makes no query, or always the same number.
Offer = Callable[[Meeting, Any], Way | None]
_offers: dict[str, Offer] = {}


def offer_way(name: str, offer: Offer) -> None:
    """Offer a page from every meeting, called from `AppConfig.ready`. `name` is the feature's: offered again, once."""
    _offers[name] = offer


def ways_from(meeting: Meeting, person: Any) -> list[Way]:
    """The pages a reader can go to, what they most likely want first."""
    found = [way for offer in _offers.values() if (way := offer(meeting, person)) is not None]
    return sorted(found, key=lambda way: not way.primary)
