"""The page of the project plan."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from design_process.phases.actions import project_of
from design_process.progress.positions import position_for
from design_process.project_plan.shown import plan_of
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done in each phase, by when, by whom; what is late, and what that means."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_PROFILE)
    project, today = project_of(member), timezone.localdate()
    held = person_of(request).holdings
    context = {
        "member": member,
        "project": project,
        "plan": plan_of(member, project, today, reached=position_for(member, today).order) if project else None,
        "may_edit": held.may(Can.EDIT_WORK, member),
        "may_do": held.may(Can.ADD_WORK, member),
    }
    return show(request, "design_process/project_plan/plan.html", context)
