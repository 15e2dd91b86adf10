"""Working on an agenda: the hub shapes it, whoever takes part proposes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from network.lib.show import show
from network.meetings import agenda_actions
from network.meetings.forms import ItemForm
from network.meetings.meeting_page import leads_of, meeting_page
from network.meetings.models import AgendaItem, Meeting
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda with a form for one more item."""
    meeting = fetch(request, Meeting.objects.whole(), pk, Can.TAKE_PART)
    person = person_of(request)
    form = ItemForm(request.POST or None, leads=leads_of(meeting))
    if request.method == "POST" and form.is_valid():
        if not meeting.takes_agenda:
            messages.warning(request, "This meeting is over, so its agenda stays as it was.")
        else:
            agenda_actions.add_item(meeting, form.item(), by=person)
            messages.success(request, "It is on the agenda, at the end.")
        return redirect("meetings:agenda", pk)
    context = {"meeting": meeting, "form": form, "page": meeting_page(meeting, person), "person": person}
    return show(request, "network/meetings/agenda_page.html", context)


@form_page
def change_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item: the hub any, others their own. When somebody else was quicker, both versions are shown."""
    item = _fetch(request, pk)
    form = ItemForm(request.POST or None, leads=leads_of(item.meeting), item=item)
    context = {"item": item, "meeting": item.meeting, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            agenda_actions.change_item(item, form.item(item), by=person_of(request), seen=form.shown_version)
        except agenda_actions.ItemChanged as refused:
            data = request.POST.copy()
            data["seen"] = agenda_actions.item_version(refused.item)
            context |= {"form": ItemForm(data, leads=leads_of(item.meeting), item=item), "theirs": refused.item}
            return show(request, "network/meetings/item.html", context, status=409)
        messages.success(request, "It is changed.")
        return redirect("meetings:agenda", item.meeting_id)
    return show(request, "network/meetings/item.html", context)


@require_POST
def move_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an item at another place: `to` is the place, 1 the first."""
    item = fetch(request, AgendaItem.objects.select_related("meeting"), pk, Can.RUN_MEETING)
    to = request.POST.get("to", "")
    if to.isdecimal() and len(to) < 5:
        agenda_actions.move_item(item, int(to), by=person_of(request))
    return redirect("meetings:agenda", item.meeting_id)


@require_POST
def remove_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off."""
    item = _fetch(request, pk)
    agenda_actions.remove_item(item, by=person_of(request))
    messages.success(request, f"“{item.title}” is off the agenda.")
    return redirect("meetings:agenda", item.meeting_id)


def _fetch(request: HttpRequest, pk: int) -> AgendaItem:
    """An item that the person may change, of a meeting that is still to come."""
    item: AgendaItem = fetch(request, AgendaItem.objects.select_related("meeting__network"), pk, Can.TAKE_PART)
    person = person_of(request)
    may = person.holdings.may(Can.RUN_MEETING, item) or item.created_by_id == person.pk
    if not may or not item.meeting.takes_agenda:
        raise PermissionDenied
    return item
