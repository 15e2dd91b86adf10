"""Giving and ending roles, and the invitations that go with them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Invitation, Network, Organization, OrganizationRole, RoleGrant
from network.membership.roles import HUB_ROLES, Role
from network.outbox.actions import owe
from network.outbox.locks import partition_lock
from network.people.models import Person

LINK_DAYS = 14
SENT_TWICE_WITHIN = timedelta(minutes=2)  # two presses of one button; later it is meant


class LastFacilitator(Exception):
    """Refused: nobody would be left to look after the network."""


@dataclass(frozen=True)
class NewNetwork:
    """What a network starts with. `school_year` as "2026-27"; `hub` and `anchor` are organizations' names."""

    name: str
    slug: str
    school_year: str
    time_zone: str = "America/Los_Angeles"
    hub: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Scope:
    """The part of a network a role is narrowed to: a key for the database, a name for people."""

    key: str = ""
    name: str = ""


WHOLE_NETWORK = Scope()


@transaction.atomic
def create_network(new: NewNetwork, *, by: Person, on: date) -> Network:
    """Make a network with its hub organization and anchor partner; `by` becomes its first facilitator."""
    network = Network.objects.create(name=new.name, slug=new.slug, school_year=new.school_year, time_zone=new.time_zone)
    for words, role in ((new.hub, OrganizationRole.Kind.HUB), (new.anchor, OrganizationRole.Kind.ANCHOR)):
        if words:
            organization, _ = Organization.objects.get_or_create(
                network=network, name=words, defaults={"kind": kind_in(words)}
            )
            OrganizationRole.objects.create(network=network, organization=organization, role=role, starts_on=on)
    grant_role(network, by, Role.FACILITATOR, by=by, on=on)
    record(Activity.About.PROCESS, f"started the network {new.name}", network_id=network.pk, by=by, thing=network)
    return network


def started_lately(name: str, *, by: Person) -> Network | None:
    """The network that `by` has started under this very name within minutes: its form was sent twice."""
    since = timezone.now() - SENT_TWICE_WITHIN
    theirs = RoleGrant.objects.filter(person=by, granted_by=by, granted_at__gte=since)
    named = Network.objects.filter(name=" ".join(name.split()), created_at__gte=since)
    return named.filter(pk__in=theirs.values("network")).first()


# What a name says about the kind of an organization: the first that fits, compared in small letters.
_KINDS_IN_NAMES = (
    (("county office", "office of education", "county superintendent"), Organization.Kind.COUNTY_OFFICE),
    (("department of education", "state board"), Organization.Kind.STATE),
    (("university", "college"), Organization.Kind.UNIVERSITY),
    (("foundation",), Organization.Kind.FOUNDATION),
    (("school district", "unified", "union elementary", "union high"), Organization.Kind.DISTRICT),
)


def kind_in(name: str) -> str:
    """The kind of organization a name speaks of; a non-profit when it does not say."""
    said = name.casefold()
    return next((kind for words, kind in _KINDS_IN_NAMES if any(word in said for word in words)), "non_profit")


# What changing a setting is called in the history.
_SETTINGS = {
    "name": "the name",
    "mission": "the mission",
    "school_year": "the school year",
    "time_zone": "the time zone",
    "small_number_threshold": "the smallest group shown",
}


@transaction.atomic
def change_network(network_id: int, wanted: dict[str, Any], *, by: Person) -> None:
    """Change settings of a network; each that differs is a line of history with the old value and the new one."""
    network = Network.objects.select_for_update().get(pk=network_id)
    changed = {name: wanted[name] for name in _SETTINGS if name in wanted and wanted[name] != getattr(network, name)}
    for name, value in changed.items():
        words = f"changed {_SETTINGS[name]} from “{getattr(network, name)}” to “{value}”"
        record(Activity.About.PROCESS, words, network_id=network.pk, by=by, thing=network)
        setattr(network, name, value)
    if changed:
        network.save(update_fields=list(changed))


@dataclass(frozen=True)
class Part:
    """An organization's part in a network, from a day on. `kind` and `role` are keys of their choices."""

    name: str
    kind: str
    role: str
    starts_on: date


@transaction.atomic
def add_organization(network: Network, part: Part, *, by: Person) -> OrganizationRole:
    """Give an organization a part in the network, once: given again, the open one is returned."""
    organization, _ = Organization.objects.get_or_create(
        network=network, name=part.name.strip(), defaults={"kind": part.kind}
    )
    role, made = OrganizationRole.objects.get_or_create(
        network=network,
        organization=organization,
        role=part.role,
        ends_on=None,
        defaults={"starts_on": part.starts_on},
    )
    if made:
        words = f"made {organization} {str(role.get_role_display()).lower()}"
        record(Activity.About.ROLES, words, network_id=network.pk, by=by, thing=role)
    return role


@transaction.atomic
def end_organization_role(role: OrganizationRole, *, by: Person, on: date) -> None:
    """End an organization's part on a day (the first day without it)."""
    open_role = OrganizationRole.objects.filter(pk=role.pk, ends_on=None)
    if open_role.update(ends_on=max(on, role.starts_on)):
        words = f"ended {role.organization}'s part as {str(role.get_role_display()).lower()}"
        record(Activity.About.ROLES, words, network_id=role.network_id, by=by, thing=role)


