"""Indicators, measurements, and what they add up to."""

from datetime import date
from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from design_process.measures.guards import possible_numbers
from districts.directory.access import MemberScoped, WorkScoped
from districts.directory.models import Member, School
from network.lib.kept import Given
from network.membership.models import Network

Ask = int | Given  # an id, or its place in a query that is composed once


class Frequency(models.TextChoices):
    WEEK = "week", "Every week"
    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    YEAR = "year", "Every school year"


class IndicatorQuerySet(MemberScoped):
    def in_use(self) -> Self:
        return self.filter(retired_at=None)

    def of_network(self, network_id: int) -> Self:
        """Those that every member of a network collects."""
        return self.filter(network=network_id, member=None)

    def asked_of(self, member: Member) -> Self:
        """Those that a member collects: the network's and its own."""
        return self.asked_of_member(member.pk, network=member.network_id)

    def asked_of_member(self, member: Ask, *, network: Ask) -> Self:
        return self.filter(Q(member=None) | Q(member=member), network=network)

    def due_for(self, member: Member, today: date) -> Self:
        """Those that ask a member for numbers on a day: in use, and begun."""
        return self.due_on(today, member=member.pk, network=member.network_id)

    def due_on(self, today: date | Given, *, member: Ask, network: Ask) -> Self:
        asked = self.in_use().asked_of_member(member, network=network)
        return asked.filter(Q(starts_on=None) | Q(starts_on__lte=today))


