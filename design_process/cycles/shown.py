"""What the pages of a cycle show of its predictions, as frozen results that a template only prints."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from design_process.cycles.compare import VERDICTS
from design_process.cycles.models import Outcome, Prediction, Sureness, TestCycle
from design_process.cycles.prediction_actions import Judged
from design_process.cycles.prediction_forms import OutcomeForm, SurenessForm
from design_process.cycles.results import compare_for, in_words

STATUS_KIND = {"held": "done", "partly": "info", "not_held": "quiet"}  # as the status component knows them: no alarm


@dataclass(frozen=True)
class ShownPrediction:
    """One prediction as this reader may see it: `because` holds counts, and is empty outside the team and the hub."""

    pk: int
    words: str
    why: str
    while_running: bool
    own_sureness: int | None
    sure: SurenessForm | None
    verdict: str
    verdict_words: str
    verdict_kind: str
    reason: str
    because: str


def predictions_shown(cycle: TestCycle, person: Any, *, is_ours: bool) -> tuple[ShownPrediction, ...]:
    """The predictions of a cycle for one reader. Two queries for the team, one for others or without any.

    `is_ours`: of the team or the hub, who may say how sure they are. Counts are read by the team, and by a hub with
    which the member has an agreement.
    """
    in_full = is_ours and cycle.member_id in person.holdings.told_members
    rows = list(cycle.predictions.select_related("indicator", "outcome"))
    own: dict[int, int] = {}
    if rows and is_ours:
        said = Sureness.objects.seen_by(person).filter(prediction__in=rows)
        own = {one.prediction_id: one.percent for one in said}
    before_study = cycle.state in (TestCycle.State.PLAN, TestCycle.State.DO)
    return tuple(_shown(row, cycle, own.get(row.pk), in_full=in_full, ask=before_study and is_ours) for row in rows)


def _shown(row: Prediction, cycle: TestCycle, own: int | None, *, in_full: bool, ask: bool) -> ShownPrediction:
    outcome: Outcome | None = getattr(row, "outcome", None)
    verdict = outcome.verdict if outcome else ""
    return ShownPrediction(
        pk=row.pk,
        words=in_words(row, cycle, 0 if in_full else cycle.network.small_number_threshold),
        why=row.why,
        while_running=row.while_running,
        own_sureness=own,
        sure=SurenessForm(initial={"sure": own}, auto_id=f"id_%s_{row.pk}") if ask else None,
        verdict=verdict,
        verdict_words=VERDICTS[verdict],
        verdict_kind=STATUS_KIND.get(verdict, "quiet"),
        reason=outcome.reason if outcome else "",
        because=outcome.because if outcome and in_full else "",
    )


class Comparisons:
    """The part of a study's form that compares: each prediction beside what the numbers say. Two queries."""

    def __init__(self, cycle: TestCycle, data: QueryDict | None, *, reader: Any, only_open: bool = False) -> None:
        """`only_open`: those alone of which nothing was said yet. `reader`: who may read the numbers, or not."""
        rows = list(cycle.predictions.select_related("indicator", "outcome"))
        if only_open:
            rows = [row for row in rows if _outcome(row) is None]
        self.lines = [
            (
                in_words(one.prediction, cycle, 0 if one.is_read else cycle.network.small_number_threshold),
                one,
                OutcomeForm(data, compared=one, stored=_outcome(one.prediction)),
            )
            for one in compare_for(reader, cycle, rows)
        ]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]
        return all(valid)

    @property
    def forms(self) -> list[OutcomeForm]:
        return [form for _, _, form in self.lines]

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def judged(self) -> tuple[Judged, ...]:
        """What was chosen. Only after `is_valid`."""
        return tuple(form.judged() for form in self.forms)


def _outcome(prediction: Prediction) -> Outcome | None:
    found: Outcome | None = getattr(prediction, "outcome", None)
    return found
