"""What a team's plan asks of a reader within a week, or late, on Due now: their own, and what nobody has taken."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import JSONObject
from django.urls import reverse

from design_process.project_plan.models import ProjectTask
from network.due.items import Item, Weight, done_at
from network.due.registry import Asked, Kind, Row, Whose, each, put_on_due_now
from network.lib.kept import Given


def _rows() -> Any:
    rows = ProjectTask.objects.to_do().filter(
        Q(owner=Given("person")) | Q(owner=None),
        member=Given("member"),
        project__design_cycle__closed_at=None,
        due_on__lte=Given("week"),
    )
    said = JSONObject(pk="pk", words="words", phase="phase__label", order="phase__order", mine="owner", due_on="due_on")
    return rows.order_by("due_on", "pk").values(json=said)


def _item(asked: Asked, row: Row) -> Item | None:
    """Phases before the one where the work stands ask for nothing: what was made there says more than a list."""
    if row["order"] < asked.stands:
        return None
    due_on = date.fromisoformat(row["due_on"])
    whose = "yours" if row["mine"] else "for anybody of the team"
    return Item(
        row["words"],
        f"{row['phase']}: {whose}.",
        f"{reverse('project_plan:plan', args=[asked.member.pk])}#task-{row['pk']}",
        "See the plan",
        due_on,
        Weight.PERSON if row["mine"] else Weight.ROUTINE,
        done_at(reverse("project_plan:finish", args=[row["pk"]])),
    )


put_on_due_now(Kind("plan", each(_item), _rows, whose=Whose.TEAM))
