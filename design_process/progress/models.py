"""Which number shows how far a goal is, and when somebody last looked at a district's page."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.problems.models import Goal
from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network


class GoalNumber(models.Model):
    """The indicator by which a goal is judged: chosen by its team."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    goal = models.OneToOneField(Goal, models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="+")
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)

    objects = MemberScoped.as_manager()

    class Meta:
        ordering = ["goal"]


class Look(models.Model):
    """When a person last looked at a member's status page, and what stood there. Read for nobody but that person.

    A visit is an hour: looks within it compare with the visit before, of which `before` and `before_at` tell.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()  # when this visit began
    seen = models.JSONField()  # the page's `Facts` then
    before_at = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-looked_at"]
        constraints = [
            models.UniqueConstraint(fields=["network", "member", "person"], name="look_once"),
            models.CheckConstraint(
                condition=models.Q(before__isnull=True, before_at=None)
                | models.Q(before__isnull=False, before_at__isnull=False),
                name="look_before_has_a_moment",
            ),
        ]
