"""The process as data: template and phases, a network's pass through it, and each member's project in it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network, NetworkScoped


class ProcessTemplateQuerySet(models.QuerySet["ProcessTemplate"]):
    def seen_by(self, person: Any) -> Self:
        return self.filter(network__in=person.holdings.community_networks)


class ProcessTemplate(models.Model):
    """A network's ordered set of phases in its own words, begun as a copy of a shipped file."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="process_templates")
    key = models.SlugField(max_length=40)  # of the file it was copied from: "six-phase"
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)

    objects = ProcessTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="process_template_once")]

    def __str__(self) -> str:
        return self.name


class PhaseQuerySet(models.QuerySet["Phase"]):
    def seen_by(self, person: Any) -> Self:
        return self.filter(network__in=person.holdings.community_networks)

    def of_network(self, network_id: int) -> Self:
        """The phases of the network's latest design cycle (before the first: of its template), in order.

        Each has `opens_on` and `closes_on` of its window in that cycle, or None.
        """
        latest = DesignCycle.objects.latest_of(network_id)
        templates = ProcessTemplate.objects.filter(network=network_id).order_by("-pk")
        window = PhaseWindow.objects.filter(phase=OuterRef("pk"), design_cycle=Subquery(latest.values("pk")))
        current = Coalesce(Subquery(latest.values("template")), Subquery(templates.values("pk")[:1]))
        return (
            self.filter(template=current)
            .annotate(opens_on=Subquery(window.values("opens_on")), closes_on=Subquery(window.values("closes_on")))
            .order_by("order")
        )


class Phase(models.Model):
    class Kind(models.TextChoices):
        """What a phase is for, whatever the network calls it."""

        UNDERSTAND = "understand", "Understand"
        FRAME = "frame", "Frame"
        IMAGINE = "imagine", "Imagine"
        BUILD = "build", "Build"
        TRY = "try", "Try"
        SPREAD = "spread", "Learn and spread"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    template = models.ForeignKey(ProcessTemplate, models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField()  # from 1
    kind = models.CharField(max_length=12, choices=Kind.choices)
    label = models.CharField(max_length=40)
    purpose = models.CharField(max_length=300, blank=True)
    guiding_question = models.CharField(max_length=300, blank=True)
    outputs = models.JSONField(default=list, blank=True)  # ["Insights", …]
    gate = models.JSONField(default=list, blank=True)  # what should be true before going on, in words

    objects = PhaseQuerySet.as_manager()

    class Meta:
        ordering = ["template", "order"]
        constraints = [
            models.UniqueConstraint(fields=["template", "order"], name="phase_order_once"),
            models.UniqueConstraint(fields=["template", "label"], name="phase_label_once"),
        ]

    def __str__(self) -> str:
        return self.label


class DesignCycleQuerySet(NetworkScoped):
    def latest_of(self, network_id: int) -> Self:
        """The design cycle the network is in, or the last it was in: one row or none."""
        return self.filter(network=network_id).order_by("-number")[:1]


class DesignCycle(models.Model):
    """A network's pass through a process template on a shared timeline."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="design_cycles")
    template = models.ForeignKey(ProcessTemplate, models.PROTECT, related_name="design_cycles")
    number = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DesignCycleQuerySet.as_manager()

    class Meta:
        ordering = ["network", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="design_cycle_number_once"),
            models.UniqueConstraint(fields=["network"], condition=Q(closed_at=None), name="design_cycle_one_open"),
            models.CheckConstraint(condition=Q(ends_on__gt=models.F("starts_on")), name="design_cycle_dates"),
        ]

    def __str__(self) -> str:
        return self.name


class PhaseWindow(models.Model):
    """When the network means to be in a phase: `opens_on` to `closes_on`, both days included."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    design_cycle = models.ForeignKey(DesignCycle, models.CASCADE, related_name="windows")
    phase = models.ForeignKey(Phase, models.PROTECT, related_name="windows")
    opens_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        ordering = ["phase__order"]
        constraints = [
            models.UniqueConstraint(fields=["design_cycle", "phase"], name="phase_window_once"),
            models.CheckConstraint(condition=Q(closes_on__gte=models.F("opens_on")), name="phase_window_dates"),
        ]


class DistrictProject(models.Model):
    """A member's own work in a design cycle."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="projects")
    design_cycle = models.ForeignKey(DesignCycle, models.CASCADE, related_name="projects")
    vision = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    plan_made_on = models.DateField(null=True, blank=True)

    objects = MemberScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "design_cycle"], name="district_project_once")]


class PositionOverrideQuerySet(MemberScoped):
    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(taken_back_at=None)


class PositionOverride(models.Model):
    """A facilitator's word that a member is in a phase, since a day, and why: one counts at a time.

    Taken back, or followed by another, it stays as it was: who said what, when, and who took it back.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    project = models.ForeignKey(DistrictProject, models.CASCADE, related_name="overrides")
    phase = models.ForeignKey(Phase, models.PROTECT, related_name="+")
    since = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = PositionOverrideQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(taken_back_at=None), name="position_override_one_standing"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="position_override_says_why"),
        ]


class PhaseDone(models.Model):
    """A phase that a team says it has been through, and what it made in it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    project = models.ForeignKey(DistrictProject, models.CASCADE, related_name="phases_done")
    phase = models.ForeignKey(Phase, models.PROTECT, related_name="+")
    made = models.CharField(max_length=500)  # what the team made in it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "phase"], name="phase_done_once")]
