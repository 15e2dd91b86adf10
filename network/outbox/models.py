"""Effect: something owed to the world outside a transaction (a letter, a roll-up), kept until it is done.

The row is the truth; the broker only wakes a worker up. See `docs/decisions` for why.
"""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from network.membership.models import Network

MAX_ATTEMPTS = 3  # then an effect is parked, with the reason, for people to look at


class EffectQuerySet(models.QuerySet["Effect"]):
    def owed(self) -> Self:
        return self.filter(state__in=[Effect.State.OWED, Effect.State.RUNNING])

    def stale(self, before: datetime) -> Self:
        """Owed or begun, due, and not touched since `before`: the wake-up call or its worker was lost."""
        return self.owed().filter(touched_at__lt=before, due_at__lte=timezone.now())

    def parked(self) -> Self:
        return self.filter(state=Effect.State.PARKED)

    def seen_by(self, person: Any) -> Self:
        """What is owed for a network is seen by its hub."""
        return self.filter(network__in=person.holdings.hub_networks)


class Effect(models.Model):
    class State(models.TextChoices):
        OWED = "owed", "Owed"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        PARKED = "parked", "Parked"

    key = models.CharField(max_length=200, unique=True)  # the business name of the effect: "invitation:12:1"
    kind = models.CharField(max_length=40)  # which handler does it
    network = models.ForeignKey(Network, models.CASCADE, null=True, related_name="+")
    ids = models.JSONField(default=dict)  # what the handler is told: ids, never content
    state = models.CharField(max_length=8, choices=State.choices, default=State.OWED)
    wanted = models.PositiveIntegerField(default=1)  # raised each time it is owed again
    done = models.PositiveIntegerField(default=0)  # the `wanted` that was last fulfilled
    attempts = models.PositiveSmallIntegerField(default=0)  # of the last time it was owed
    fence = models.PositiveIntegerField(default=0)  # raised by every claim: an old worker's late write is refused
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)  # host:pid of the last claim
    reason = models.TextField(blank=True)  # why the last attempt failed

    objects = EffectQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(done__lte=F("wanted")), name="effect_done_at_most_wanted")]
        indexes = [
            models.Index(fields=["touched_at"], condition=Q(state__in=["owed", "running"]), name="effect_open"),
            models.Index(fields=["network"], condition=Q(state="parked"), name="effect_parked"),
        ]

    def __str__(self) -> str:
        return self.key


class Slot(models.Model):
    """A scheduled job's turn, taken once however many beats call it."""

    job = models.CharField(max_length=60)
    slot = models.CharField(max_length=40)  # "2026-11-22" or "2026-11-22T04:15"
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="slot_once")]


class Heartbeat(models.Model):
    """The last sign of life of a kind of process, written by a task that travelled the whole way."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now)
