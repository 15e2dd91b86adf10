"""The pages of the process that show where members stand."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.phases import actions
from design_process.phases.forms import OverrideForm
from design_process.phases.models import PositionOverride
from design_process.problems.models import Adoption
from design_process.problems.shown import goal_lines
from design_process.progress.members_board import members_board
from design_process.progress.positions import position_for
from design_process.progress.process import process_board
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def process(request: HttpRequest, slug: str) -> HttpResponse:
    """The process on one timeline, and which members are where."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    holdings = request.user.holdings  # type: ignore[union-attr]
    context = {
        "network": network,
        "board": process_board(network, holdings, timezone.localdate()),
        "may_edit": holdings.may(Can.EDIT_NETWORK, network),
    }
    return show(request, "design_process/phases/process.html", context)


def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Members and phases: all of them for the hub, their own for those who belong to one."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    context = {"network": network, "board": members_board(network, person_of(request), timezone.localdate())}
    return show(request, "design_process/phases/board.html", context)


def project(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's own work in the design cycle: position with its reason, problem, goals, vision, plan, phases."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_PROFILE)
    may = request.user.holdings.may  # type: ignore[union-attr]
    found = actions.project_of(member)
    phases = found.design_cycle.template.phases.all() if found else []
    made = {done.phase_id: done for done in found.phases_done.select_related("by")} if found else {}
    adopted = Adoption.objects.seen_by(request.user).open().filter(member=member)
    context = {
        "member": member,
        "project": found,
        "position": position_for(member, timezone.localdate()),
        "phases": [(phase, made.get(phase.pk)) for phase in phases],
        "adoption": adopted.select_related("problem").first(),
        "goals": goal_lines(member.pk),
        "may_edit": may(Can.EDIT_WORK, member),
        "may_propose": may(Can.PROPOSE_GOAL, member),
        "may_override": may(Can.EDIT_NETWORK, member),
        "proposes": not may(Can.EDIT_GOAL, member),
    }
    return show(request, "design_process/phases/project.html", context)


def override_position(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a member's position by hand, with the reason everybody sees."""
    member = fetch(request, Member, pk, Can.EDIT_NETWORK)
    found = actions.project_of(member)
    if found is None:
        raise Http404
    position = position_for(member, timezone.localdate())
    rows = list(PositionOverride.objects.seen_by(request.user).filter(project=found).select_related("phase", "by"))
    standing = next((row for row in rows if row.taken_back_at is None), None)
    initial: dict[str, object] = {"since": timezone.localdate()}
    if standing:
        initial = {"phase": standing.phase_id, "since": standing.since, "reason": standing.reason}
    form = OverrideForm(request.POST or None, cycle=found.design_cycle, initial=initial)
    if form.is_valid():
        said = form.said()
        actions.override_position(found, said, by=request.user)
        messages.success(request, f"{member} is shown in {said.phase.label}, with your reason.")
        return redirect("phases:project", pk)
    earlier = [row for row in rows if row is not standing]
    context = {"member": member, "position": position, "form": form, "earlier": earlier}
    return show(request, "design_process/phases/override_position.html", context)


@require_POST
def remove_override(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what exists decide again."""
    member = fetch(request, Member, pk, Can.EDIT_NETWORK)
    found = actions.project_of(member)
    if found is not None:
        actions.remove_override(found, by=request.user)
        messages.success(request, f"The position of {member} is computed again.")
    return redirect("phases:project", pk)
