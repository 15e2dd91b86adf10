"""A set of networks, who joined it, and what they add up to."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from design_process.measures.models import Frequency, Indicator
from network.membership.models import Network


class NetworkSet(models.Model):
    """Several networks, a state office's say, whose shared indicators are added up. It belongs to none of them."""

    name = models.CharField(max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SetPlaceQuerySet(models.QuerySet["SetPlace"]):
    def kept(self) -> Self:
        return self.filter(left_at=None)

    def seen_by(self, person: Any) -> Self:
        """A set is seen from within: by the hub of a network that is in it."""
        return self.filter(network__in=person.holdings.hub_networks)


class SetPlace(models.Model):
    """A network in a set, from the day its facilitator agreed until one of them takes it out."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="places_in_sets")
    network_set = models.ForeignKey(NetworkSet, models.CASCADE, related_name="places")
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SetPlaceQuerySet.as_manager()

    class Meta:
        ordering = ["network_set__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "network_set"], condition=Q(left_at=None), name="place_in_set_once"
            )
        ]


class SetRollup(models.Model):
    """Sums over the networks of a set, by shared indicator, student group and period. Kept up to date by a job.

    Indicators are shared when their names (capitals and blanks aside), units and frequencies are the same. Raw: shown
    only through `told`.
    """

    network_set = models.ForeignKey(NetworkSet, models.CASCADE, related_name="rollups")
    key = models.CharField(max_length=120)  # the name in small letters, blanks single
    unit = models.CharField(max_length=8, choices=Indicator.Unit.choices)
    frequency = models.CharField(max_length=8, choices=Frequency.choices)
    group = models.CharField(max_length=40)
    period = models.DateField()
    label = models.CharField(max_length=120)  # the name as the network that joined first writes it
    numerator = models.FloatField()
    denominator = models.FloatField(null=True)
    largest = models.FloatField()  # the part of the biggest network: what its facilitator could take away
    networks_reporting = models.PositiveIntegerField()
    networks_agreed = models.PositiveIntegerField()
    members_reporting = models.PositiveIntegerField()
    members_expected = models.PositiveIntegerField()  # in the networks that reported
    wordings = models.PositiveIntegerField()  # how many different definitions the networks have written
    lower = models.FloatField()  # quartiles of all members' values, as in `Rollup`
    middle = models.FloatField()
    upper = models.FloatField()
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ["key", "group", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["network_set", "key", "unit", "frequency", "group", "period"], name="set_rollup_once"
            )
        ]
        indexes = [models.Index(fields=["network_set", "period"], name="set_rollup_partition")]
