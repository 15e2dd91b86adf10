"""Choosing what to be told, and noting what somebody was told."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from network.telling.models import Choice, Told


@dataclass(frozen=True)
class Wish:
    """What somebody wants from a network: how often its digest (a key of Choice.Digest), and reminders or not."""

    digest: str = Choice.Digest.WEEKLY
    reminders: bool = True


def wish_of(person_id: int, network_id: int) -> Wish:
    """What somebody has chosen, or what everybody gets. One query."""
    row = Choice.objects.filter(person=person_id, network=network_id).first()
    return Wish(row.digest, row.reminders) if row else Wish()


@transaction.atomic
def choose(person_id: int, network_id: int, wish: Wish) -> None:
    """Keep what somebody wants from now on. It is nobody else's business, so no history of the network tells of it."""
    wanted = {"digest": wish.digest, "reminders": wish.reminders, "changed_at": timezone.now()}
    Choice.objects.update_or_create(person_id=person_id, network_id=network_id, defaults=wanted)


def tell_once(person_id: int, network_id: int, about: str, *, sent: bool = True) -> bool:
    """Note that somebody is being told `about`; True for exactly one caller, if its transaction commits.

    Call it before the letter, in the transaction of the effect: a worker that dies leaves no note. Who comes second
    waits for the first to commit, and then gets False.
    """
    rows = Told.objects.get_or_create(network_id=network_id, person_id=person_id, about=about, defaults={"sent": sent})
    return rows[1]
