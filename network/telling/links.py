"""The link under a letter by which its reader gets fewer of its kind, without signing in."""

from dataclasses import dataclass

from django.urls import reverse

from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.membership.models import Network
from network.people.models import Person

PURPOSE = "letters"
DIGEST, REMINDERS = "digest", "reminders"


@dataclass(frozen=True)
class Fewer:
    """Whom a link is of, in which network, and the kind of the letter it stood under."""

    person: Person
    network: Network
    kind: str


def fewer_link(person_id: int, network_id: int, kind: str) -> str:
    """The full address under a letter. It works for good: somebody may find an old letter and want no more of them."""
    return absolute(reverse("telling:fewer", args=[sign(PURPOSE, p=person_id, n=network_id, k=kind)]))


def read_link(token: str) -> Fewer | None:
    """What a token names, or None: not signed by us, or the person or network is gone."""
    said = unsign(PURPOSE, token)
    if said is None:
        return None
    person = Person.objects.filter(pk=said["p"], is_active=True).first()
    network = Network.objects.filter(pk=said["n"]).first()
    return Fewer(person, network, said["k"]) if person and network else None
