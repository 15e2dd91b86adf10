"""A prototype's cycles on its page, in their ramps: the page lies below, the cycles above it."""

from collections.abc import Iterable
from typing import Any

from django.template import Library

from design_process.cycles.models import TestCycle
from design_process.cycles.ramp_drawing import Step, picture_of, sign_of
from design_process.prototypes.models import Prototype

register = Library()


@register.inclusion_tag("design_process/cycles/ramps.html", takes_context=True)
def ramps(context: dict[str, Any], card: Prototype, may_edit: bool) -> dict[str, Any]:
    """The cycles of a card that the person of the request sees: a picture, and a list that says the same. One query."""
    cycles = list(
        card.cycles.seen_by(context["request"].user).select_related("ramp").order_by("ramp__number", "number")
    )
    current = _current(cycles)
    grouped: dict[int, list[TestCycle]] = {}
    for cycle in cycles:
        grouped.setdefault(cycle.ramp_id, []).append(cycle)
    rows = [(of[0].ramp, [(one, sign_of(state_of(one)), one.pk in current) for one in of]) for of in grouped.values()]
    told = [(ramp.name, [_step(one, here) for one, _, here in of]) for ramp, of in rows]
    return {"rows": rows, "picture": picture_of(told), "may_edit": may_edit}


def state_of(cycle: TestCycle) -> str:
    """What is drawn of a cycle: its decision, or the step it is in."""
    return str(cycle.act or cycle.state)


def _current(cycles: Iterable[TestCycle]) -> set[int]:
    """Where the work is: in each ramp the first cycle that is open."""
    first: dict[int, int] = {}
    for cycle in cycles:
        if not cycle.closed_at:
            first.setdefault(cycle.ramp_id, cycle.pk)
    return set(first.values())


def _step(cycle: TestCycle, is_current: bool) -> Step:
    return Step(cycle.number, cycle.scale, state_of(cycle), is_current)
