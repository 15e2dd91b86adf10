"""Since when a member is where its position says. Pure."""

import json
from datetime import date
from typing import NamedTuple, Self

from design_process.progress.position import PREWORK, Position, phase_for


class Days(NamedTuple):
    """The day of the first of each kind of fact of a member; None where there is none."""

    took_part: date | None = None  # in its present state since
    piece: date | None = None
    insight: date | None = None
    prototype: date | None = None
    cycle: date | None = None
    adopted: date | None = None
    done: date | None = None  # said to be through the furthest phase

    @classmethod
    def read(cls, text: str) -> Self:
        """From a JSON array of days."""
        return cls(*(date.fromisoformat(day) if day else None for day in json.loads(text)))


def since_when(position: Position, days: Days) -> date | None:
    """The day of the first fact that reaches the position, or the day a facilitator named; None if nothing tells."""
    facts = position.facts
    if position.is_overridden and facts.override:
        return facts.override.since
    orders = {stage.kind: stage.order for stage in reversed(facts.stages)}
    last = max((stage.order for stage in facts.stages), default=PREWORK)
    reached = [
        (PREWORK, days.took_part),
        (orders.get("understand"), days.piece),
        (orders.get("frame"), days.insight),
        (min(max(facts.phases_done, default=last) + 1, last), days.done),
        *((phase_for(kind, facts.stages), day) for kind, day in _tested(days)),
    ]
    return min((day for order, day in reached if day and order == position.order), default=None)


def _tested(days: Days) -> tuple[tuple[str, date | None], ...]:
    return ("build", days.prototype), ("try", days.cycle), ("spread", days.adopted)
