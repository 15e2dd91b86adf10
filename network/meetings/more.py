"""Pages that tell more of a meeting than its own: of a check-in, of a site visit. Folders above name them.

They register in `AppConfig.ready`, so that this folder names none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.meetings.models import Meeting


@dataclass(frozen=True)
class More:
    """Where more is told, and what one finds there."""

    words: str
    url: str


Teller = Callable[[Meeting, Any], More | None]
_tellers: dict[str, Teller] = {}


def tells_more(kind: str) -> Callable[[Teller], Teller]:
    """Register a function that says where more is told of meetings of a kind, or None when its reader may not go."""

    def register(teller: Teller) -> Teller:
        _tellers[kind] = teller
        return teller

    return register


def more_of(meeting: Meeting, person: Any) -> More | None:
    """Where a person finds more of a meeting. At most one query."""
    teller = _tellers.get(meeting.kind)
    return teller(meeting, person) if teller else None
