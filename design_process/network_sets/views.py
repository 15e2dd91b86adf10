"""The sets of a network: what they add up to, starting one, joining one, leaving one. For facilitators."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from design_process.measures.words import POOLED
from design_process.network_sets.actions import join_set, leave_set, set_of_token, start_set
from design_process.network_sets.forms import JoinForm, SetForm
from design_process.network_sets.models import SetPlace
from design_process.network_sets.page import sets_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def sets(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    form = SetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        place = start_set(network, form.cleaned_data["name"], by=person_of(request))
        messages.success(request, f"“{place.network_set}” is started. Now ask other networks to join.")
        return redirect("network_sets:sets", slug=slug)
    found = sets_of(network)
    links = [(one, request.build_absolute_uri(reverse("network_sets:join", args=[one.token]))) for one in found]
    return show(
        request,
        "design_process/network_sets/sets.html",
        {"network": network, "sets": links, "form": form, "pooled": POOLED},
    )


def join(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link. Any facilitator may open it, and choose which of their networks joins."""
    network_set = set_of_token(token)
    networks = Network.objects.seen_by(request.user).filter(pk__in=person_of(request).holdings.hub_networks)
    if network_set is None or not networks:
        raise Http404
    form = JoinForm(request.POST or None, networks=networks)
    if request.method == "POST" and form.is_valid():
        network = fetch(request, Network, form.cleaned_data["network"].pk, Can.EDIT_NETWORK)
        join_set(network_set, network, by=person_of(request))
        messages.success(request, f"{network} is part of “{network_set}” now. You can take it out at any time.")
        return redirect("network_sets:sets", slug=network.slug)
    return show(request, "design_process/network_sets/join.html", {"network_set": network_set, "form": form})


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    place = fetch(request, SetPlace.objects.select_related("network", "network_set"), pk, Can.EDIT_NETWORK)
    leave_set(place, by=person_of(request))
    messages.success(request, f"{place.network} is no longer part of “{place.network_set}”.")
    return redirect("network_sets:sets", slug=place.network.slug)
