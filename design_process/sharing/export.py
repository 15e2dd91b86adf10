"""What a person takes away as a table: the same rows that they see on the pages."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch
from django.db.models.functions import JSONObject

from design_process.cycles.full_plan.models import CycleQuestion
from design_process.cycles.models import Outcome, Prediction, TestCycle
from design_process.cycles.results import in_words
from network.membership.models import Network
from network.membership.roles import Can

CYCLE_COLUMNS = (
    "District",
    "Prototype",
    "Cycle",
    "Step",
    "First day",
    "Last day",
    "Question",
    "Prediction",
    "Predicted in numbers",
    "Held",
    "Objective",
    "Change",
    "Scale",
    "Series",
    "Further questions",
    "As planned",
    "Not part of the plan",
    "Found",
    "Did not work",
    "Surprise",
    "Decision",
    "Reason",
    "What comes next",
    "Tried again if",
    "Seen by",
)


def cycle_rows(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    """The test cycles of a network that a person may see, a tuple in the order of CYCLE_COLUMNS each. Two queries."""
    names = ("prototype", "ramp", "member__district")
    rows = TestCycle.objects.seen_by(person).filter(network=network).select_related(*names).annotate(asked=_QUESTIONS)
    predicted = Prefetch("predictions", Prediction.objects.select_related("indicator", "outcome"))
    for row in rows.prefetch_related(predicted).order_by("member__district__name", "prototype__name", "number"):
        threshold = 0 if person.holdings.may(Can.ADD_WORK, row) else network.small_number_threshold
        yield (
            row.member,
            row.prototype.name,
            row.number,
            row.get_state_display(),
            row.starts_on,
            row.ends_on,
            row.question,
            row.prediction,
            "; ".join(in_words(one, row, threshold) for one in row.predictions.all()),
            "; ".join(_came_of(one) for one in row.predictions.all()),
            row.objective,
            row.change,
            row.get_scale_display(),
            row.ramp.name,
            "; ".join(_asked(one) for one in row.asked),
            row.get_as_planned_display(),
            row.not_planned,
            row.findings,
            row.did_not_work,
            row.surprise,
            row.get_act_display(),
            row.act_reason,
            row.next_plan,
            row.retry_if,
            row.get_visibility_display(),
        )


def _came_of(prediction: Prediction) -> str:
    """What came of a prediction, with the team's reason where it differs from the numbers."""
    outcome: Outcome | None = getattr(prediction, "outcome", None)
    if outcome is None:
        return "Not compared yet"
    return (
        f"{outcome.get_verdict_display()} ({outcome.reason})" if outcome.reason else str(outcome.get_verdict_display())
    )


def _asked(one: dict[str, str]) -> str:
    """A further question, what was thought, and what came of it."""
    words = f"{one['words']} {one['prediction']}".strip()
    verdict = CycleQuestion.Verdict(one["verdict"]).label if one["verdict"] else ""
    return f"{words} ({verdict}: {one['verdict_words']})" if verdict else words


_QUESTIONS = ArraySubquery(
    CycleQuestion.objects.filter(cycle=OuterRef("pk"))
    .order_by("pk")
    .values(json=JSONObject(**{name: name for name in ("words", "prediction", "verdict", "verdict_words")}))
)
