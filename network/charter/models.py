"""Charter: what the network stands for. Versions stay as they were; a yes is to one version, in one school year."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.membership.models import Network, NetworkScoped


class Part(models.TextChoices):
    """The parts of a charter, in the order they are read."""

    VISION = "vision", "Vision"
    MISSION = "mission", "Mission"
    EQUITY = "equity", "Equity agenda"
    VALUES = "core_values", "Core values"
    NORMS = "norms", "Norms"


class CharterVersion(models.Model):
    network = models.ForeignKey(Network, models.CASCADE, related_name="charter_versions")
    number = models.PositiveSmallIntegerField()
    vision = models.TextField(blank=True)
    mission = models.TextField(blank=True)
    equity = models.TextField(blank=True)
    core_values = models.TextField(blank=True)
    norms = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)  # what changed and why; from version 2 on
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="charter_version_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="charter_version_says_why"),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="charter_stays", fields=[*Part.values, "number", "reason", "network"]),
        ]

    def __str__(self) -> str:
        return f"Charter, version {self.number}"


class CharterYes(models.Model):
    """Somebody stands by a version. Asked again with each version, and with each school year."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    version = models.ForeignKey(CharterVersion, models.CASCADE, related_name="yeses")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    school_year = models.CharField(max_length=7)
    at = models.DateTimeField(default=timezone.now)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person", "school_year"], name="charter_yes_once"),
        ]


class CharterSuggestion(models.Model):
    """Words that somebody would change or add. Waits until a version is written that takes it up, or says why not."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    client_key = models.UUIDField()
    part = models.CharField(max_length=12, choices=Part.choices)
    words = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    settled_in = models.ForeignKey(CharterVersion, models.SET_NULL, null=True, blank=True, related_name="settled")
    is_taken = models.BooleanField(default=False)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="charter_suggestion_once"),
            models.CheckConstraint(condition=~Q(words=""), name="charter_suggestion_says_something"),
            models.CheckConstraint(
                condition=Q(is_taken=False) | Q(settled_in__isnull=False), name="charter_taken_where"
            ),
        ]
