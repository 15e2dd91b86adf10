"""What was tried of a team's change ideas, told to its theory of improvement."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from design_process.cycles.models import Outcome, TestCycle
from design_process.prototypes.models import Prototype
from design_process.theory.standing import Tried, TriedCycle
from design_process.theory.tries import tell_tries

STATES = {TestCycle.State.PLAN: "Planned", TestCycle.State.DO: "Running", TestCycle.State.STUDY: "Study written"}


def prototypes_of(person: Any, ideas: Collection[int]) -> Iterator[Tried]:
    """The prototypes of some ideas, with those of their cycles, that a reader may see. Two queries."""
    cards = list(Prototype.objects.seen_by(person).filter(change_idea__in=ideas).order_by("created_at", "pk"))
    cycles: dict[int, list[TriedCycle]] = {card.pk: [] for card in cards}
    for row in _cycles(person, cards):
        cycles[row.prototype_id].append(_told(row))
    for card in cards:
        yield Tried(
            idea=card.change_idea_id or 0,
            name=card.name,
            url=reverse("prototypes:prototype", args=[card.pk]),
            state=card.get_state_display(),
            is_abandoned=card.state == Prototype.State.ABANDONED,
            cycles=tuple(cycles[card.pk]),
        )


def _cycles(person: Any, cards: list[Prototype]) -> Any:
    """Cycles with how many of their predictions came out how."""
    rows = TestCycle.objects.seen_by(person).filter(prototype__in=cards).select_related("prototype")
    verdicts = Outcome.Verdict
    return rows.annotate(
        **{
            name: Count("predictions", filter=Q(predictions__outcome__verdict=verdict))
            for name, verdict in (("held", verdicts.HELD), ("partly", verdicts.PARTLY), ("not_held", verdicts.NOT_HELD))
        }
    ).order_by("prototype", "number")


def _told(row: Any) -> TriedCycle:
    return TriedCycle(
        name=f"cycle {row.number} of {row.prototype.name}",
        url=reverse("cycles:cycle", args=[row.pk]),
        state=row.get_act_display() or STATES[row.state],
        is_open=row.closed_at is None,
        is_studied=row.studied_at is not None,
        held=row.held,
        partly=row.partly,
        not_held=row.not_held,
    )


tell_tries("prototypes", prototypes_of)
