"""What is known of what may be due: each feature registers its kinds here, so that no page has to name them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from network.due.items import Item

Row = dict[str, Any]  # JSON: days and moments are text


@dataclass(frozen=True)
class Asked:
    """Of whom it is due: somebody who looks at a member's page, and when.

    `stands`: the order of the phase that the member's work has reached.
    """

    person: Any
    member: Any
    today: date
    now: datetime
    stands: int = 0


class Whose(Enum):
    """Who is shown a kind."""

    PERSON = "asked of everybody of the team, each for themselves"
    TEAM = "the team's: shown to everybody who works for it, the hub included"
    DRIVER = "the driver's: shown to whoever may change the team's work"


@dataclass(frozen=True)
class Kind:
    """One kind of thing that may be due.

    `rows` gives JSON values for the one statement that all kinds share (`collecting.py`), with a `Given` of
    "person", "member", "network", "today", "now", "week" (a week from today) and "lately" (two weeks ago) where a
    value comes, and `seen_by(ANYBODY)` where reach decides; `items` makes lines of the rows found. Without `rows`,
    `items` asks one query of its own.
    `rests`: kept up while the member is paused or has left.
    """

    name: str
    items: Callable[[Asked, list[Row]], Iterable[Item]]
    rows: Callable[[], Any] | None = None
    whose: Whose = Whose.PERSON
    rests: bool = False


_kinds: dict[str, Kind] = {}


def put_on_due_now(*kinds: Kind) -> None:
    """Say what a feature asks of people, called when its folder is loaded. A name that is there is replaced."""
    for kind in kinds:
        _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


def each(item_of: Callable[[Asked, Row], Item | None]) -> Callable[[Asked, list[Row]], Iterable[Item]]:
    """The `items` of a kind whose every row is a line of its own, or none."""
    return lambda asked, rows: [item for row in rows if (item := item_of(asked, row)) is not None]


def last_day(row: Row) -> date | None:
    """The day that a row `ends_on`, if it has one."""
    return date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
