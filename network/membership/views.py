"""The network's own page: what it is called, how it counts, and the organizations behind it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network.lib.clock import site_today
from network.lib.show import show
from network.membership import actions
from network.membership.access import fetch
from network.membership.forms import NetworkForm, OrganizationForm
from network.membership.models import Network, OrganizationRole
from network.membership.roles import Can
from network.people.acting import person_of


def edit_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody of the network's districts may read its settings; the hub changes them."""
    reading = request.method in ("GET", "HEAD")
    network = fetch(request, Network, slug, Can.SEE_NETWORK if reading else Can.EDIT_NETWORK, field="slug")
    form = NetworkForm(None if reading else request.POST, instance=network)
    if not reading and form.is_valid():
        actions.change_network(network.pk, form.cleaned_data, by=person_of(request))
        messages.success(request, "The settings are saved.")
        return redirect("membership:edit_network", slug=slug)
    return show(request, "network/membership/settings.html", _page(request, network, form))


@require_POST
def add_organization(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    form = OrganizationForm(request.POST, prefix="new")
    if form.is_valid():
        actions.add_organization(network, actions.Part(**form.cleaned_data), by=person_of(request))
        messages.success(request, f"{form.cleaned_data['name']} is part of the network.")
        return redirect("membership:edit_network", slug=slug)
    context = {**_page(request, network, NetworkForm(instance=network)), "new": form}
    return show(request, "network/membership/settings.html", context, status=422)


@require_POST
def end_organization_role(request: HttpRequest, pk: int) -> HttpResponse:
    part = fetch(request, OrganizationRole.objects.select_related("network", "organization"), pk, Can.EDIT_NETWORK)
    actions.end_organization_role(part, by=person_of(request), on=site_today())
    messages.success(request, f"{part.organization} is no longer {str(part.get_role_display()).lower()}.")
    return redirect("membership:edit_network", slug=part.network.slug)


def _page(request: HttpRequest, network: Network, form: NetworkForm) -> dict[str, object]:
    parts = network.organization_roles.select_related("organization").order_by("role", "organization__name")
    if form.errors:
        network.refresh_from_db()  # a refused form has changed the object
    return {
        "network": network,
        "form": form,
        "parts": list(parts),
        "new": OrganizationForm(prefix="new", initial={"starts_on": site_today()}),
        "may_edit": person_of(request).holdings.may(Can.EDIT_NETWORK, network),
    }