@pghistory.track()
class Indicator(models.Model):
    """What is counted, for whom, how often, and which way is better. Network-wide when it has no member."""

    class Kind(models.TextChoices):
        OUTCOME = "outcome", "Outcome"
        PROCESS = "process", "Process"
        BALANCING = "balancing", "Balancing"

    class Unit(models.TextChoices):
        SHARE = "share", "Share of pupils (%)"
        COUNT = "count", "Count"
        RATE = "rate", "Events per 100 pupils"
        MEAN = "mean", "Average score"

    class Direction(models.TextChoices):
        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"

    class Chart(models.TextChoices):
        RUN = "run", "Run chart (median)"
        I = "i", "I: single numbers"  # noqa: E741 - the chart's name
        MR = "mr", "MR: moving ranges"
        XBAR = "xbar", "X-bar: averages of samples"
        S = "s", "S: spread of samples"
        P = "p", "P: shares"
        PP = "pp", "P′: shares of large groups"
        C = "c", "C: counts"
        U = "u", "U: rates"
        UP = "up", "U′: rates of large groups"
        T = "t", "T: time between rare events"
        G = "g", "G: cases between rare events"
        IP = "ip", "I′: single numbers of unequal size"

    class Rules(models.TextChoices):
        ANHOEJ = "anhoej", "Runs and crossings (Anhøj)"
        IHI = "ihi", "Shift, trend, runs (IHI)"
        NHS = "nhs", "Making data count (NHS)"

    network = models.ForeignKey(Network, models.CASCADE, related_name="indicators")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="indicators")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OUTCOME)
    is_leading = models.BooleanField(default=True)
    definition = models.TextField()
    unit = models.CharField(max_length=8, choices=Unit.choices, default=Unit.SHARE)
    numerator_label = models.CharField(max_length=120)  # "pupils who explained their reasoning"
    denominator_label = models.CharField(max_length=120, blank=True)  # "pupils asked"
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    baseline = models.FloatField(null=True, blank=True)  # in the unit: a share is 0 to 100
    baseline_on = models.DateField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    frequency = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.WEEK)
    collected_by = models.CharField(max_length=120, blank=True)
    collected_how = models.CharField(max_length=300, blank=True)
    # The measurement plan: who is counted, from where, at what cost.
    inclusion = models.CharField(max_length=300, blank=True)  # who is counted and who is left out
    sampling = models.CharField(max_length=200, blank=True)  # "just enough": one class a week
    source = models.CharField(max_length=200, blank=True)  # where the numbers come from
    is_new_data = models.BooleanField(default=True)  # collected for this; otherwise somebody has it already
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # what one collection costs, all hands together
    groups = models.JSONField(default=list, blank=True)  # keys of student groups besides "all"
    # How it is drawn and judged: see `runchart`.
    chart = models.CharField(max_length=4, choices=Chart.choices, default=Chart.RUN)
    rules = models.CharField(max_length=8, choices=Rules.choices, default=Rules.ANHOEJ)
    is_screened = models.BooleanField(default=True)  # extreme moving ranges do not widen the limits
    version = models.PositiveSmallIntegerField(default=1)  # of the plan: raised by each change of it
    starts_on = models.DateField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "name"], name="indicator_name_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(unit="count") | ~Q(denominator_label=""), name="indicator_denominator_named"
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, 600)), name="indicator_minutes_within_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanVersion(models.Model):
    """Who made a version of an indicator's plan, and why. What it said is in the indicator's own history."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="plan_versions")
    number = models.PositiveSmallIntegerField()  # the indicator's `version` from then on
    why = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["indicator", "-number"]
        constraints = [models.UniqueConstraint(fields=["indicator", "number"], name="plan_version_once")]


class MeasurementQuerySet(WorkScoped):
    def current(self) -> Self:
        """Without those that a correction has replaced."""
        return self.filter(superseded_at=None)

    def seen_by(self, person: Any) -> Self:
        """The team's, and of the hub's what the member lets it read in full or it entered itself."""
        return self.filter(_read_by(person))

    def told_to(self, person: Any) -> Self:
        """All of these, each with `is_told`: may the person read what it says, or only know that it is there?"""
        read = models.When(_read_by(person), then=True)
        return self.annotate(is_told=models.Case(read, default=False, output_field=models.BooleanField()))


def _read_by(person: Any) -> Q:
    held = person.holdings
    of_hub = Q(network__in=held.hub_networks) & (Q(member__in=held.told_members) | Q(on_behalf=True))
    return Q(member__in=held.working_members) | of_hub


# A row says by itself who entered it and when; its history is what it said before a change. Kept by the statement: a
# trigger by the row opens a subtransaction for each to learn the context, which in a file of 100,000 rows takes hours.
@pghistory.track(pghistory.UpdateEvent("before", row=pghistory.Old), level=pghistory.Statement)
class Measurement(models.Model):
    """One number of one indicator, for a group, in a period. A correction supersedes; nothing is overwritten.

    Without a numerator it says why there is none: never a zero. Its references within the network are kept true by
    the guards of two columns (`network.lib.one_network`), which imply those of one; each look-up less counts in an
    import.
    """

    class Gap(models.TextChoices):
        """Why there is no number."""

        NOTHING = "nothing", "Nothing to report"  # a closed school, nobody asked
        NOT_AVAILABLE = "not_available", "Not available"  # it exists, and cannot be had
        SUPPRESSED = "suppressed", "Hidden at the source"  # the state prints *

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        COMPLETE = "complete", "Complete"
        REVIEWED = "reviewed", "Reviewed"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+", db_constraint=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="measurements", db_constraint=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measurements", db_constraint=False)
    school = models.ForeignKey(School, models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False)
    group = models.CharField(max_length=40, default="all")
    period = models.DateField()  # first day of the period: a Monday, the 1st of a month, …
    numerator = models.FloatField(null=True, blank=True)  # pupils counted, the count itself, or the sum of scores
    denominator = models.FloatField(null=True, blank=True)  # pupils asked; empty for a count
    gap = models.CharField(max_length=13, choices=Gap.choices, blank=True)  # filled exactly when there is no number
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.COMPLETE)
    note = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)  # entered by the hub for the team
    entered_at = models.DateTimeField(default=timezone.now)
    batch = models.BigIntegerField(null=True, blank=True)  # the upload it came with: a number, so that none is needed
    # Django keeps this reference true: one more foreign key would cost every imported row its look-up.
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="superseded_by", db_constraint=False
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "group", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "member", "school", "group", "period"],
                condition=Q(superseded_at=None),
                name="measurement_current_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0), name="measurement_denominator"
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=False) | Q(denominator=None), name="measurement_nothing_is_nothing"
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=False, gap="") | Q(numerator=None) & ~Q(gap=""),
                name="measurement_gap_or_number",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=False, status="reviewed") | Q(reviewed_at=None) & ~Q(status="reviewed"),
                name="measurement_reviewed_when",
            ),
            # Finite numbers only: NaN and the infinities compare above every bound.
            models.CheckConstraint(
                condition=(Q(numerator=None) | Q(numerator__gte=-1e9, numerator__lte=1e9))
                & (Q(denominator=None) | Q(denominator__lte=1e9)),
                name="measurement_finite",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "period"], condition=Q(superseded_at=None), name="measurement_partition"),
            models.Index(fields=["batch"], condition=Q(batch__isnull=False), name="measurement_of_batch"),
        ]
        triggers = [possible_numbers(pgtrigger.Insert), possible_numbers(pgtrigger.Update)]


class SumsQuerySet(MemberScoped):
    """Sums of a member, or of the whole network where there is no member."""

    def seen_by(self, person: Any) -> Self:
        """A member's sums, for whom it lets read them in full. The network's own are nobody's: it prints figures."""
        return self.filter(member__in=person.holdings.told_members)

    def of_network(self, network_id: Ask) -> Self:
        """The whole network's rows. Only what decides on printing reads them."""
        return self.filter(network=network_id, member=None)


