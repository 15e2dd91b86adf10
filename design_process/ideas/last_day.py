"""The last day of a round of ideas: whoever has not written is reminded."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from design_process.ideas.models import Credit, IdeaRound
from districts.reminders.last_days import Rounds, Says, remind_of


def _answered(rounds: Sequence[Any]) -> Iterable[tuple[int, int]]:
    return Credit.objects.filter(idea__round__in=rounds).values_list("idea__round", "person")


def _says(asked: IdeaRound) -> Says:
    why = f"{asked} One idea, in silence. Nobody is told which one is yours."
    return Says("Write an idea", why, reverse("ideas:write", args=[asked.pk]))


remind_of(Rounds("idea-round", IdeaRound.objects.writing, _answered, _says, "started_at"))
