"""Network, the organizations behind it, and the dated roles people hold in it."""

from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.lib.clock import site_today
from network.lib.kept import Given
from network.membership.roles import DISTRICT_ROLES, HUB_ROLES, Role
from network.people.models import Person


class NetworkScoped(models.QuerySet[Any]):
    """Rows that everybody of a network's hub and districts may reach: the shared scope of network-wide things."""

    def seen_by(self, person: Any) -> Self:
        return self.filter(network__in=person.holdings.community_networks)


class NetworkQuerySet(models.QuerySet["Network"]):
    def seen_by(self, person: Any) -> Self:
        return self.filter(pk__in=person.holdings.networks)


class Network(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    school_year = models.CharField(max_length=7)  # "2026-27"
    time_zone = models.CharField(max_length=64, default="America/Los_Angeles")
    mission = models.TextField(blank=True)
    small_number_threshold = models.PositiveSmallIntegerField(default=11)
    created_at = models.DateTimeField(default=timezone.now)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(school_year__regex=r"^\d{4}-\d{2}$"), name="network_school_year"),
            models.CheckConstraint(condition=Q(small_number_threshold__gte=11), name="network_threshold_at_least_11"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def network_id(self) -> int:
        """A network belongs to itself, so that the door treats it like everything else."""
        return self.pk


class Organization(models.Model):
    class Kind(models.TextChoices):
        COUNTY_OFFICE = "county_office", "County office"
        NON_PROFIT = "non_profit", "Non-profit"
        DISTRICT = "district", "School district"
        UNIVERSITY = "university", "University"
        FOUNDATION = "foundation", "Foundation"
        STATE = "state", "State agency"
        OTHER = "other", "Other"

    network = models.ForeignKey(Network, models.CASCADE, related_name="organizations")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.NON_PROFIT)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="organization_name_once")]

    def __str__(self) -> str:
        return self.name


class OrganizationRole(models.Model):
    """What an organization is to the network, from a day, until a day."""

    class Kind(models.TextChoices):
        HUB = "hub", "Hub"
        ANCHOR = "anchor", "Anchor partner"
        FUNDER = "funder", "Funder"
        PARTNER = "partner", "Partner"

    network = models.ForeignKey(Network, models.CASCADE, related_name="organization_roles")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=10, choices=Kind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the first day without it

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["role", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "organization", "role"], condition=Q(ends_on=None), name="organization_role_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")), name="organization_role_dates"
            ),
        ]


class RoleGrantQuerySet(NetworkScoped):
    def in_force(self, on: date | Given | None = None) -> Self:
        """Grants that count on a day (default today, in the site's zone). `ends_on` is the first day without it."""
        day = on or site_today()
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def ended(self, on: date | None = None) -> Self:
        """Grants that counted once and no longer do, the latest first."""
        return self.filter(ends_on__lte=on or site_today()).order_by("-ends_on", "-pk")

    def of_the_hub(self) -> Self:
        return self.filter(role__in=HUB_ROLES)

    def who_to_tell(self, network_id: int, *roles: str, scope: str | None = None) -> models.QuerySet[Person]:
        """The people to write to who hold one of `roles` (any, without) in a network today, once each, by name.

        `scope` narrows it to one part of the network. Those who were invited and have not joined yet are among
        them: what concerns them reaches them by mail.
        """
        held = self.in_force().filter(network=network_id)
        held = held.filter(role__in=roles) if roles else held
        held = held if scope is None else held.filter(scope=scope)
        return Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("name", "pk")


@pghistory.track()
class RoleGrant(models.Model):
    """A role somebody holds in a network, from a day until a day.

    `scope` says where in the network: empty for the whole of it, otherwise a name given by the folder that
    narrows it (a seat in a member's team). The database allows one open grant per person, role and scope.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="grants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=160, blank=True)  # the scope in words, as it was called when it was given
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    end_reason = models.CharField(max_length=300, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        ordering = ["network", "role", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person", "role", "scope"], condition=Q(ends_on=None), name="role_grant_open_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")), name="role_grant_dates"
            ),
            models.CheckConstraint(
                condition=(Q(role__in=DISTRICT_ROLES) & ~Q(scope="")) | (~Q(role__in=DISTRICT_ROLES) & Q(scope="")),
                name="role_grant_district_role_has_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"

    @property
    def words(self) -> str:
        """The role as it stands in a sentence: "project driver of Gold Ridge Union"."""
        label = str(self.get_role_display()).lower()
        return f"{label} of {self.place}" if self.place else label


class InvitationQuerySet(NetworkScoped):
    def waiting(self) -> Self:
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """The letter that tells somebody of a role they were given, with a signed link to sign in the first time.

    The role counts from the day it is given; the link only proves the address. Repeating raises `round`, which
    makes every earlier link useless.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="invitations")
    grant = models.OneToOneField(RoleGrant, models.CASCADE, related_name="invitation")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"
            )
        ]

    @property
    def state(self) -> str:
        """Where the invitation stands: "joined", "withdrawn", "expired" or "waiting"."""
        if self.accepted_at:
            return "joined"
        if self.withdrawn_at:
            return "withdrawn"
        return "expired" if self.expires_at <= timezone.now() else "waiting"
