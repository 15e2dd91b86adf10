"""Proposing an agenda from facts: read it, untick what does not fit today, put the rest on the agenda."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.agendas.actions import put_on_agenda
from design_process.agendas.forms import TakeForm
from design_process.agendas.propose import proposed_agenda
from network.lib.show import show
from network.lib.words import counted
from network.meetings.models import Meeting
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def propose_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """What the meeting could talk about, and why each. Ticked: what fits into its time."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    if not meeting.takes_agenda:
        messages.warning(request, "This meeting is over or called off: its agenda stays as it is.")
        return redirect("meetings:meeting", pk)
    today = timezone.localdate()
    page = proposed_agenda(meeting, today)
    form = TakeForm(request.POST or None, found=page.fit)
    if form.is_valid():
        added = put_on_agenda(meeting, form.chosen(), by=person_of(request), today=today)
        messages.success(request, _told(added))
        return redirect("meetings:agenda", pk)
    context = {"meeting": meeting, "network": meeting.network, "page": page, "form": form}
    return show(request, "design_process/agendas/propose.html", context)


def _told(added: int) -> str:
    if not added:
        return "Nothing was added: nothing new was ticked."
    return f"{counted(added, 'item is', 'items are')} on the agenda now."
