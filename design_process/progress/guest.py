"""What an expert, partner or observer finds: the cards that teams have opened to them, and nothing else."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse

from design_process.cycles.models import TestCycle
from design_process.prototypes.models import Prototype
from network.people.models import Person

SHOWN = 50


@dataclass(frozen=True)
class Shared:
    district: str
    words: str
    about: str
    url: str


def shared_with(person: Person) -> tuple[Shared, ...]:
    """Prototypes within the person's reach by name, then test cycles, newest first. Two queries."""
    prototypes = (
        Prototype.objects.seen_by(person).annotate(district=F("member__district__name")).order_by("name", "pk")[:SHOWN]
    )
    cycles = (
        TestCycle.objects.seen_by(person)
        .annotate(district=F("member__district__name"), prototype_name=F("prototype__name"))
        .order_by("-ends_on", "-pk")[:SHOWN]
    )
    return (
        *(Shared(p.district, p.name, p.what, reverse("prototypes:prototype", args=[p.pk])) for p in prototypes),
        *(
            Shared(
                c.district, f"Cycle {c.number} of {c.prototype_name}", c.question, reverse("cycles:cycle", args=[c.pk])
            )
            for c in cycles
        ),
    )
