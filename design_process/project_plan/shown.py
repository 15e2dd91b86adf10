"""The plan as its page shows it: phases, their tasks, what is late and what that means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from design_process.phases.models import DistrictProject, PhaseDone, PhaseWindow
from design_process.project_plan.actions import calendar_of, phase_days, proposed, windows_of, would_move
from design_process.project_plan.backwards import PhaseDays, effect, squeeze
from design_process.project_plan.models import ProjectTask
from districts.directory.models import Member
from network.lib.words import counted, late_by


@dataclass(frozen=True)
class TaskShown:
    task: ProjectTask
    when: str  # "3 days late", "in 2 weeks"
    kind: str  # done, late, due, quiet: as the status component knows them
    squeezes: str  # what its day costs the phase after; empty when it is within its own


@dataclass(frozen=True)
class PhasePlan:
    order: int
    label: str
    days: PhaseDays
    is_done: bool
    is_now: bool
    tasks: tuple[TaskShown, ...]
    effect: str  # what it means that something is late


@dataclass(frozen=True)
class Plan:
    sentence: str
    phases: tuple[PhasePlan, ...]
    is_made: bool
    moves: int  # days that would change if it were planned anew
    knows_calendar: bool


def plan_of(member: Member, project: DistrictProject, today: date) -> Plan:
    """A member's plan. Four queries, whatever is in it."""
    windows = windows_of(project)  # 1
    calendar = calendar_of(member, windows)  # 1
    days = phase_days(windows, calendar)
    tasks = list(ProjectTask.objects.standing().filter(project=project).select_related("owner", "done_by"))  # 1
    been = set(PhaseDone.objects.filter(project=project).values_list("phase", flat=True))  # 1
    phases = tuple(
        _phase(window, days, place, [t for t in tasks if t.phase_id == window.phase_id], window.phase_id in been, today)
        for place, window in enumerate(windows)
    )
    return Plan(
        sentence=_sentence(phases),
        phases=phases,
        is_made=bool(tasks),
        moves=_moves(windows, days, tasks),
        knows_calendar=calendar.is_known,
    )


def _phase(
    window: PhaseWindow, days: Sequence[PhaseDays], place: int, tasks: list[ProjectTask], is_done: bool, today: date
) -> PhasePlan:
    mine, following = days[place], days[place + 1] if place + 1 < len(days) else None
    late = 0 if is_done else sum(task.done_on is None and task.due_on < today for task in tasks)
    return PhasePlan(
        order=window.phase.order,
        label=window.phase.label,
        days=mine,
        is_done=is_done,
        is_now=window.opens_on <= today <= window.closes_on,
        tasks=tuple(_task(task, mine, following, is_done, today) for task in tasks),
        effect=effect(mine, following, late, today),
    )


def _task(task: ProjectTask, mine: PhaseDays, following: PhaseDays | None, is_done: bool, today: date) -> TaskShown:
    if task.done_on:
        return TaskShown(task, f"done {task.done_on:%a} {task.done_on.day} {task.done_on:%b}", "done", "")
    if is_done:
        return TaskShown(task, "the phase is behind you", "quiet", "")
    kind = "late" if task.due_on < today else "due" if (task.due_on - today).days <= 7 else "quiet"
    return TaskShown(task, late_by(task.due_on, today), kind, squeeze(task.due_on, mine, following))


def _moves(windows: list[PhaseWindow], days: list[PhaseDays], tasks: list[ProjectTask]) -> int:
    known = {(task.phase_id, task.key): task for task in tasks}
    wanted = proposed(windows, days)
    return sum(would_move(known[one.phase.pk, one.key], one) for one in wanted if (one.phase.pk, one.key) in known)


def _sentence(phases: tuple[PhasePlan, ...]) -> str:
    shown = [task for phase in phases for task in phase.tasks]
    done, late = sum(t.kind == "done" for t in shown), sum(t.kind == "late" for t in shown)
    if not shown:
        return "No plan yet. It can be made from the network’s dates and your school calendar, and then changed."
    said = f"{done} of {counted(len(shown), 'thing', 'things')} done"
    return f"{said}, {counted(late, 'is', 'are')} past the day." if late else f"{said}; nothing is late."
