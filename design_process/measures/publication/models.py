"""What was printed of a network's numbers: each printing, each number of it, years together, and what stands."""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.utils import timezone

from design_process.measures.models import Indicator
from districts.directory.models import Member
from network.membership.models import Network, NetworkScoped


class Printing(models.Model):
    """One decision what of an indicator's period is printed. A period is printed again only when that tells nothing.

    `basis` holds what the members had then, for the next decision: no page reads it.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    period = models.DateField()
    number = models.PositiveSmallIntegerField()  # of this period, from 1
    at = models.DateTimeField(default=timezone.now)
    threshold = models.PositiveSmallIntegerField()
    basis = models.JSONField(default=list)  # rows of member, group, x, n
    small = models.JSONField(default=list)  # ids of the cells that are small themselves
    partners = models.JSONField(default=list)  # ids hidden so that those do not follow: preferred again next time
    merged = models.JSONField(default=dict)  # groups that somebody chose to print as one, by the key of the one

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["indicator", "period", "number"]
        constraints = [models.UniqueConstraint(fields=["indicator", "period", "number"], name="printing_once")]
        indexes = [models.Index(fields=["network", "period"], name="printing_partition")]


class PrintedNumber(models.Model):
    """The ledger: one number that somebody could read, once and for ever. The database refuses to change or lose it."""

    network = models.ForeignKey(Network, models.DO_NOTHING, related_name="+")
    printing = models.ForeignKey(Printing, models.DO_NOTHING, related_name="numbers")
    cell = models.CharField(max_length=80)  # "n:female:0", "rate:all:0"; of one member "rate:all:m12:0"
    value = models.CharField(max_length=40)  # as printed: "335", "41-60%", "3.4"
    for_hub = models.BooleanField(default=False)  # nobody else could read it
    at = models.DateTimeField(default=timezone.now)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["printing", "cell"]
        constraints = [models.UniqueConstraint(fields=["printing", "cell", "for_hub"], name="printed_number_once")]
        triggers = [pgtrigger.Protect(name="for_ever", operation=pgtrigger.Update | pgtrigger.Delete)]


class YearsTogether(models.Model):
    """Two or three school years of an indicator printed as one, by somebody's choice: once, and for ever.

    `basis` holds what the members had in each year then, by its first day, for every later decision about one of these
    years; no page reads it. The database refuses to change or lose a row.
    """

    network = models.ForeignKey(Network, models.DO_NOTHING, related_name="+")
    indicator = models.ForeignKey(Indicator, models.DO_NOTHING, related_name="+")
    first = models.DateField()  # the first day of the first year
    years = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)
    threshold = models.PositiveSmallIntegerField()
    basis = models.JSONField(default=dict)  # by day: rows of member, group, x, n

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["indicator", "first", "years"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "first", "years"], name="years_together_once"),
            models.CheckConstraint(condition=models.Q(years__range=(2, 3)), name="years_together_two_or_three"),
        ]
        indexes = [models.Index(fields=["network", "indicator"], name="years_together_of_network")]
        triggers = [pgtrigger.Protect(name="for_ever", operation=pgtrigger.Update | pgtrigger.Delete)]


class FigureTogetherQuerySet(models.QuerySet["FigureTogether"]):
    def of_indicators(self, indicators: list[int]) -> Self:
        """What everybody of a network may read of these, with the years that each is about."""
        return self.filter(together__indicator__in=indicators).select_related("together")

    def seen_by(self, person: Any) -> Self:
        held = person.holdings
        return self.filter(
            models.Q(network__in=held.community_networks) | models.Q(network__in=held.hub_networks)
        ).select_related("together__indicator")


class FigureTogether(models.Model):
    """A figure of years together: what everybody of the network reads, and the ledger of it. It never changes."""

    network = models.ForeignKey(Network, models.DO_NOTHING, related_name="+")
    together = models.ForeignKey(YearsTogether, models.DO_NOTHING, related_name="figures")
    group = models.CharField(max_length=40)
    figure = models.CharField(max_length=40)  # as decided: "41-60%", "3.4", "335"
    text = models.CharField(max_length=40)  # as printed: "41–60 %", "3.4", "335"
    value = models.FloatField()
    pupils = models.PositiveIntegerField(null=True, blank=True)
    reporting = models.PositiveIntegerField()
    expected = models.PositiveIntegerField()

    objects = FigureTogetherQuerySet.as_manager()

    class Meta:
        ordering = ["together", "group"]
        constraints = [models.UniqueConstraint(fields=["together", "group"], name="figure_together_once")]
        indexes = [models.Index(fields=["network"], name="figure_together_of_network")]
        triggers = [pgtrigger.Protect(name="for_ever", operation=pgtrigger.Update | pgtrigger.Delete)]


class PrintedFigureQuerySet(models.QuerySet["PrintedFigure"]):
    def of_network(self, network_id: int) -> Self:
        """What everybody of a network may read."""
        return self.filter(network=network_id, member=None)

    def of_member_for_hub(self, member_id: int) -> Self:
        """What the hub may read of a member that has not agreed to more."""
        return self.filter(member=member_id)

    def seen_by(self, person: Any) -> Self:
        held = person.holdings
        return self.filter(
            models.Q(member=None, network__in=held.community_networks) | models.Q(network__in=held.hub_networks)
        )


class PrintedFigure(models.Model):
    """The figure that stands for an indicator, group and period: the network's, or one member's as the hub reads it.

    `value` is what a chart may draw: the middle of what `text` says, and nothing when it is hidden.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=40, default="all")
    period = models.DateField()
    text = models.CharField(max_length=40)  # "46 %", "41–60 %", "3.4", "1,204", "*", "needs 3 districts"
    value = models.FloatField(null=True, blank=True)
    pupils = models.PositiveIntegerField(null=True, blank=True)  # behind the figure, where that is printed
    reporting = models.PositiveIntegerField(default=1)
    expected = models.PositiveIntegerField(default=1)
    printed_at = models.DateTimeField()

    objects = PrintedFigureQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "group", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "member", "group", "period"], name="printed_figure_once", nulls_distinct=False
            )
        ]
        indexes = [models.Index(fields=["network", "member"], name="printed_figure_of_network")]
