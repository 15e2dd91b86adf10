"""How sure somebody was and how right: for that person alone. Nothing else of the product reads it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from design_process.cycles.compare import VERDICTS
from design_process.cycles.models import Outcome, Sureness, TestCycle
from design_process.cycles.results import in_words
from design_process.cycles.shown import STATUS_KIND
from design_process.predictions.confidence import Stated, Step, of_oneself, steps_of
from design_process.predictions.drawing import Picture, picture_of

LATEST = 20


@dataclass(frozen=True)
class Own:
    """One prediction that one had a say in, and what came of it, if anything did yet."""

    words: str
    cycle: str
    url: str
    percent: int
    verdict_words: str
    verdict_kind: str


@dataclass(frozen=True)
class Calibration:
    sentence: str
    steps: tuple[Step, ...]
    picture: Picture
    latest: tuple[Own, ...]


def calibration_of(person: Any) -> Calibration:
    """What one's own sureness was worth. Counts go on when a role ends; words only while the cycle is within reach.

    Three queries.
    """
    own = Sureness.objects.seen_by(person)
    rows = own.filter(prediction__outcome__isnull=False).values_list(
        "prediction", "person", "percent", "prediction__outcome__verdict"
    )
    stated = [Stated(*row) for row in rows]
    steps = steps_of(stated)
    return Calibration(
        sentence=of_oneself(stated) if stated else "",
        steps=steps,
        picture=picture_of(steps),
        latest=_latest(person),
    )


def _latest(person: Any) -> tuple[Own, ...]:
    names = (
        "prediction__indicator",
        "prediction__outcome",
        "prediction__cycle__prototype",
        "prediction__cycle__member",
    )
    rows = Sureness.objects.seen_by(person).filter(prediction__cycle__in=TestCycle.objects.seen_by(person))
    return tuple(
        _own(row) for row in rows.select_related(*names).order_by("-prediction__cycle__starts_on", "-pk")[:LATEST]
    )


def _own(row: Sureness) -> Own:
    said, cycle = row.prediction, row.prediction.cycle
    outcome: Outcome | None = getattr(said, "outcome", None)
    verdict = outcome.verdict if outcome else ""
    return Own(
        words=in_words(said, cycle),
        cycle=str(cycle),
        url=reverse("cycles:cycle", args=[cycle.pk]),
        percent=row.percent,
        verdict_words=VERDICTS[verdict],
        verdict_kind=STATUS_KIND.get(verdict, "quiet"),
    )
