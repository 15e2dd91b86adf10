"""What a person takes away as a table: the same rows that they see on the pages."""

from collections.abc import Iterator
from typing import Any

from design_process.cycles.models import TestCycle
from network.membership.models import Network

CYCLE_COLUMNS = (
    "District",
    "Prototype",
    "Cycle",
    "Step",
    "First day",
    "Last day",
    "Question",
    "Prediction",
    "Found",
    "Did not work",
    "Surprise",
    "Decision",
    "Reason",
    "Seen by",
)


def cycle_rows(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    """The test cycles of a network that a person may see, a tuple in the order of CYCLE_COLUMNS each. One query."""
    rows = TestCycle.objects.seen_by(person).filter(network=network).select_related("prototype", "member__district")
    for row in rows.order_by("member__district__name", "prototype__name", "number"):
        yield (
            row.member,
            row.prototype.name,
            row.number,
            row.get_state_display(),
            row.starts_on,
            row.ends_on,
            row.question,
            row.prediction,
            row.findings,
            row.did_not_work,
            row.surprise,
            row.get_act_display(),
            row.act_reason,
            row.get_visibility_display(),
        )
