"""What the tasks of cycles ask of a reader soon: their own, and what nobody in particular has taken."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from design_process.cycles.full_plan.models import CycleTask

SHOWN = 5  # the page of the cycle has them all


def with_tasks_due(cycles: Any, *, person: Any, until: Any) -> Any:
    """Cycles with `tasks_due`, the rows that are due by a day: no query of its own.

    Each row: pk, words, place, mine (an id, or None), due_on (as text).
    """
    rows = CycleTask.objects.standing().filter(
        Q(owner=person) | Q(owner=None), cycle=OuterRef("pk"), done_on=None, due_on__lte=until
    )
    said = JSONObject(pk="pk", words="words", place="place", mine="owner", due_on="due_on")
    return cycles.annotate(tasks_due=ArraySubquery(rows.order_by("due_on", "pk").values(json=said)[:SHOWN]))
