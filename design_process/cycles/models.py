"""Test cycles (plan, do, study, act), what was seen in them, and the log by which both arrive."""

from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from design_process.measures.models import Measurement
from design_process.prototypes.models import Card, Prototype
from districts.directory.access import CardScoped, WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


class TestCycleQuerySet(CardScoped):
    def open_cycles(self) -> Self:
        """Cycles whose team has not decided yet."""
        return self.exclude(state=TestCycle.State.CLOSED)

    def most_likely_first(self) -> Self:
        """In the order somebody is likely to mean them: logged last, then begun last."""
        last = Log.objects.filter(cycle=OuterRef("pk")).order_by("-at").values("at")[:1]
        return self.annotate(logged_at=Subquery(last)).order_by(
            F("logged_at").desc(nulls_last=True), "-starts_on", "-pk"
        )


@pghistory.track()
class TestCycle(Card):
    __test__ = False  # a name of the field, not a test class

    class State(models.TextChoices):
        PLAN = "plan", "Plan"
        DO = "do", "Do"
        STUDY = "study", "Study"
        CLOSED = "closed", "Closed"

    class Act(models.TextChoices):
        ADOPT = "adopt", "Adopt"
        ADAPT = "adapt", "Adapt"
        ABANDON = "abandon", "Abandon"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="test_cycles")
    prototype = models.ForeignKey(Prototype, models.CASCADE, related_name="cycles")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … within the prototype
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLAN)
    # plan
    question = models.CharField(max_length=300)
    prediction = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    # study
    findings = models.TextField(blank=True)
    did_not_work = models.TextField(blank=True)
    surprise = models.TextField(blank=True)
    studied_at = models.DateTimeField(null=True, blank=True)
    # act
    act = models.CharField(max_length=8, choices=Act.choices, blank=True)
    act_reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = TestCycleQuerySet.as_manager()

    class Meta:
        ordering = ["prototype", "number"]
        constraints = [
            models.UniqueConstraint(fields=["prototype", "number"], name="test_cycle_number_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="test_cycle_dates"),
            models.CheckConstraint(
                condition=Q(studied_at=None) | ~Q(did_not_work=""), name="test_cycle_study_says_what_did_not_work"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | (~Q(act="") & ~Q(act_reason="") & Q(studied_at__isnull=False, closed_at__isnull=False)),
                name="test_cycle_closed_with_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"Cycle {self.number} of {self.prototype.name}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class TestCycleShare(TestCycle.shared_with.through):  # type: ignore[misc,name-defined]
    """A district named for a cycle: watched, so that the history knows to whom it was open, and when."""

    __test__ = False

    class Meta:
        proxy = True


class Log(models.Model):
    """One visit to the Log it page. Its key is made with the form: sent twice, stored once."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="logs")
    client_key = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    cycle = models.ForeignKey(TestCycle, models.CASCADE, null=True, blank=True, related_name="logs")
    sent = models.CharField(
        max_length=64, default=""
    )  # fingerprint of what was typed: tells a repeat from a second thought
    measurements = models.ManyToManyField(Measurement, blank=True, related_name="+")

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="log_sent_once")]
        indexes = [models.Index(fields=["member", "-at"], name="log_of_member")]  # when was it last heard of


class Observation(models.Model):
    """What somebody saw on a day of a test cycle."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="observations")
    log = models.OneToOneField(Log, models.SET_NULL, null=True, blank=True, related_name="observation")
    observed_on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-observed_on", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="observation_says_something")]
