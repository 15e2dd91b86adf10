"""A set of networks, who joined it, and what they add up to."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
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

    Indicators are shared when their names (capitals and blanks aside), units and frequencies are the same. Raw: what is
    shown of them is printed first, as `SetPrinting`.
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


class SetPrintingQuerySet(models.QuerySet["SetPrinting"]):
    def newest(self, network_set_id: int, networks: list[int]) -> Self:
        """The newest of each shared indicator, as far as everybody in it is in the set still."""
        mine = self.filter(network_set=network_set_id, networks__contained_by=networks)
        return mine.order_by("key", "unit", "frequency", "-period", "-number").distinct("key", "unit", "frequency")

    def overlapping(self, of: "SetRollup", networks: list[int]) -> Self:
        """What was printed, by this set or another, of the same indicator and period and of any of these networks."""
        same = self.filter(key=of.key, unit=of.unit, frequency=of.frequency, period=of.period)
        return same.filter(networks__overlap=networks).order_by("at", "pk")


class SetPrinting(models.Model):
    """The figure of a shared indicator and period, decided once: what pages read, and the ledger of what is known.

    `basis` holds the networks' sums then, for later decisions; no page reads it. The database refuses to change or
    lose a row.
    """

    network_set = models.ForeignKey(NetworkSet, models.DO_NOTHING, related_name="printings")
    key = models.CharField(max_length=120)
    unit = models.CharField(max_length=8, choices=Indicator.Unit.choices)
    frequency = models.CharField(max_length=8, choices=Frequency.choices)
    period = models.DateField()
    number = models.PositiveSmallIntegerField()  # of this indicator and period, from 1
    label = models.CharField(max_length=120)
    networks = ArrayField(models.BigIntegerField())  # ids of those whose sums are in it
    basis = models.JSONField(default=list)  # rows of network, group, x, n
    printed = models.JSONField(default=dict)  # by id of figure: all that could be read of it
    text = models.CharField(max_length=40)  # "46 %", "3.4", "1,204", "*"
    networks_agreed = models.PositiveIntegerField()
    members_reporting = models.PositiveIntegerField()
    members_expected = models.PositiveIntegerField()
    wordings = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = SetPrintingQuerySet.as_manager()

    class Meta:
        ordering = ["key", "period", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["network_set", "key", "unit", "frequency", "period", "number"], name="set_printing_once"
            )
        ]
        triggers = [pgtrigger.Protect(name="for_ever", operation=pgtrigger.Update | pgtrigger.Delete)]
