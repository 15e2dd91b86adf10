"""The last day of a data walk: whoever has noticed nothing yet is reminded."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from design_process.data_walks.models import DataWalk, WalkEntry
from districts.reminders.last_days import Rounds, Says, remind_of


def _answered(rounds: Sequence[Any]) -> Iterable[tuple[int, int]]:
    noticed = WalkEntry.objects.noticed().filter(walk__in=rounds, by__isnull=False)
    return noticed.order_by().values_list("walk", "by").distinct()


def _says(walk: DataWalk) -> Says:
    why = f"“{walk}” Look at the charts and write one line on what you notice; then you read what others wrote."
    return Says("Look at the data and write a line", why, reverse("data_walks:walk", args=[walk.pk]))


remind_of(Rounds("data-walk", DataWalk.objects.open, _answered, _says, "opened_at"))
