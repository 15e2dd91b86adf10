"""What a person takes away as a table: the same rows that they see on the pages."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

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
    "Found",
    "Did not work",
    "Surprise",
    "Decision",
    "Reason",
    "Seen by",
)


def cycle_rows(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    """The test cycles of a network that a person may see, a tuple in the order of CYCLE_COLUMNS each. Two queries."""
    rows = TestCycle.objects.seen_by(person).filter(network=network).select_related("prototype", "member__district")
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
            row.findings,
            row.did_not_work,
            row.surprise,
            row.get_act_display(),
            row.act_reason,
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
