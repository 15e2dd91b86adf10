"""Making a project plan, and its tasks. Its page is in `progress`, which knows where the work stands."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.phases.actions import project_of
from design_process.phases.models import DistrictProject, Phase
from design_process.project_plan import actions
from design_process.project_plan.forms import DropForm, TaskForm
from design_process.project_plan.models import ProjectTask
from districts.directory.models import Member
from network.lib.going_back import go_back
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

NO_TIMELINE = (
    "The network has no timeline yet. A plan can be made as soon as the facilitator has started a design cycle."
)


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the plan backwards from the network's dates, or bring it up to them."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.EDIT_WORK)
    project = project_of(member)
    try:
        if project is None:
            raise actions.NoTimeline
        changed = actions.make_plan(project, by=person_of(request), on=timezone.localdate())
    except actions.NoTimeline:
        messages.warning(request, NO_TIMELINE)
    else:
        said = "The plan is there. Change what does not fit, and say who does what." if changed else "Nothing changed."
        messages.success(request, said)
    return redirect("project_plan:plan", pk)


def add(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """Put a thing of the team's own into a phase."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.EDIT_WORK)
    project = _project(member)
    phase = get_object_or_404(Phase, template=project.design_cycle.template_id, order=order)
    window = project.design_cycle.windows.filter(phase=phase).first()
    initial = {"due_on": window.closes_on if window else None}
    form = TaskForm(request.POST or None, member=member, days=_days(project), initial=initial)
    if form.is_valid():
        key = form.cleaned_data["client_key"]
        actions.add_task(project, phase, form.task(), by=person_of(request), client_key=key)
        messages.success(request, f"It stands in {phase.label} now.")
        return redirect("project_plan:plan", pk)
    context = {"member": member, "phase": phase, "form": form}
    return show(request, "design_process/project_plan/task.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a task, or leave it out with a reason."""
    task = fetch(request, ProjectTask.objects.with_project(), pk, Can.EDIT_WORK)
    initial = {"words": task.words, "due_on": task.due_on, "owner": task.owner_id}
    dropping = "drop" in request.POST
    form: Any = TaskForm(
        None if dropping else request.POST or None, member=task.member, days=_days(task.project), initial=initial
    )
    drop = DropForm(request.POST if dropping else None)
    if form.is_valid():
        actions.change_task(task, form.task(), by=person_of(request))
        messages.success(request, "The plan is changed.")
        return redirect("project_plan:plan", task.member_id)
    if drop.is_valid():
        actions.drop_task(task, why=drop.cleaned_data["why"], by=person_of(request))
        messages.success(request, "It is left out. The history keeps it, with your reason.")
        return redirect("project_plan:plan", task.member_id)
    context = {"member": task.member, "phase": task.phase, "task": task, "form": form, "drop": drop}
    status = 422 if drop.is_bound else 200
    return show(request, "design_process/project_plan/task.html", context, status=status)


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done, or not after all. From Due now one goes back there."""
    task = fetch(request, ProjectTask.objects.with_project(), pk, Can.ADD_WORK)
    if task.dropped_at:
        raise PermissionDenied
    done = request.POST.get("done") == "yes"
    actions.finish_task(task, done=done, by=person_of(request), on=timezone.localdate())
    messages.success(request, f"Done: {task.words}" if done else f"Open again: {task.words}")
    return go_back(request, "project_plan:plan", task.member_id)


def _project(member: Member) -> DistrictProject:
    project = project_of(member)
    if project is None:
        raise Http404
    return project


def _days(project: DistrictProject) -> tuple[Any, Any]:
    return project.design_cycle.starts_on, project.design_cycle.ends_on
