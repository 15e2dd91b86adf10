"""The last day of a rating of problems of practice: whoever has rated none is reminded."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from design_process.problems.rating.models import ProblemScore, ProblemScoring
from districts.reminders.last_days import Rounds, Says, remind_of


def _answered(rounds: Sequence[Any]) -> Iterable[tuple[int, int]]:
    return ProblemScore.objects.filter(scoring__in=rounds).values_list("scoring", "by").distinct()


def _says(scoring: ProblemScoring) -> Says:
    why = "Everybody of the districts rates them for themselves, blind. Five minutes."
    return Says("Rate the problems of practice", why, reverse("rating:give", args=[scoring.pk]))


remind_of(Rounds("problem-rating", ProblemScoring.objects.open, _answered, _says, "started_at"))
