"""What is written from the pages of progress: which number judges a goal, and that somebody has looked."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.problems.models import Goal
from design_process.progress.changes import Facts
from design_process.progress.looks import Past
from design_process.progress.models import GoalNumber, Look
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity


@transaction.atomic
def judge_goal_by(goal: Goal, indicator: Indicator, *, by: Any) -> None:
    """Let an indicator that the member collects show how far its goal is. The same again changes nothing."""
    if not Indicator.objects.asked_of_member(goal.member_id, network=goal.network_id).filter(pk=indicator.pk).exists():
        raise ValueError("the member does not collect this number")
    said = {"indicator": indicator, "chosen_by": by, "chosen_at": timezone.now()}
    link, made = GoalNumber.objects.select_for_update().get_or_create(
        goal=goal, defaults={"network_id": goal.network_id, "member_id": goal.member_id, **said}
    )
    if not made:
        if link.indicator_id == indicator.pk:
            return
        GoalNumber.objects.filter(pk=link.pk).update(**said)
    line = f"chose “{indicator.name}” to show how far a goal of {goal.member.district.name} is"
    record(Activity.About.GOALS, line, network_id=goal.network_id, by=by, thing=goal)


def note_look(member: Member, person: Any, past: Past, facts: Facts, *, now: datetime) -> None:
    """Begin a visit of a person to a member's page, on which `facts` stand. One statement; of two at once, one counts.

    No line of history: when somebody looks is nobody else's.
    """
    mine = {"network_id": member.network_id, "member_id": member.pk, "person_id": person.pk}
    if past.since is None:
        Look.objects.bulk_create([Look(**mine, looked_at=now, seen=facts)], ignore_conflicts=True)
        return
    Look.objects.filter(**mine, looked_at=past.since).update(
        looked_at=now, seen=facts, before_at=past.since, before=past.facts
    )
