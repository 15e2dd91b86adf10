"""Pages that change the process and a member's project. Those that show where members stand are in progress."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.phases import actions
from design_process.phases.forms import (
    CycleForm,
    OpeningsForm,
    PhaseDoneForm,
    PhaseForm,
    ProjectForm,
    SpanForm,
    proposed,
)
from design_process.phases.models import DesignCycle, Phase
from design_process.phases.shipped import DEFAULT, shipped_templates
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def start_design_cycle(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a pass through the process: name, days, and when each phase opens (proposed, to be changed)."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    if network.design_cycles.filter(closed_at=None).exists():
        return _under_way(request, slug)
    key = request.POST.get("process") or request.GET.get("process") or _own_key(network)
    try:
        phases = actions.phases_to_be(network, key)
    except LookupError:
        raise Http404 from None
    form = _cycle_form(request, network, phases)
    if form.is_valid():
        template = actions.copy_template(network, key, by=request.user)
        try:
            actions.start_design_cycle(template, form.new_cycle(), by=request.user)
        except actions.CycleStillOpen:
            return _under_way(request, slug)
        messages.success(request, "The design cycle has started. Every member has a project in it.")
        return redirect("phases:process", slug)
    context = {"network": network, "form": form, "phases": phases, "key": key, "templates": shipped_templates()}
    return show(request, "design_process/phases/start_cycle.html", context)


def _under_way(request: HttpRequest, slug: str) -> HttpResponse:
    messages.info(request, "A design cycle is under way. Close it before you start the next one.")
    return redirect("phases:process", slug)


def _own_key(network: Network) -> str:
    """The template the network used last."""
    template = network.process_templates.order_by("-pk").first()
    return template.key if template else DEFAULT


def _cycle_form(request: HttpRequest, network: Network, phases: list[Phase]) -> CycleForm:
    """The form as it was sent; asked to propose, with the phases shared out anew over the days that were typed."""
    initial: dict[str, Any] = {"name": f"School year {network.school_year}", **_usual_days(timezone.localdate())}
    if request.method != "POST" or "propose" in request.POST:
        span = SpanForm(request.POST or None)
        if span.is_valid():
            initial |= span.cleaned_data | {"name": request.POST.get("name", "")}
        initial |= proposed(phases, initial["starts_on"], initial["ends_on"])
        return CycleForm(phases=phases, initial=initial)
    return CycleForm(request.POST, phases=phases, initial=initial)


def _usual_days(today: date) -> dict[str, date]:
    """From next Monday to the middle of June, at least half a year away."""
    starts_on = today + timedelta(days=7 - today.weekday())
    june = date(starts_on.year, 6, 12)
    ends_on = june if (june - starts_on).days >= 182 else date(starts_on.year + 1, 6, 12)
    return {"starts_on": starts_on, "ends_on": ends_on}


def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Move the phases of the design cycle that is under way."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    cycle = get_object_or_404(DesignCycle, network=network, closed_at=None)
    windows = list(cycle.windows.select_related("phase"))
    form = OpeningsForm(
        request.POST or None,
        phases=[window.phase for window in windows],
        first_day=cycle.starts_on,
        last_day=cycle.ends_on,
        initial={f"opens_{window.phase.order}": window.opens_on for window in windows},
    )
    if form.is_valid():
        actions.move_windows(cycle, form.days(), by=request.user)
        messages.success(request, "The timeline is changed for everybody.")
        return redirect("phases:process", slug)
    return show(request, "design_process/phases/timeline.html", {"network": network, "cycle": cycle, "form": form})


@require_POST
def close_design_cycle(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    theirs = {str(cycle.pk): cycle for cycle in DesignCycle.objects.filter(network=network)}
    cycle = theirs.get(request.POST.get("cycle", ""))
    if cycle is None:
        raise Http404
    actions.close_design_cycle(cycle, by=request.user)
    messages.success(request, f"{cycle.name} is closed. What members made in it stays.")
    return redirect("phases:process", slug)


def reword_phase(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    """Give a phase the network's own words."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    phase = get_object_or_404(Phase.objects.seen_by(request.user).of_network(network.pk), order=order)
    before = phase.label
    form = PhaseForm(request.POST or None, instance=phase)
    if form.is_valid():
        actions.reword_phase(phase, form.words(), by=request.user)
        messages.success(request, "The new words are used everywhere from now on.")
        return redirect("phases:process", slug)
    context = {"network": network, "before": before, "phase": phase, "form": form}
    return show(request, "design_process/phases/reword_phase.html", context)


def edit_project(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a member's vision and plan."""
    member = fetch(request, Member, pk, Can.EDIT_WORK)
    project = actions.project_of(member)
    if project is None:
        raise Http404
    form = ProjectForm(request.POST or None, instance=project)
    if form.is_valid():
        said = form.cleaned_data
        actions.write_project(project, said["vision"], said["plan"], by=request.user, on=timezone.localdate())
        messages.success(request, "Your project is saved.")
        return redirect("phases:project", pk)
    return show(request, "design_process/phases/project_form.html", {"member": member, "form": form})


def finish_phase(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """Say that a team has been through a phase and what it made in it, or take that back."""
    member = fetch(request, Member, pk, Can.EDIT_WORK)
    project = actions.project_of(member)
    phase = get_object_or_404(Phase, template=project.design_cycle.template_id if project else None, order=order)
    assert project is not None  # noqa: S101 - without a project there was no phase
    done = project.phases_done.filter(phase=phase).first()
    form = PhaseDoneForm(request.POST or None, initial={"made": done.made if done else ""})
    if "reopen" in request.POST:
        actions.reopen_phase(project, phase, by=request.user)
        messages.success(request, f"{phase.label} is open again.")
        return redirect("phases:project", pk)
    if form.is_valid():
        actions.finish_phase(project, phase, form.cleaned_data["made"], by=request.user)
        messages.success(request, f"Noted what you made in {phase.label}.")
        return redirect("phases:project", pk)
    context = {"member": member, "phase": phase, "done": done, "form": form}
    return show(request, "design_process/phases/finish_phase.html", context)
