"""Predictions: written with a cycle's plan, fixed by its study, which says whether they held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.models import Outcome, Prediction, Sureness, TestCycle
from design_process.cycles.results import compare_predictions
from design_process.measures.models import Indicator
from network.people.models import Person


class TooLate(Exception):
    """The study is written: what was thought before it stays as it was."""


@dataclass(frozen=True)
class Predicted:
    """What somebody thinks a number will do. `low`, `high`: where it ends, in the indicator's unit; either may be open.

    `sure`: how sure they are themselves, 50 to 100; None leaves what they said before.
    """

    indicator: Indicator
    direction: str
    group: str = "all"
    low: float | None = None
    high: float | None = None
    by_when: date | None = None
    why: str = ""
    sure: int | None = None


@dataclass(frozen=True)
class Judged:
    """What the team says of a prediction. An empty verdict: it cannot be said yet."""

    prediction_id: int
    verdict: str
    reason: str = ""


LONGEST = 400
_SAID = ("direction", "low", "high", "by_when", "why")


def said_state(cycle: TestCycle) -> list[list[object]]:
    """What the predictions of a cycle say, for a fingerprint: never how sure anybody is."""
    return [list(row) for row in cycle.predictions.order_by("pk").values_list("indicator", "group", *_SAID)]


def outcome_state(cycle: TestCycle) -> list[list[object]]:
    """What is said of the predictions of a cycle, for a fingerprint."""
    rows = Outcome.objects.filter(prediction__cycle=cycle).order_by("prediction")
    return [list(row) for row in rows.values_list("prediction", "verdict", "reason")]


def set_predictions(held: TestCycle, wanted: Sequence[Predicted], *, by: Person) -> None:
    """Make these the predictions of a cycle whose row the caller holds, before its study. Others are taken back.

    One for each indicator and group: of two, the later counts. What is changed once the test runs is marked so.
    """
    running = held.state != TestCycle.State.PLAN
    before = {(one.indicator_id, one.group): one for one in held.predictions.all()}
    keep = {(one.indicator.pk, one.group): one for one in wanted}
    held.predictions.filter(pk__in=[one.pk for key, one in before.items() if key not in keep]).delete()
    for key, one in keep.items():
        row = before.get(key) or Prediction(
            network_id=held.network_id, cycle=held, indicator=one.indicator, group=key[1]
        )
        if row.pk is None or any(getattr(row, name) != getattr(one, name) for name in _SAID):
            for name in _SAID:
                setattr(row, name, getattr(one, name))
            row.while_running = running
            row.save()
            row.sureness.exclude(person=by).delete()  # the others were sure of something else
        if one.sure is not None:
            _keep_sureness(row, one.sure, by)


@transaction.atomic
def say_how_sure(prediction: Prediction, percent: int, *, by: Person) -> None:
    """Keep how sure somebody is, before the study; the last word counts. Raises TooLate after it."""
    cycle = TestCycle.objects.select_for_update(no_key=True).get(pk=prediction.cycle_id)
    if cycle.state not in (TestCycle.State.PLAN, TestCycle.State.DO):
        raise TooLate("The study is written. How sure you were before it stays as it was.")
    _keep_sureness(prediction, percent, by)


def _keep_sureness(prediction: Prediction, percent: int, by: Person) -> None:
    Sureness.objects.update_or_create(
        prediction=prediction, person=by, defaults={"percent": percent, "network_id": prediction.network_id}
    )


def keep_outcomes(held: TestCycle, said: Sequence[Judged], *, by: Person) -> None:
    """Keep what the team says of each prediction, beside what the numbers say now. The caller holds the cycle's row.

    Who may not read the numbers gives a reason always, and it is always kept: else the page would tell who was right.
    Raises ChangedMeanwhile where the team's word differs from the numbers without a reason: they have changed since.
    """
    rows = held.predictions.select_related("indicator", "cycle")
    compared = {one.prediction.pk: one for one in compare_predictions(held, list(rows))}
    before = {one.prediction_id: one for one in Outcome.objects.filter(prediction__cycle=held)}
    for judged in said:
        one = compared[judged.prediction_id]
        row = before.get(judged.prediction_id)
        if not judged.verdict:
            if row:
                row.delete()
            continue
        differs = judged.verdict != one.judgement.verdict
        is_read = held.member_id in by.holdings.told_members
        if differs and not judged.reason:
            raise ChangedMeanwhile
        said_now = {
            "proposed": one.judgement.verdict,
            "because": one.because[:LONGEST],
            "verdict": judged.verdict,
            "reason": judged.reason if differs or not is_read else "",
        }
        if row is None or any(getattr(row, name) != value for name, value in said_now.items()):
            who = {"by": by, "at": timezone.now(), "network_id": held.network_id}
            Outcome.objects.update_or_create(prediction=one.prediction, defaults={**said_now, **who})
