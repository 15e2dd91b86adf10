"""Every ten minutes: for which running cycles the letter of one question is due, and to whom."""

from datetime import date, datetime
from hashlib import sha256

from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.one_minute.replies import link_of
from design_process.one_minute.weeks import letter_due
from districts.directory.models import Member, Seat
from districts.reminders.readers import readers_of
from network.lib.inbox import Inbox, inbox
from network.lib.incoming import MOST_HEADERS, Unreadable, head_of
from network.membership.models import Network
from network.membership.roles import Role
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.models import Effect
from network.outbox.turns import every
from network.people.models import Person
from network.telling.models import Choice, Told

AT_ONCE = 100  # letters of one turn


def owe_letters() -> None:
    """Owe a letter for each open cycle to each of its drivers whose hour it is; what it asks is seen then."""
    now = timezone.now()
    each_apart("one-minute", Network.objects.order_by("pk"), lambda network: _owe_in(network, now))


def _owe_in(network: Network, now: datetime) -> None:
    for cycle_id, person, week in whose_turn(network, now):
        today = timezone.localdate(now)
        name = f"one-minute:{cycle_id}:{person.pk}:{week}:{today}"
        owe("one_minute", name, network_id=network.pk, network=network.pk, cycle=cycle_id, person=person.pk)


def whose_turn(
    network: Network, now: datetime, *, cycle_id: int | None = None, person_id: int | None = None
) -> list[tuple[int, Person, date]]:
    """Cycle, driver and week of every letter due at this moment. Six queries, however many cycles and people.

    Left out: cycles ahead of their first day and of paused members, who was told this week, and who wants no reminders.
    """
    at_work = Member.objects.taking_part().exclude(state=Member.State.PAUSED)
    cycles = TestCycle.objects.open_cycles().filter(network=network, member__in=at_work, starts_on__lte=now.date())
    cycles = cycles if cycle_id is None else cycles.filter(pk=cycle_id)
    of_member = list(cycles.order_by("pk").values_list("pk", "member"))  # 1
    drivers = _drivers(network, {member for _, member in of_member}, person_id) if of_member else []  # 1
    if not drivers:
        return []
    quiet = set(Choice.objects.filter(network=network, reminders=False).values_list("person", flat=True))  # 1
    people = {person.pk: person for _, person in drivers if person.pk not in quiet}
    readers = readers_of(network, people.values(), now)  # 2
    weeks = {pk: week for pk in people if (week := letter_due(readers[pk], now))}
    due = [
        (cycle, people[person.pk], weeks[person.pk])
        for cycle, member in of_member
        for at, person in drivers
        if at == member and person.pk in weeks
    ]
    abouts = {told_as(cycle, week) for cycle, _, week in due}
    told = set(Told.objects.filter(network=network, about__in=abouts).values_list("about", "person"))  # 1
    return [(cycle, person, week) for cycle, person, week in due if (told_as(cycle, week), person.pk) not in told]


def told_as(cycle_id: int, week: date) -> str:
    """The name under which it is noted that somebody had a week's letter about a cycle."""
    return f"one-minute:{cycle_id}:{week}"


def _drivers(network: Network, members: set[int], person_id: int | None) -> list[tuple[int, Person]]:
    """Member and person of each driver's seat that is taken."""
    seats = Seat.objects.taken().filter(
        network=network, member__in=members, grant__role=Role.DRIVER, grant__person__is_active=True
    )
    seats = seats if person_id is None else seats.filter(grant__person=person_id)
    found = seats.select_related("grant__person").order_by("pk")
    return [(seat.member_id, seat.grant.person) for seat in found]


def owe_readings() -> None:
    """Owe the reading of each letter that has arrived. One whose reading has stopped waits for the hub."""
    source = inbox()
    if source is None:
        return
    keys = {f"read-reply:{sha256(name.encode()).hexdigest()}": name for name in source.waiting(AT_ONCE)}
    stopped = set(Effect.objects.parked().filter(key__in=keys).values_list("key", flat=True))
    for key in sorted(set(keys) - stopped):
        owe("read_reply", key, network_id=_network_of(source, keys[key]), again=True, name=keys[key])


def _network_of(source: Inbox, name: str) -> int | None:
    """The network whose hub sees when the letter cannot be read; none for a stranger's."""
    try:
        ask = link_of(head_of(source.read(name, MOST_HEADERS) or b"")).ask
    except Unreadable:
        return None
    return ask.network_id if ask else None


schedule(Job("one-minute", slot=every(10), run=owe_letters))
schedule(Job("read-replies", slot=every(1), run=owe_readings))
