"""Proposed check-ins: a facilitator takes them or lets them go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from districts.scheduling.happened import waiting_checkins
from districts.support.models import CheckIn
from network.lib.show import show
from network.meetings.actions import MeetingOver, cancel_meeting, confirm_meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """Check-ins that are proposed and still ahead, each with why."""
    network = fetch(request, Network, slug, Can.PLAN_YEAR, field="slug")
    rows = waiting_checkins(CheckIn.objects.seen_by(request.user).filter(network=network), now=timezone.now())
    return show(request, "districts/scheduling/proposals.html", {"network": network, "rows": list(rows)})


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposed check-in, so that its people are invited, or let it go."""
    found = fetch(request, CheckIn.objects.select_related("network", "meeting", "member__district"), pk, Can.PLAN_YEAR)
    name = found.member.district.name
    try:
        if request.POST.get("take") == "1":
            confirm_meeting(found.meeting, by=request.user)
            messages.success(request, f"The check-in with {name} stands, and its people are invited.")
        elif found.meeting.state == found.meeting.State.PROPOSED:
            cancel_meeting(found.meeting, by=request.user, why="It was proposed and not taken.")
            messages.success(request, f"The proposal for {name} is gone, and does not come back for this gap.")
    except MeetingOver:
        messages.warning(request, "That check-in is over.")
    return redirect("scheduling:proposals", found.network.slug)
