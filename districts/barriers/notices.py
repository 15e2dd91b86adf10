"""Letters about barriers: to whoever can remove one, and back to the one who raised it."""

from django.urls import reverse
from django.utils import timezone

from districts.barriers.links import answer_address
from districts.barriers.models import Barrier, BarrierAnswer, BarrierQuerySet
from network.lib.letters import Letter, absolute, send
from network.membership.access import reaches
from network.outbox.handlers import handles
from network.people.models import Person


@handles("barrier_asked")
def ask_to_remove(barrier: int, person: int) -> None:
    """Tell somebody who can remove a barrier that it is there, unless it is gone by now."""
    found = _barriers().open_barriers().filter(pk=barrier).first()
    if found is not None:
        _send("barrier_asked", f"barrier-asked:{barrier}", found, person)


@handles("barrier_answered")
def tell_the_raiser(barrier: int, person: int, answer: int) -> None:
    """Tell whoever raised a barrier what the answer is."""
    given = BarrierAnswer.objects.filter(pk=answer).select_related("by").first()
    found = _barriers().filter(pk=barrier).first()
    if found is not None and given is not None:
        _send("barrier_answered", f"barrier-answered:{answer}", found, person, given)


def _barriers() -> BarrierQuerySet:
    found: BarrierQuerySet = Barrier.objects.select_related("member__district", "network", "raised_by")
    return found


def _send(template: str, key: str, barrier: Barrier, person_id: int, answer: BarrierAnswer | None = None) -> None:
    """Write to somebody, whether they have joined or not, unless they have left the district or the hub since.

    `key` names the letter: sent twice, it is known as one.
    """
    reader = Person.objects.filter(pk=person_id).first()
    if reader is None or not reaches(reader, barrier):
        return
    context = {
        "barrier": barrier,
        "answer": answer,
        "reader": reader,
        "network_name": barrier.network.name,
        "days_open": barrier.days_open(timezone.localdate()),
        "link": absolute(reverse("barriers:barrier", args=[barrier.pk])),
    }
    if answer is None:
        context["answer_link"] = answer_address(barrier, reader)
    subject = answer_subject(barrier, answer) if answer else f"{barrier.member} asks you to remove a barrier"
    send(Letter(f"{key}:{reader.pk}", reader.email, subject, template, context))


def answer_subject(barrier: Barrier, answer: BarrierAnswer) -> str:
    """The answer in the subject, so that a phone shows it without opening the letter."""
    said = {
        BarrierAnswer.Kind.REMOVED: "Removed",
        BarrierAnswer.Kind.PROMISED: f"Promised by {answer.due_on:%a} {answer.due_on.day} {answer.due_on:%b}"
        if answer.due_on
        else "Promised",
        BarrierAnswer.Kind.CANNOT: "Cannot be removed",
        BarrierAnswer.Kind.ESCALATED: "Passed on",
        BarrierAnswer.Kind.REOPENED: "In the way after all",
    }
    return f"{said[BarrierAnswer.Kind(answer.kind)]}: what was in the way at {barrier.member}"
