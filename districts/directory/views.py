"""Members of a network: the list, a district's page, and changes to both."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from districts.directory.actions import DistrictFigures, TypedDistrict, add_district, change_state
from districts.directory.actions import edit_profile as save_profile
from districts.directory.forms import DistrictForm, ProfileForm, StateForm
from districts.directory.members import member_list
from districts.directory.models import Member
from districts.directory.profile import Reader, district_page, latest_profile, members_whole
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


@require_GET
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who takes part, by name."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    person: Any = request.user
    context = {
        "network": network,
        "page": member_list(network, person.holdings),
        "may_edit": person.holdings.may(Can.EDIT_NETWORK, network),
    }
    return show(request, "districts/directory/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_member(request: HttpRequest, slug: str) -> HttpResponse:
    """Type a district that no file holds."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    start = {name: request.GET[name] for name in ("name", "prospective") if name in request.GET}
    form = DistrictForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        figures = DistrictFigures(said["kind"], said["city"], said["grades"], said["enrolment"])
        state = Member.State.PROSPECTIVE if said["prospective"] else Member.State.PREWORK
        typed = TypedDistrict(said["name"], figures, said["county"], state)
        added = add_district(network, typed, by=_person(request), on=timezone.localdate())
        messages.success(request, f"{added} is in the network.")
        return redirect("directory:member", pk=added.pk)
    return show(request, "districts/directory/add_member.html", {"network": network, "form": form})


@require_GET
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One district: public facts for all, its team and history for its own people and the hub."""
    found = fetch(request, members_whole(), pk, Can.SEE_PUBLIC_FACTS)
    held = _person(request).holdings
    reader = Reader(
        is_own=found.pk in held.own_members,
        sees_profile=held.may(Can.SEE_PROFILE, found),
        threshold=found.network.small_number_threshold,
    )
    may = {can.name.lower(): held.may(can, found) for can in Can}
    context = {"page": district_page(found, reader), "reader": reader, "network": found.network, "may": may}
    return show(request, "districts/directory/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def member_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a member, welcome it back, or see it off, with the day and the reason."""
    found = fetch(request, members_whole(), pk, Can.EDIT_NETWORK)
    form = StateForm(request.POST or None, member=found, initial={"on": timezone.localdate(), "state": found.state})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        change_state(found, said["state"], by=_person(request), on=said["on"], reason=said["reason"])
        messages.success(request, f"{found} is now {Member.State(said['state']).label.lower()}.")
        return redirect("directory:member", pk=found.pk)
    return show(request, "districts/directory/member_state.html", {"member": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_profile(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what the state's file says of a district, or what was typed."""
    found = fetch(request, members_whole(), pk, Can.EDIT_PROFILE)
    latest = latest_profile(found.district)
    grades = latest.grades if latest else ""
    start = {"kind": found.district.kind, "city": found.district.city, "grades": grades}
    form = ProfileForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        save_profile(found, DistrictFigures(**form.cleaned_data), by=_person(request))
        messages.success(request, f"The facts of {found} are saved.")
        return redirect("directory:member", pk=found.pk)
    return show(request, "districts/directory/edit_profile.html", {"member": found, "form": form})


def _person(request: HttpRequest) -> Any:
    return request.user
