"""What the tasks of cycles ask of a reader soon: their own, and what nobody in particular has taken."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import JSONObject

from design_process.cycles.full_plan.models import CycleTask


def tasks_due(cycle: Any, *, person: Any, until: Any) -> Any:
    """A cycle’s tasks that are due by a day, as JSON: pk, words, place, mine (an id, or None), due_on (as text)."""
    rows = CycleTask.objects.standing().filter(
        Q(owner=person) | Q(owner=None), cycle=cycle, done_on=None, due_on__lte=until
    )
    said = JSONObject(pk="pk", words="words", place="place", mine="owner", due_on="due_on")
    return rows.order_by("due_on", "pk").values(json=said)