@transaction.atomic
def grant_role(
    network: Network, person: Person, role: str, *, by: Person | None, on: date, scope: Scope = WHOLE_NETWORK
) -> RoleGrant:
    """Give a person a role from a day on, once: given again, the open grant is returned."""
    grant, made = RoleGrant.objects.get_or_create(
        network=network,
        person=person,
        role=role,
        scope=scope.key,
        ends_on=None,
        defaults={"starts_on": on, "granted_by": by, "place": scope.name},
    )
    if made:
        record(Activity.About.ROLES, f"made {person} {grant.words}", network_id=network.pk, by=by, thing=grant)
    return grant


@transaction.atomic
def end_grant(grant: RoleGrant, *, by: Person | None, on: date, why: str = "") -> None:
    """End a role on a day (the first day without it) and write to whoever held it.

    Counts at once; an invitation still open is withdrawn with it. Raises LastFacilitator when nobody would be
    left in the hub who can sign in.
    """
    # Two facilitators who end each other's role at the same moment wait for one another here.
    Network.objects.select_for_update().get(pk=grant.network_id)
    if grant.role in HUB_ROLES and not _others_in_the_hub(grant):
        raise LastFacilitator
    open_grant = RoleGrant.objects.filter(pk=grant.pk, ends_on=None)
    if not open_grant.update(ends_on=max(on, grant.starts_on), ended_by=by, end_reason=why[:300]):
        return
    Invitation.objects.waiting().filter(grant=grant).update(withdrawn_at=timezone.now())
    words = f"ended {grant.person}'s role as {grant.words}"
    record(Activity.About.ROLES, words, network_id=grant.network_id, by=by, thing=grant, why=why)
    owe("role_ended", f"role_ended:{grant.pk}", network_id=grant.network_id, grant=grant.pk)


def _others_in_the_hub(grant: RoleGrant) -> bool:
    """Is there somebody else in the hub who has joined? An invitation that nobody answered runs no network."""
    others = RoleGrant.objects.in_force().of_the_hub().filter(network=grant.network_id).exclude(pk=grant.pk)
    return others.filter(person__is_active=True, person__joined_at__isnull=False).exists()


def person_for(email: str, name: str) -> Person:
    """The person with this address, made now if nobody has it. A name already there is left alone."""
    address = email.strip().lower()
    no_password = make_password(None)  # until they choose one
    person, _ = Person.objects.get_or_create(email=address, defaults={"name": name.strip(), "password": no_password})
    return person


@transaction.atomic
def invite(grant: RoleGrant, *, by: Person | None) -> Invitation:
    """Write to the person about their role, once per grant: asked again, the open invitation is returned."""
    invitation, made = Invitation.objects.get_or_create(
        grant=grant,
        defaults={"network_id": grant.network_id, "invited_by": by, "expires_at": _expiry()},
    )
    if made:
        _send(invitation)
    return invitation


@transaction.atomic
def repeat_invitation(invitation: Invitation, *, by: Person) -> None:
    """Send a fresh link; the earlier ones stop working."""
    locked = Invitation.objects.select_for_update().waiting().filter(pk=invitation.pk).first()
    if locked is None:
        return
    locked.round += 1
    locked.sent_at = timezone.now()
    locked.expires_at = _expiry()
    locked.save(update_fields=["round", "sent_at", "expires_at"])
    _send(locked)
    record(
        Activity.About.ROLES, f"invited {locked.grant.person} again", network_id=locked.network_id, by=by, thing=locked
    )


def withdraw_invitation(invitation: Invitation, *, by: Person, on: date) -> None:
    """Take an unanswered invitation back, and the role with it."""
    end_grant(invitation.grant, by=by, on=on, why="The invitation was withdrawn.")


@transaction.atomic
def accept(person: Person) -> None:
    """The person has proved their address: note it, and answer every invitation of theirs."""
    now = timezone.now()
    Person.objects.filter(pk=person.pk, joined_at=None).update(joined_at=now)
    Invitation.objects.waiting().filter(grant__person=person).update(accepted_at=now)


@transaction.atomic
def join(person: Person, *, name: str, password: str | None) -> bool:
    """Finish the account of somebody who proved their address by a link: once, whatever the number of clicks.

    Without a password they sign in by codes. Returns False, and changes nothing, when the account was already
    in use: a link never changes an account that somebody has.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.joined_at is not None or not locked.is_active:
        return False
    locked.name = name
    locked.set_password(password)
    locked.save(update_fields=["name", "password"])
    accept(locked)
    person.refresh_from_db()
    return True


@transaction.atomic
def first_facilitator(email: str, name: str, password: str) -> Person | None:
    """Make the account that looks after this installation, when there is nobody yet; otherwise None."""
    with partition_lock("first visit"):
        if Person.objects.exists():
            return None
        person = Person.objects.create_superuser(email, password, name=name)
        accept(person)
        return person


def _expiry() -> datetime:
    return timezone.now() + timedelta(days=LINK_DAYS)


def _send(invitation: Invitation) -> None:
    owe(
        "invitation",
        f"invitation:{invitation.pk}:{invitation.round}",
        network_id=invitation.network_id,
        invitation=invitation.pk,
        round=invitation.round,
    )
