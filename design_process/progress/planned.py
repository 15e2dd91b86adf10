"""What a team's plan asks of a reader soon: their own, and what nobody in particular has taken."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from design_process.project_plan.models import ProjectTask
from districts.directory.models import Member

SHOWN = 5  # the page of the plan has them all
ASKED_FOR = 40  # more than are shown: the work may have passed the phases of the first of them
Row = dict[str, Any]  # pk, words, phase (its label), order (of the phase), mine (an id, or None), due_on (as text)


def with_planned(members: Any, *, person: Any, until: Any) -> Any:
    """Members with `planned`, the rows that are due by a day: no query of its own."""
    rows = ProjectTask.objects.to_do().filter(
        Q(owner=person) | Q(owner=None),
        member=OuterRef("pk"),
        project__design_cycle__closed_at=None,
        due_on__lte=until,
    )
    said = JSONObject(pk="pk", words="words", phase="phase__label", order="phase__order", mine="owner", due_on="due_on")
    return members.annotate(planned=ArraySubquery(rows.order_by("due_on", "pk").values(json=said)[:ASKED_FOR]))


def planned_for(member: Member, person: Any, until: date, *, order: int) -> list[Row]:
    """What `with_planned` has found; asked for where the member came without it.

    Phases before `order`, where the work stands, ask for nothing: what the team has made there says more than a list.
    """
    found: list[Row] | None = getattr(member, "planned", None)
    if found is None:
        found = (
            with_planned(Member.objects, person=person, until=until).values_list("planned", flat=True).get(pk=member.pk)
        )
    return [row for row in found if row["order"] >= order][:SHOWN]
