"""Pages of events: those of a member or of the network, with a form; and one event, changed or removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.measures.events import actions
from design_process.measures.events.forms import EventForm
from design_process.measures.events.models import ChartEvent
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

GONE = "Somebody has changed or removed this meanwhile. Go back to the list to see how it stands now."


def member_events(request: HttpRequest, pk: int) -> HttpResponse:
    right = Can.EDIT_WORK if request.method == "POST" else Can.SEE_STATUS
    member = fetch(request, Member.objects.select_related("district", "network"), pk, right)
    return _list(request, member.network, member)


def network_events(request: HttpRequest, slug: str) -> HttpResponse:
    right = Can.EDIT_NETWORK if request.method == "POST" else Can.SEE_ROLLUP
    return _list(request, fetch(request, Network, slug, right, field="slug"), None)


def _list(request: HttpRequest, network: Network, member: Member | None) -> HttpResponse:
    """What stands, what was changed or removed, and the form for those who may write."""
    form = EventForm(request.POST or None, initial={"on": timezone.localdate()})
    person = person_of(request)
    if request.method == "POST" and form.is_valid():
        actions.note_event(network.pk, member, form.said(), by=person)
        messages.success(request, "It stands on the charts now.")
        return redirect(request.path)
    rows = ChartEvent.objects.seen_by(person).filter(network=network, member=member)
    context = {
        "network": network,
        "member": member,
        "form": form,
        "events": rows.standing().select_related("by", "replaces"),
        "gone": rows.exclude(removed_at=None).filter(replaced_by=None).select_related("removed_by"),
        "may_edit": person.holdings.may(Can.EDIT_WORK, member) if member else _may_edit(request, network),
    }
    return show(request, "design_process/measures/events/events.html", context)


def _may_edit(request: HttpRequest, network: Network) -> bool:
    return person_of(request).holdings.may(Can.EDIT_NETWORK, network)


def edit_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = fetch(request, ChartEvent.objects.select_related("network", "member__district"), pk, Can.EDIT_WORK)
    form = EventForm(request.POST or None, initial={"on": event.on, "words": event.words})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_event(event, form.said(), by=person_of(request))
        except actions.EventGone:
            form.add_error(None, GONE)
        else:
            messages.success(request, "Changed. What it said before stays in the list.")
            return _to_list(event)
    return show(request, "design_process/measures/events/event.html", {"event": event, "form": form})


@require_POST
def remove_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = fetch(request, ChartEvent.objects.select_related("network"), pk, Can.EDIT_WORK)
    actions.remove_event(event, by=person_of(request))
    messages.success(request, "Removed from the charts.")
    return _to_list(event)


def _to_list(event: ChartEvent) -> HttpResponse:
    if event.member_id:
        return redirect("measures:member_events", event.member_id)
    return redirect("measures:network_events", event.network.slug)
