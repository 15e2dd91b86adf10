"""The people of a network: who holds what, inviting, and ending roles."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from districts.directory.actions import invite_to_role
from districts.directory.models import Seat
from districts.directory.people import manageable_members, people_of
from districts.directory.people_forms import EndRoleForm, InviteForm
from network.lib.clock import site_today
from network.lib.mailbox import letters_are_kept, letters_are_readable
from network.lib.show import show
from network.membership import actions
from network.membership.access import fetch
from network.membership.models import Invitation, Network, RoleGrant
from network.membership.roles import Can
from network.people.acting import person_of


def people(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    found = people_of(network, person_of(request))
    context = {
        "network": network,
        "people": found,
        "letters_are_kept": letters_are_kept(),
        "letters_are_readable": letters_are_readable(),
    }
    return show(request, "districts/directory/people.html", context)


def invite(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    members = manageable_members(network, person_of(request))
    if members is not None and not members:
        raise PermissionDenied
    known = ("email", "name", "member", "role", "stakeholder_group")  # to a page that leads here
    start = {name: request.GET[name] for name in known if name in request.GET}
    form = InviteForm(request.POST or None, network=network, members=members, initial=start)
    if request.method == "POST" and form.is_valid():
        person = invite_to_role(network, form.invitee(), by=person_of(request), on=site_today())
        messages.success(request, f"We are writing to {person.email}. The invitation works for two weeks.")
        return redirect("directory:people", slug=network.slug)
    return show(request, "districts/directory/people_invite.html", {"network": network, "form": form})


@require_POST
def repeat_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    actions.repeat_invitation(invitation, by=person_of(request))
    messages.success(request, f"We are writing to {invitation.grant.person.email} again. Earlier links stop working.")
    return redirect("directory:people", slug=invitation.network.slug)


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        actions.withdraw_invitation(invitation, by=person_of(request), on=site_today())
        messages.success(request, f"The invitation of {invitation.grant.person} is withdrawn, and the role with it.")
    except actions.LastFacilitator:
        messages.error(request, "Nobody else could look after the network. Invite another facilitator first.")
    return redirect("directory:people", slug=invitation.network.slug)


def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    grant = _grant(request, pk)
    form = EndRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_grant(grant, by=person_of(request), on=site_today(), why=form.cleaned_data["why"])
            messages.success(request, f"{grant.person} is no longer {grant.words}.")
            return redirect("directory:people", slug=grant.network.slug)
        except actions.LastFacilitator:
            form.add_error(None, "Nobody else could look after the network. Invite another facilitator first.")
    return show(request, "districts/directory/people_end.html", {"grant": grant, "form": form})


def _grant(request: HttpRequest, pk: int) -> RoleGrant:
    """A role that the person may end: in their own team, or the hub's in a network they facilitate."""
    if Seat.objects.seen_by(request.user).filter(grant=pk).exists():
        rows = Seat.objects.seen_by(request.user).select_related("grant__person", "grant__network")
        held: RoleGrant = fetch(request, rows, pk, Can.EDIT_PROFILE, field="grant").grant
        return held
    hub = RoleGrant.objects.seen_by(request.user).filter(scope="").select_related("person", "network")
    found: RoleGrant = fetch(request, hub, pk, Can.EDIT_NETWORK)
    return found


def _invitation(request: HttpRequest, pk: int) -> Invitation:
    """An invitation that the person may repeat or withdraw."""
    if Seat.objects.seen_by(request.user).filter(grant__invitation=pk).exists():
        rows = Seat.objects.seen_by(request.user).select_related("grant__invitation__network", "grant__person")
        sent: Invitation = fetch(request, rows, pk, Can.EDIT_PROFILE, field="grant__invitation").grant.invitation
        return sent
    hub = Invitation.objects.seen_by(request.user).filter(grant__scope="").select_related("grant__person", "network")
    found: Invitation = fetch(request, hub, pk, Can.EDIT_NETWORK)
    return found
