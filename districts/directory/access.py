"""Who sits where: what a person holds, with the member of each district role; and the scope of a member's own work."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from districts.directory.models import Agreement
from network.lib.clock import site_today
from network.lib.kept import Given, Kept
from network.membership.access import Holding, Holdings
from network.membership.models import RoleGrant
from network.membership.roles import HUB_ROLES


def _agreed() -> Any:
    return Agreement.objects.in_force(Given("day")).filter(network=OuterRef("network"))


def holdings_of(person: Any) -> Holdings:
    """Load what a person holds today: one query."""
    if not person.is_authenticated or not person.is_active:
        return Holdings()
    return Holdings(tuple(Holding(*row) for row in _HELD.rows(person=person.pk, day=site_today())))


_HELD = Kept(
    lambda: (
        RoleGrant.objects.in_force(Given("day"))
        .filter(person=Given("person"))
        .order_by("network__name", "pk")
        .values_list(
            "pk",
            "network_id",
            "network__slug",
            "network__name",
            "network__time_zone",
            "role",
            "seat__member_id",
            Coalesce("seat__member__district__name", Value("")),
            # The hub reads the numbers of those members in full that have agreed to it.
            Case(
                When(role__in=HUB_ROLES, then=ArraySubquery(_agreed().values("member_id"))),
                output_field=ArrayField(models.BigIntegerField()),
            ),
        )
    )
)


class Visibility(models.TextChoices):
    """How far a team has opened a card. Changed only by the team."""

    TEAM = "team", "Our team"
    NAMED = "named", "Districts we name"
    NETWORK = "network", "The whole network"
    PUBLIC = "public", "Everyone"


class MemberScoped(models.QuerySet[Any]):
    """Rows that a member owns and shows to nobody else: its own people and the hub reach them.

    `member` may be empty for what is the whole network's; everybody of the network reaches that.
    """

    def seen_by(self, person: Any) -> Self:
        held = person.holdings
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(member__in=held.own_members)
            | Q(member=None, network__in=held.community_networks)
        )


class WorkScoped(models.QuerySet[Any]):
    """A team's working material without a visibility of its own: the team and the hub, not the sponsor."""

    def seen_by(self, person: Any) -> Self:
        held = person.holdings
        return self.filter(Q(network__in=held.hub_networks) | Q(member__in=held.working_members))


class CardScoped(models.QuerySet[Any]):
    """Cards: the team's until it releases them, then for whom it said."""

    def seen_by(self, person: Any) -> Self:
        held = person.holdings
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(member__in=held.working_members)
            | Q(member__in=held.sponsored_members) & ~Q(visibility=Visibility.TEAM)
            | Q(
                visibility=Visibility.NAMED,
                network__in=held.community_networks,  # a name never opens a card of another network
                pk__in=self._named_for(held.own_members),
            )
            | Q(visibility__in=[Visibility.NETWORK, Visibility.PUBLIC], network__in=held.community_networks)
            | Q(visibility=Visibility.PUBLIC, network__in=held.networks)
        )

    def open_to_anybody(self, network: Any) -> Self:
        """Those of a network that their teams have opened to everyone: what may be read without an account."""
        return self.filter(network=network, visibility=Visibility.PUBLIC)

    def _named_for(self, members: frozenset[int]) -> Any:
        through = self.model._meta.get_field("shared_with").remote_field.through
        own_key = self.model._meta.model_name
        return through.objects.filter(member__in=members).values(f"{own_key}_id")
