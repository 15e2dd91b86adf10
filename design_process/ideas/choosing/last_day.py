"""The last day of blind scores of ideas: whoever has given none is reminded."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from design_process.ideas.choosing.models import Score, Scoring
from districts.reminders.last_days import Rounds, Says, remind_of


def _open() -> Any:
    return Scoring.objects.open().select_related("round")


def _answered(rounds: Sequence[Any]) -> Iterable[tuple[int, int]]:
    return Score.objects.filter(scoring__in=rounds).values_list("scoring", "by").distinct()


def _says(scoring: Scoring) -> Says:
    why = f"{scoring.round} You score for yourself, and nobody sees what you give."
    return Says("Score your team’s ideas", why, reverse("choosing:score", args=[scoring.pk]))


remind_of(Rounds("idea-scores", _open, _answered, _says, "started_at"))
