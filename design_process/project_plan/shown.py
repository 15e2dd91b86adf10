"""The plan as its page shows it: phases, their tasks, what is late and what that means."""

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
    is_passed: bool  # nobody said so, and the work stands further on
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


def plan_of(member: Member, project: DistrictProject, today: date, *, reached: int = 0) -> Plan:
    """A member's plan. Four queries, whatever is in it. `reached`: the order of the phase where the work stands; what
    is planned in those before it is late for nobody.
    """
    windows = windows_of(project)  # 1
    calendar = calendar_of(member, windows)  # 1
    days = phase_days(windows, calendar)
    tasks = list(ProjectTask.objects.standing().filter(project=project).select_related("owner", "done_by"))  # 1
    been = set(PhaseDone.objects.filter(project=project).values_list("phase", flat=True))  # 1
    phases = tuple(
        _phase(
            window,
            (days[place], days[place + 1] if place + 1 < len(days) else None),
            [task for task in tasks if task.phase_id == window.phase_id],
            "done" if window.phase_id in been else "passed" if window.phase.order < reached else "",
            today,
        )
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
    window: PhaseWindow, days: tuple[PhaseDays, PhaseDays | None], tasks: list[ProjectTask], behind: str, today: date
) -> PhasePlan:
    """`behind`: done, as the team said; passed, as the work shows; or empty."""
    mine, following = days
    late = 0 if behind else sum(task.done_on is None and task.due_on < today for task in tasks)
    return PhasePlan(
        order=window.phase.order,
        label=window.phase.label,
        days=mine,
        is_done=behind == "done",
        is_passed=behind == "passed",
        is_now=window.opens_on <= today <= window.closes_on,
        tasks=tuple(_task(task, days, BEHIND.get(behind, ""), today) for task in tasks),
        effect=effect(mine, following, late, today),
    )


BEHIND = {"done": "the phase is behind you", "passed": "the work has passed it"}


def _task(task: ProjectTask, days: tuple[PhaseDays, PhaseDays | None], behind: str, today: date) -> TaskShown:
    if task.done_on:
        return TaskShown(task, f"done {task.done_on:%a} {task.done_on.day} {task.done_on:%b}", "done", "")
    if behind:
        return TaskShown(task, behind, "quiet", "")
    kind = "late" if task.due_on < today else "due" if (task.due_on - today).days <= 7 else "quiet"
    return TaskShown(task, late_by(task.due_on, today), kind, squeeze(task.due_on, *days))


def _moves(windows: list[PhaseWindow], days: list[PhaseDays], tasks: list[ProjectTask]) -> int:
    known = {(task.phase_id, task.key): task for task in tasks}
    wanted = proposed(windows, days)
    return sum(would_move(known[one.phase.pk, one.key], one) for one in wanted if (one.phase.pk, one.key) in known)


def _sentence(phases: tuple[PhasePlan, ...]) -> str:
    shown = [task for phase in phases for task in phase.tasks]
    done, late = sum(t.kind == "done" for t in shown), sum(t.kind == "late" for t in shown)
    passed = sum(t.kind != "done" for phase in phases if phase.is_passed for t in phase.tasks)
    if not shown:
        return "No plan yet. It can be made from the network’s dates and your school calendar, and then changed."
    said = f"{done} of {counted(len(shown), 'thing', 'things')} done"
    said += f", {passed} passed by the work" if passed else ""
    return f"{said}, {counted(late, 'is', 'are')} past the day." if late else f"{said}; nothing is late."
