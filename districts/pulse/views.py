"""The hub's page of the pulse, and the day it is taken."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from districts.directory.models import Member
from districts.pulse.actions import set_day
from districts.pulse.board import pulse_board
from districts.pulse.forms import DayForm
from districts.pulse.models import AT_WORK
from network.lib.show import show
from network.lib.words import day_words
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def pulse(request: HttpRequest, slug: str) -> HttpResponse:
    """Who answered what; the hub sets the day on which a member, or every one, is asked next."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    members = Member.objects.seen_by(request.user).filter(network=network, state__in=AT_WORK).select_related("district")
    form = DayForm(request.POST or None, members=members)
    if form.is_valid():
        one, on = form.cleaned_data["member"], form.cleaned_data["on"]
        set_day(network, [one] if one else members, on, by=person_of(request))
        messages.success(request, f"{one or 'Every member at work'} is asked on {day_words(on)}.")
        return redirect("pulse:pulse", network.slug)
    context = {"network": network, "board": pulse_board(network), "form": form}
    return show(request, "districts/pulse/pulse.html", context)
