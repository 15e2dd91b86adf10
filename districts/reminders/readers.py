"""Whose hours a letter keeps: the zone of each person, and the days on which their districts are closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from districts.calendars.planning import closed_and_testing
from districts.calendars.spans import days_of
from districts.directory.models import Seat
from network.membership.models import Network
from network.people.models import Person
from network.telling.hours import AHEAD, BACK, Reader

FAR = timedelta(days=60)  # how far from now the days may lie that a letter is wanted on


def readers_of(network: Network, people: Iterable[Person], now: datetime) -> dict[int, Reader]:
    """Person id → whose hours count for a letter of this network. Two queries, however many people.

    A day is closed for somebody when any district is closed in whose team they are; the hub has weekends only.
    """
    today = now.date()
    start, end = today - FAR - timedelta(days=BACK), today + FAR + timedelta(days=AHEAD)
    closed = {member: frozenset(days_of(d.closed)) for member, d in closed_and_testing(network, start, end).items()}
    known = {person.pk: person for person in people}
    seats = Seat.objects.taken().filter(network=network, grant__person__in=known)
    members: dict[int, set[int]] = {}
    for person_id, member_id in seats.values_list("grant__person", "member"):
        members.setdefault(person_id, set()).add(member_id)
    return {
        pk: Reader(
            person.time_zone or network.time_zone,
            frozenset().union(*(closed.get(member, frozenset()) for member in members.get(pk, ()))),
        )
        for pk, person in known.items()
    }
