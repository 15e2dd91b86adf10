"""The practical measure test: can a team steer by this number? Pure: hints computed from the plan, never a verdict.

The four questions follow the Carnegie Foundation's account of practical measurement (Bryk, Gomez, Grunow and LeMahieu,
"Learning to Improve", 2015): timely, low burden, close to the work, sensitive to change.
"""

from dataclasses import dataclass
from typing import Protocol

from design_process.measures.burden import minutes_a_week, minutes_words

OFTEN = ("week", "month")
LOW_BURDEN = 10  # minutes a week for one number
LITTLE_ROOM = 5  # percent between where a share starts and the best it can be


class Plan(Protocol):
    """What is read of an indicator."""

    unit: str
    direction: str
    kind: str
    is_leading: bool
    frequency: str
    collected_by: str
    is_new_data: bool
    minutes: int | None
    baseline: float | None


@dataclass(frozen=True)
class Hint:
    """One of the four questions: whether the plan says yes to it, and why."""

    name: str
    holds: bool
    words: str


def hints(plan: Plan) -> tuple[Hint, ...]:
    """The four questions, answered from what the plan says."""
    return (_timely(plan), _low_burden(plan), _close(plan), _sensitive(plan))


def _timely(plan: Plan) -> Hint:
    if plan.frequency in OFTEN:
        return Hint("Timely", True, f"A new number comes every {plan.frequency}, in time to change course.")
    every = "quarter" if plan.frequency == "quarter" else "school year"
    return Hint("Timely", False, f"A number a {every} comes when a test of three weeks is long over.")


def _low_burden(plan: Plan) -> Hint:
    cost = minutes_a_week(plan.frequency, plan.minutes)
    if cost is None:
        return Hint("Low burden", False, "Nobody has said yet how many minutes one collection takes.")
    if cost > LOW_BURDEN:
        return Hint("Low burden", False, f"It takes {minutes_words(cost)}. Would one class, or one day, be enough?")
    already = "" if plan.is_new_data else "; somebody has the numbers already"
    return Hint("Low burden", True, f"It takes {minutes_words(cost)}{already}.")


def _close(plan: Plan) -> Hint:
    if not plan.collected_by:
        return Hint("Close to the work", False, "Say who counts. Best is whoever does the work.")
    if plan.kind == "outcome" and not plan.is_leading:
        return Hint("Close to the work", False, "It is a result at the end. Put a number beside it that moves earlier.")
    return Hint("Close to the work", True, f"Counted close by: {plan.collected_by}.")


def _sensitive(plan: Plan) -> Hint:
    name = "Sensitive to change"
    if plan.unit == "share" and plan.baseline is not None:
        room = 100 - plan.baseline if plan.direction == "up" else plan.baseline
        if room <= LITTLE_ROOM:
            return Hint(name, False, f"It starts at {plan.baseline:g} %: there is little room for a change to show.")
    if not plan.is_leading or plan.frequency not in OFTEN:
        return Hint(name, False, "It may not move within one test. Pick a number that you expect to move early.")
    return Hint(name, True, "You expect it to move early, and it is counted often enough to show it.")
