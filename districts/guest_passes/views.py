"""The hub's pages of guest passes: all of them, one, making one, sending it again, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from districts.guest_passes import actions
from districts.guest_passes.forms import PassForm
from districts.guest_passes.models import GuestPass
from districts.guest_passes.shown import line_of, lines_of, sentence_of
from network.lib.show import show
from network.meetings.models import Meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

SHOWN = 100


@require_GET
def passes(request: HttpRequest, slug: str) -> HttpResponse:
    """Who was asked to visit what, and what they said, the newest first."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    rows = GuestPass.objects.seen_by(request.user).filter(network=network).whole()[:SHOWN]
    lines = lines_of(list(rows), timezone.localdate())
    context = {"network": network, "lines": lines, "sentence": sentence_of(lines)}
    return show(request, "districts/guest_passes/passes.html", context)


def make(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody visit one coming meeting."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    meetings = coming_meetings(network, request)
    form = PassForm(request.POST or None, network=network, meetings=meetings, initial=_wished(request))
    if form.is_valid():
        made = actions.make_pass(
            network, form.visitor(), by=person_of(request), client_key=form.cleaned_data["client_key"]
        )
        if made.withdrawn_at:  # the form of a pass that was taken back, sent once more
            messages.error(request, "This pass is taken back, and nobody is written to. Make a new one instead.")
        else:
            messages.success(request, f"We are writing to {made.email}. What {made.name} says stands here.")
        return redirect("guest_passes:pass", made.pk)
    context = {"network": network, "form": form, "has_meetings": meetings.exists()}
    return show(request, "districts/guest_passes/make.html", context)


@require_GET
def guest_pass(request: HttpRequest, pk: int) -> HttpResponse:
    """One pass: what its guest said, what came of it, and the next step."""
    found = fetch(request, GuestPass.objects.whole(), pk, Can.EDIT_NETWORK)
    context = {"line": line_of(found, timezone.localdate()), "network": found.network, "guest_pass": found}
    return show(request, "districts/guest_passes/pass.html", context)


@require_POST
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter again with a new link."""
    found = fetch(request, GuestPass.objects.whole(), pk, Can.EDIT_NETWORK)
    try:
        actions.repeat_letter(found, by=person_of(request))
        messages.success(request, f"We are writing to {found.email} again. Earlier links stop working.")
    except actions.PassOver:
        messages.error(request, "This pass has ended. Make a new one for a coming meeting.")
    return redirect("guest_passes:pass", pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a pass back."""
    found = fetch(request, GuestPass.objects.whole(), pk, Can.EDIT_NETWORK)
    actions.withdraw_pass(found, by=person_of(request))
    messages.success(request, f"The pass of {found.name} is taken back. Nobody is written to: a call is kinder.")
    return redirect("guest_passes:pass", pk)


@require_POST
def taken_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the hub has seen to what the guest said: it leaves This week."""
    found = fetch(request, GuestPass.objects.whole(), pk, Can.EDIT_NETWORK)
    actions.take_up(found, by=person_of(request))
    messages.success(request, "It is noted, and off your list of this week.")
    return redirect("guest_passes:pass", pk)


def coming_meetings(network: Network, request: HttpRequest) -> Any:
    """Meetings of the whole network that are settled and still to come, the next first."""
    rows = Meeting.objects.seen_by(request.user).filter(network=network, kind=Meeting.Kind.NETWORK, scope="")
    return rows.coming(timezone.now()).exclude(state=Meeting.State.PROPOSED)


def _wished(request: HttpRequest) -> dict[str, str]:
    """What a page that leads here knows already."""
    return {name: request.GET[name] for name in ("meeting", "district") if request.GET.get(name, "").isdecimal()}
