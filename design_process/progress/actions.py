"""What is written from progress: which number judges a goal, that somebody looked, what is said of gates."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.problems.models import Goal
from design_process.progress.changes import Facts
from design_process.progress.gates import GATE_OF
from design_process.progress.looks import Past
from design_process.progress.models import GateNote, GoalNumber, Look
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


@transaction.atomic
def note_gate(member: Member, gate: str, words: str, *, passed: bool, by: Any) -> bool:
    """Say why a member passes a gate without it, or what its team noticed in the data. False if it stands already."""
    _, made = GateNote.objects.get_or_create(
        network_id=member.network_id,
        member=member,
        gate=gate,
        passed=passed,
        taken_back_at=None,
        defaults={"words": words, "by": by},
    )
    if made:
        what = f"let {member.district.name} go on without {GATE_OF[gate].needs}"
        line = what if passed else f"noted that {member.district.name} looked at the common data"
        record(Activity.About.PROCESS, line, network_id=member.network_id, by=by, thing=member, why=words)
    return made


@transaction.atomic
def take_back_note(note: GateNote, *, by: Any) -> None:
    """Let what exists decide about a gate again. Taken back twice is taken back once."""
    mine = GateNote.objects.standing().filter(pk=note.pk)
    if mine.update(taken_back_at=timezone.now(), taken_back_by=by):
        line = f"took back what was said of “{note.get_gate_display()}” in {note.member.district.name}"
        record(Activity.About.PROCESS, line, network_id=note.network_id, by=by, thing=note.member, why=note.words)
