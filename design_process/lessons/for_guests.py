"""What others learned, on the page of a guest: public lessons by name, those told without names as they were agreed."""

from dataclasses import dataclass

from django.urls import reverse

from design_process.lessons.models import UnnamedLesson
from design_process.lessons.public import is_open, lessons_for_anybody
from design_process.predictions.contexts import Context
from districts.guest_passes.telling import Part, tell_guests
from network.membership.models import Network

OF_EACH = 4  # kinds of lesson: a guest has an evening, not a year


@dataclass(frozen=True)
class Heard:
    """A lesson as a guest reads it. `whose`: a district's name, or a place that at least three members fit."""

    idea: str
    expected: str
    happened: str
    did_not_work: str
    instead: str
    whose: str


@dataclass(frozen=True)
class Learned:
    lessons: tuple[Heard, ...]
    more: str  # the public page, where there is one


def learned(network: Network) -> Part | None:
    """The latest few of each kind. Three queries."""
    public = [
        (one, f"{one.member}, {Context(one.grades, one.pupils)}") for one in lessons_for_anybody(network)[:OF_EACH]
    ]
    unnamed = UnnamedLesson.objects.released().filter(network=network)[:OF_EACH]
    told = [*public, *((one, f"{one.place}, without its name") for one in unnamed)]
    if not told:
        return None
    heard = tuple(
        Heard(one.idea, one.expected, one.happened, one.did_not_work, one.instead, whose[:1].upper() + whose[1:])
        for one, whose in told
    )
    more = reverse("lessons:public_lessons", args=[network.slug]) if is_open(network.pk) else ""
    return Part("What others learned", "design_process/lessons/for_guests.html", Learned(heard, more))


tell_guests(2, learned)
