"""Every ten minutes: whose letter of the week is due."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from design_process.digests.weeks import WEEKLY, monday_of, week_due
from districts.reminders.readers import readers_of
from network.membership.models import Network, RoleGrant
from network.membership.roles import DISTRICT_ROLES, HUB_ROLES
from network.outbox.actions import owe
from network.outbox.apart import each_apart
from network.outbox.handlers import Job, schedule
from network.outbox.turns import every
from network.people.models import Person
from network.telling.models import Choice, Told

DAY = timedelta(days=1)


def owe_digests() -> None:
    """Owe the letter of the week to everybody whose turn it is; whether it has something to say is seen then."""
    now = timezone.now()
    each_apart("digests", Network.objects.order_by("pk"), lambda network: _owe_in(network, now))


def _owe_in(network: Network, now: datetime) -> None:
    for person, day in whose_turn(network, now):
        name = f"digest:{network.pk}:{person.pk}:{day}"
        owe("digest", name, network_id=network.pk, network=network.pk, person=person.pk, day=str(day))


def whose_turn(network: Network, now: datetime, *, person_id: int | None = None) -> list[tuple[Person, Any]]:
    """Who is due a letter of the week at this moment, with their day. Five queries, however many people.

    Only those who have joined: who has not, gets the letters that concern them, and no others.
    """
    people = _people(network, person_id)  # 1
    if not people:
        return []
    wishes = dict(Choice.objects.filter(network=network, person__in=people).values_list("person", "digest"))  # 1
    readers = readers_of(network, people.values(), now)  # 2
    weeks = {pk: week_due(readers[pk], wishes.get(pk, WEEKLY), now) for pk in people}
    abouts = {about_of(monday_of((now + shift).date())) for shift in (-DAY, 0 * DAY, DAY)}
    told = set(Told.objects.filter(network=network, about__in=abouts).values_list("person", "about"))  # 1
    return [
        (people[pk], readers[pk].wall(now).date())
        for pk, week in weeks.items()
        if week is not None and (pk, about_of(week)) not in told
    ]


def about_of(week: Any) -> str:
    """The name under which it is noted that somebody had the letter of a week."""
    return f"digest:{week}"


def _people(network: Network, person_id: int | None) -> dict[int, Person]:
    held = RoleGrant.objects.in_force().filter(network=network, role__in=(*HUB_ROLES, *DISTRICT_ROLES))
    joined = Person.objects.filter(is_active=True, joined_at__isnull=False, pk__in=held.values("person"))
    found = joined if person_id is None else joined.filter(pk=person_id)
    return {person.pk: person for person in found.order_by("pk")}


schedule(Job("digests", slot=every(10), run=owe_digests))
