"""Who comes to a meeting from outside the network, without an account. Features above say so; this one names none."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from network.meetings.models import Invitee, Meeting


@dataclass(frozen=True)
class Guest:
    """Somebody from outside. `key` names them for good; `answer`: a key of Invitee.Answer; `url`: the hub's page."""

    key: UUID
    name: str
    place: str
    answer: str
    url: str

    @property
    def words(self) -> str:
        return str(Invitee.Answer(self.answer).label)


Ask = Callable[[Meeting], list[Guest]]  # it makes one query
_asks: dict[str, Ask] = {}


def offer_guests(name: str, ask: Ask) -> None:
    """Know the guests of meetings, called from `AppConfig.ready`. `name` is the feature's: offered again, once."""
    _asks[name] = ask


def guests_of(meeting: Meeting) -> list[Guest]:
    """The guests of a meeting by name: for those who run it."""
    found = [guest for name in sorted(_asks) for guest in _asks[name](meeting)]
    return sorted(found, key=lambda guest: (guest.name, guest.place))
