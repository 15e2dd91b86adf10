"""How far somebody is on the path of their role, and that somebody was shown around in person."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from design_process.onboarding.paths import DRIVER, FACILITATOR, PATHS, SPONSOR, STEPS, TEAM_MEMBER
from network.membership.models import Network
from network.telling.models import Own

PATH_LABELS = {
    FACILITATOR: "Facilitator",
    DRIVER: "Project driver",
    SPONSOR: "Sponsor",
    TEAM_MEMBER: "Design-team member",
}


class StepTicked(models.Model):
    """Somebody answered the question of a step, or said that they know it already. Which answer is kept nowhere."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    step = models.CharField(max_length=16, choices=[(step.key, step.title) for step in STEPS.values()])
    at = models.DateTimeField(default=timezone.now)

    objects = Own.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "steps ticked"
        constraints = [models.UniqueConstraint(fields=["network", "person", "step"], name="step_ticked_once")]


class RolePath(models.Model):
    """The path of a role, of one person. Without a row it waits; finished or put away, it is never brought up again."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=12, choices=[(path, PATH_LABELS[path]) for path in PATHS])
    put_off_until = models.DateField(null=True, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = Own.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["network", "person", "path"], name="role_path_once")]


class ShownAroundQuerySet(models.QuerySet["ShownAround"]):
    def seen_by(self, person: Any) -> Self:
        """By the hub, and by whom it is about."""
        return self.filter(Q(network__in=person.holdings.hub_networks) | Q(person=person.pk))

    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(taken_back_at=None)


class ShownAround(models.Model):
    """Somebody was shown around in person: on which day, and who says so. Taken back, it stays as it was."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ShownAroundQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "shown around"
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person"], condition=Q(taken_back_at=None), name="shown_around_once"
            )
        ]