class Sums(models.Model):
    """Sums of measurements of a member, or of the whole network when it has no member. Kept up to date by a job."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+", db_constraint=False)
    member = models.ForeignKey(
        Member, models.CASCADE, null=True, blank=True, related_name="%(class)ss", db_constraint=False
    )
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="%(class)ss", db_constraint=False)
    group = models.CharField(max_length=40, default="all")
    period = models.DateField()
    numerator = models.FloatField()
    denominator = models.FloatField(null=True, blank=True)
    # The biggest single member's part: denominator of a share or mean, numerator of a count. What a reader from
    # that member could take away from the sum.
    largest = models.FloatField(default=0)
    members_reporting = models.PositiveIntegerField(default=1)
    members_expected = models.PositiveIntegerField(default=1)
    # Quartiles of the members' own values (numerator over denominator; a count itself), of the whole network only:
    # between neighbours in proportion (Hyndman and Fan 1996, type 7). No member's name is attached to any of them.
    lower = models.FloatField(null=True, blank=True)
    middle = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True)
    computed_at = models.DateTimeField()

    objects = SumsQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["indicator", "group", "period"]


class Rollup(Sums):
    """Sums by period. A partition is a network and a period."""

    class Meta(Sums.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "indicator", "group", "period"], name="rollup_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(members_reporting__lte=F("members_expected")), name="rollup_reporting_at_most_expected"
            ),
        ]
        indexes = [
            # The period first. With the network first it would offer the network's periods in their order, and the
            # search for the newest of a series would walk through all its rows where it is too new for statistics.
            models.Index(fields=["period", "network"], name="rollup_by_period"),
            # The key's own index does not keep the periods of "no member" in their order.
            models.Index(
                fields=["network", "indicator", "group", "period"], condition=Q(member=None), name="rollup_of_network"
            ),
        ]


class Latest(Sums):
    """The newest sums of each series, with those before and those it began from: what a board reads.

    So a board costs the same after one week and after ten years. The baseline is the last period begun by the day of
    the indicator's baseline; where none has numbers, or no day was said, the first period with numbers.
    """

    previous_period = models.DateField(null=True, blank=True)
    previous_numerator = models.FloatField(null=True, blank=True)
    previous_denominator = models.FloatField(null=True, blank=True)
    previous_reporting = models.PositiveIntegerField(null=True, blank=True)
    baseline_period = models.DateField()
    baseline_numerator = models.FloatField()
    baseline_denominator = models.FloatField(null=True, blank=True)
    baseline_reporting = models.PositiveIntegerField(default=1)

    class Meta(Sums.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "indicator", "group"], name="latest_once", nulls_distinct=False
            )
        ]


class ChartMarkQuerySet(MemberScoped):
    def standing(self) -> Self:
        """Without those that were withdrawn."""
        return self.filter(withdrawn_at=None)


class ChartMark(models.Model):
    """What a person did to one chart, with the reason: began a new phase at a period, or left the period out.

    The chart is a member's own, or with no member the whole network's. Withdrawn, it stays as history.
    """

    class Kind(models.TextChoices):
        REPHASE = "rephase", "A new phase begins"
        EXCLUDE = "exclude", "Left out of the lines"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="chart_marks")
    group = models.CharField(max_length=40, default="all")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    period = models.DateField()  # first day of the period
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ChartMarkQuerySet.as_manager()

    class Meta:
        ordering = ["period", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "member", "group", "kind", "period"],
                condition=Q(withdrawn_at=None),
                name="chart_mark_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="chart_mark_has_a_reason"),
        ]
