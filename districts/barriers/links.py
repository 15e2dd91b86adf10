"""The link by which somebody answers a barrier from a letter: what it names, and whether it still opens anything."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from districts.barriers.answering import answers_open_to
from districts.barriers.models import Barrier
from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.people.models import Person

PURPOSE = "barrier"
OPEN_FOR = timedelta(days=90)


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    EXPIRED = "expired"
    ENDED = "ended"  # it is not this person's to answer any more
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    barrier: Barrier | None = None
    person: Person | None = None


def answer_address(barrier: Barrier, person: Person) -> str:
    """The whole address of somebody's answer. It names the barrier and the person by number, and its last day."""
    last = (timezone.localdate() + OPEN_FOR).isoformat()
    return absolute(reverse("barriers:answer_by_link", args=[sign(PURPOSE, b=barrier.pk, p=person.pk, d=last)]))


def read_link(token: str) -> Link:
    """Where a link leads now: its person must still be one whom the barrier is asked of."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link(Standing.BROKEN)
    barrier = Barrier.objects.select_related("member__district", "network", "raised_by").filter(pk=said["b"]).first()
    person = Person.objects.filter(pk=said["p"], is_active=True).first()
    if barrier is None or person is None or not answers_open_to(person.holdings, barrier):
        return Link(Standing.ENDED)
    if date.fromisoformat(said["d"]) < timezone.localdate():
        return Link(Standing.EXPIRED)
    return Link(Standing.OPEN, barrier, person)
