"""Rounds that end on a day, and who of those asked has not answered. Features register their rounds here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from districts.directory.models import Seat
from districts.pulse.models import AT_WORK
from network.membership.models import RoleGrant
from network.membership.roles import WORKING_ROLES
from network.people.models import Person

AHEAD = timedelta(days=31)  # so far ahead a letter may be due: two days before, or the last school day before that


@dataclass(frozen=True)
class Says:
    """What a round asks for, in words for a subject and in a sentence, and the path of the page that answers it."""

    words: str
    why: str
    path: str


@dataclass(frozen=True)
class Rounds:
    """Rounds of one kind: of a member's team when a round has a `member_id`, else of every team of the network.

    `open` gives those that take answers, with `ends_on`; `answered` the pairs of a round and a person who has, of some
    rounds, in one query; `asked_at` names the field that says since when people are asked.
    """

    name: str
    open: Callable[[], Any]
    answered: Callable[[Sequence[Any]], Iterable[tuple[int, int]]]
    says: Callable[[Any], Says]
    asked_at: str


@dataclass(frozen=True)
class Waiting:
    """Somebody a round waits for. `about` names the round and its day, so that each is told once."""

    person: Person
    about: str
    ends_on: date
    asked_at: datetime
    says: Says


_rounds: dict[str, Rounds] = {}


def remind_of(rounds: Rounds) -> None:
    """Let people be reminded of the last day of some rounds. A name that is there is replaced."""
    _rounds[rounds.name] = rounds


def with_last_days(today: date) -> list[Any]:
    """For each kind, its rounds whose last day is near."""
    return [one.open().filter(ends_on__range=_near(today)) for one in _rounds.values()]


def waiting_in(network_id: int, today: date, person_id: int | None = None) -> Iterator[Waiting]:
    """Everybody whom a round of a network waits for. One query for each kind, and two more where a round is near."""
    for kind in _rounds.values():
        found = list(kind.open().filter(network=network_id, ends_on__range=_near(today)).order_by("pk"))
        if found:
            yield from _waiting(kind, found, _teams(network_id, person_id))


def _waiting(kind: Rounds, rounds: list[Any], teams: list[Seat]) -> Iterator[Waiting]:
    answered = set(kind.answered(rounds))
    for one in rounds:
        asked = {
            seat.grant.person_id: seat.grant.person
            for seat in teams
            if getattr(one, "member_id", None) in (None, seat.member_id)
        }
        for pk, person in asked.items():
            if (one.pk, pk) not in answered:
                about = f"{kind.name}:{one.pk}:{one.ends_on}"
                yield Waiting(person, about, one.ends_on, getattr(one, kind.asked_at), kind.says(one))


def _teams(network_id: int, person_id: int | None) -> list[Seat]:
    """Who is asked: the people of teams that are at work. A member that is paused is asked nothing."""
    seats = Seat.objects.taken().filter(
        network=network_id,
        member__state__in=AT_WORK,
        grant__role__in=WORKING_ROLES,
        grant__person__in=RoleGrant.objects.who_to_tell(network_id),
    )
    mine = seats if person_id is None else seats.filter(grant__person=person_id)
    return list(mine.select_related("grant__person").order_by("pk"))


def _near(today: date) -> tuple[date, date]:
    """A day of slack, since it may be another day where a reader is."""
    return today - timedelta(days=1), today + AHEAD
