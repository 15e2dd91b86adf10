"""Problems of practice, which member adopted which, and goals with their versions."""

from typing import Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from design_process.problems.smart import plan_named
from districts.directory.access import MemberScoped
from districts.directory.models import Member, StakeholderGroup
from network.membership.models import Network, NetworkScoped


class ProblemQuerySet(NetworkScoped):
    def with_members(self) -> Self:
        """Each with `adopted_by`: its open adoptions, their members by name."""
        rows = Adoption.objects.open().select_related("member__district").order_by("member__district__name")
        return self.prefetch_related(Prefetch("adoptions", rows, to_attr="adopted_by"))


class ProblemOfPractice(models.Model):
    network = models.ForeignKey(Network, models.CASCADE, related_name="problems")
    title = models.CharField(max_length=120)
    statement = models.TextField()
    for_whom = models.CharField(max_length=200)
    current_state = models.TextField(blank=True)
    desired_state = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    stakeholder_groups = ArrayField(  # whom it touches: whose voice the work needs
        models.CharField(max_length=20, choices=StakeholderGroup.choices), default=list, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "problems of practice"
        constraints = [
            models.UniqueConstraint(fields=["network", "title"], name="problem_title_once"),
            models.CheckConstraint(
                condition=Q(stakeholder_groups__contained_by=StakeholderGroup.values),
                name="problem_touches_known_groups",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AdoptionQuerySet(MemberScoped):
    def open(self) -> Self:
        """What members work on now."""
        return self.filter(ended_on=None)


class Adoption(models.Model):
    """A member works on a problem of practice from a day until a day. One at a time."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="adoptions")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, related_name="adoptions")
    adopted_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["-adopted_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["member"], condition=Q(ended_on=None), name="adoption_one_open")]


class GoalQuerySet(MemberScoped):
    def with_versions(self) -> Self:
        """Each with `by_age`: its versions, the newest first."""
        return self.prefetch_related(Prefetch("versions", GoalVersion.objects.order_by("-number"), to_attr="by_age"))


class Goal(models.Model):
    """A member's aim for its problem of practice. What it says stands in its versions."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="goals")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, related_name="goals")
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]


class GoalVersionQuerySet(models.QuerySet["GoalVersion"]):
    def in_force(self) -> Self:
        """Taken by the district (not only proposed by the hub), of goals that are not retired."""
        return self.filter(proposed=False, goal__retired_at=None)


@pghistory.track()
class GoalVersion(models.Model):
    """What a goal said from a moment on: what, for whom, from baseline to target, by when; and which plan it serves."""

    class Plan(models.TextChoices):
        LCAP = "lcap", "LCAP (Local Control and Accountability Plan)"
        SPSA = "spsa", "SPSA (School Plan for Student Achievement)"
        SITE = "site", "Site plan"
        STRATEGIC = "strategic", "Strategic plan"
        OTHER = "other", "Another plan"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    for_whom = models.CharField(max_length=200)
    baseline = models.CharField(max_length=80)
    target = models.CharField(max_length=80)
    by_when = models.DateField()
    plan_kind = models.CharField(max_length=9, choices=Plan.choices, blank=True)  # a plan the district already has
    aligned_to = models.CharField(max_length=200, blank=True)  # its name, where the kind does not say it
    plan_part = models.CharField(max_length=80, blank=True)  # its goal, action or page
    plan_years = models.CharField(max_length=40, blank=True)
    serves = models.CharField(max_length=300, blank=True)  # how this goal serves it
    reason = models.CharField(max_length=300, blank=True)  # what we learned; required from version 2
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    proposed = models.BooleanField(default=False)  # by the hub, until the district takes it
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = GoalVersionQuerySet.as_manager()

    class Meta:
        ordering = ["goal", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "number"], name="goal_version_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="goal_version_says_why"),
            models.CheckConstraint(
                condition=Q(plan_kind__in=["", "lcap", "spsa", "site", "strategic", "other"]),
                name="goal_version_plan_known",
            ),
            models.CheckConstraint(
                condition=~Q(aligned_to="")
                | ~Q(plan_kind__in=["", "other"])
                | Q(plan_kind="", plan_part="", plan_years="", serves=""),
                name="goal_version_names_its_plan",
            ),
        ]

    @property
    def plan(self) -> str:
        """The plan it serves as a sentence names it; empty without one."""
        return plan_named(self.plan_kind, self.aligned_to, self.plan_years, self.plan_part)
