"""The student groups of a network: what each is called elsewhere, and adding one of its own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from districts.directory.group_actions import add_group
from districts.directory.group_forms import OwnGroupForm
from districts.directory.own_groups import dimensions_of
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def student_groups(request: HttpRequest, slug: str) -> HttpResponse:
    """Every group by its dimension; the hub adds one."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person = person_of(request)
    may_edit = person.holdings.may(Can.EDIT_NETWORK, network)
    form = OwnGroupForm(network, request.POST or None) if may_edit else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            group = add_group(network, form.new_group(), by=person)
            messages.success(request, f"“{group.label}” can be counted now. Add it to an indicator's plan.")
            return redirect("directory:student_groups", slug=network.slug)
    context = {"network": network, "dimensions": dimensions_of(network.pk), "form": form}
    return show(request, "districts/directory/student_groups.html", context)
