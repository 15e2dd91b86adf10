"""Making a plan backwards from the network's dates, and what happens to its tasks."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.phases.models import DistrictProject, Phase, PhaseWindow
from design_process.project_plan.backwards import PhaseDays, due_days, school_days
from design_process.project_plan.models import ProjectTask
from districts.calendars.planning import SchoolDays, closed_and_testing
from districts.calendars.spans import days_of
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.words import counted

OUTPUT = "output:"


class NoTimeline(Exception):
    """The network has no dates to plan backwards from."""


@dataclass(frozen=True)
class Proposed:
    """A thing a phase ends with, and the day by which it should be there."""

    phase: Phase
    key: str
    words: str
    due_on: date


def windows_of(project: DistrictProject) -> list[PhaseWindow]:
    """The phases of a project's design cycle with their days, in order. One query."""
    found = PhaseWindow.objects.filter(design_cycle=project.design_cycle_id).select_related("phase")
    return list(found.order_by("phase__order"))


def calendar_of(member: Member, windows: list[PhaseWindow]) -> SchoolDays:
    """The member's school calendar from the first day of these phases to the last. One query."""
    if not windows:
        return SchoolDays()
    found = closed_and_testing(member.network, windows[0].opens_on, windows[-1].closes_on)
    return found.get(member.pk, SchoolDays())


def phase_days(windows: list[PhaseWindow], calendar: SchoolDays) -> list[PhaseDays]:
    """The phases with the member's school days in each. While pupils sit a test, a team still has its afternoon."""
    shut = set(days_of(calendar.closed))
    return [
        PhaseDays(one.phase.label, one.opens_on, one.closes_on, school_days(one.opens_on, one.closes_on, shut))
        for one in windows
    ]


def proposed(windows: list[PhaseWindow], days: list[PhaseDays]) -> list[Proposed]:
    """What each phase ends with, by days that are counted backwards from where it closes."""
    found = []
    for window, phase in zip(windows, days, strict=True):
        outputs = list(window.phase.outputs)
        by = due_days(len(outputs), phase.school_days, phase.closes_on) if outputs else ()
        for words, day in zip(outputs, by, strict=True):
            found.append(Proposed(window.phase, f"{OUTPUT}{words}"[:60], words[:200], day))
    return found


@transaction.atomic
def make_plan(project: DistrictProject, *, by: Any, on: date) -> int:
    """Add what the plan lacks, and move what has no day of its own to the network's dates. Returns how many changed.

    Made twice it is made once; what was done, dropped or moved by hand stays as it is. Raises NoTimeline.
    """
    locked = DistrictProject.objects.select_for_update(no_key=True).select_related("member__network").get(pk=project.pk)
    windows = windows_of(locked)
    if not windows:
        raise NoTimeline
    changed = 0
    known = {(task.phase_id, task.key): task for task in ProjectTask.objects.filter(project=locked)}
    for one in proposed(windows, phase_days(windows, calendar_of(locked.member, windows))):
        task = known.get((one.phase.pk, one.key))
        if task is None:
            ProjectTask.objects.create(
                network_id=locked.network_id,
                member=locked.member,
                project=locked,
                phase=one.phase,
                key=one.key,
                words=one.words,
                is_benchmark=True,
                due_on=one.due_on,
                by=by,
            )
            changed += 1
        elif would_move(task, one):
            task.due_on = one.due_on
            task.save(update_fields=["due_on"])
            changed += 1
    if locked.plan_made_on is None:
        locked.plan_made_on = on
        locked.save(update_fields=["plan_made_on"])
    if changed:
        _note(f"planned backwards for {locked.member}: {counted(changed, 'day', 'days')} set", locked, by=by)
    return changed


def would_move(task: ProjectTask, one: Proposed) -> bool:
    """Does the network's timeline give this task another day than it has?"""
    fixed = task.is_moved or task.done_on is not None or task.dropped_at is not None
    return not fixed and task.due_on != one.due_on


@dataclass(frozen=True)
class Task:
    """What a task says: what, by which day, and who does it (None: anybody of the team)."""

    words: str
    due_on: date
    owner: Any = None


@transaction.atomic
def add_task(project: DistrictProject, phase: Phase, task: Task, *, by: Any, client_key: UUID) -> ProjectTask:
    """A thing of the team's own. The same `client_key` again returns the first one, as it is."""
    made: tuple[ProjectTask, bool] = ProjectTask.objects.get_or_create(
        project=project,
        phase=phase,
        key=f"own:{client_key}",
        defaults={
            "network_id": project.network_id,
            "member_id": project.member_id,
            "words": task.words,
            "due_on": task.due_on,
            "is_moved": True,
            "owner": task.owner,
            "by": by,
        },
    )
    if made[1]:
        _note(f"put “{task.words}” into the plan of {project.member}", project, by=by)
    return made[0]


@transaction.atomic
def change_task(task: ProjectTask, said: Task, *, by: Any, why: str = "") -> None:
    """Other words, another day, another owner. A day set by hand stays when the network's dates move."""
    locked = ProjectTask.objects.select_for_update(no_key=True).select_related("member__district").get(pk=task.pk)
    if (locked.words, locked.due_on, locked.owner) == (said.words, said.due_on, said.owner):
        return
    before = locked.due_on
    locked.is_moved = locked.is_moved or before != said.due_on
    locked.words, locked.due_on, locked.owner = said.words, said.due_on, said.owner
    locked.save(update_fields=["words", "due_on", "owner", "is_moved"])
    moved = f": from {before} to {said.due_on}" if before != said.due_on else ""
    _note(f"changed “{said.words}” in the plan of {locked.member}{moved}", locked, by=by, why=why)


@transaction.atomic
def finish_task(task: ProjectTask, *, done: bool, by: Any, on: date) -> None:
    """It is done, or not after all. Said twice it is said once."""
    rows = ProjectTask.objects.standing().filter(pk=task.pk, done_on__isnull=done)
    if rows.update(done_on=on if done else None, done_by=by if done else None):
        verb = "did" if done else "took back"
        _note(f"{verb} “{task.words}” of the plan of {task.member}", task, by=by)


@transaction.atomic
def drop_task(task: ProjectTask, *, why: str, by: Any) -> None:
    """Leave it out, with a reason. It stays in the history, and planning anew does not bring it back."""
    rows = ProjectTask.objects.standing().filter(pk=task.pk, done_on=None)
    if rows.update(dropped_at=timezone.now(), dropped_why=why):
        _note(f"left “{task.words}” out of the plan of {task.member}", task, by=by, why=why)


def _note(words: str, thing: Any, *, by: Any, why: str = "") -> None:
    record(Activity.About.PROCESS, words, network_id=thing.network_id, by=by, thing=thing, why=why)
