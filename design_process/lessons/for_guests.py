"""What others learned, on the page of a guest: public lessons by name, those told without names as they were agreed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst

from design_process.lessons.models import UnnamedLesson
from design_process.lessons.public import Heard, as_anybody_reads, is_open, lessons_for_anybody
from design_process.predictions.contexts import Context
from districts.guest_passes.telling import Part, tell_guests
from network.membership.models import Network

OF_EACH = 4  # kinds of lesson: a guest has an evening, not a year


@dataclass(frozen=True)
class Learned:
    """Lessons, each with whose it is: a district's name, or a place that at least three members fit."""

    lessons: tuple[tuple[Heard, str], ...]
    more: str  # the public page, where there is one

    @property
    def hides(self) -> bool:
        return any(heard.hides for heard, _ in self.lessons)


def learned(network: Network) -> Part | None:
    """The latest few of each kind. Three queries."""
    public = [
        (one, f"{one.member}, {Context(one.grades, one.pupils)}") for one in lessons_for_anybody(network)[:OF_EACH]
    ]
    unnamed = UnnamedLesson.objects.released().filter(network=network)[:OF_EACH]
    told = [*public, *((one, f"{one.place}, without its name") for one in unnamed)]
    if not told:
        return None
    heard = tuple((as_anybody_reads(one, network), capfirst(whose)) for one, whose in told)
    more = reverse("lessons:public_lessons", args=[network.slug]) if is_open(network.pk) else ""
    return Part("What others learned", "design_process/lessons/for_guests.html", Learned(heard, more))


tell_guests(2, learned)
