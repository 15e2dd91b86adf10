"""Barrier: something in the way that somebody else can remove. Raised by a team, answered by a sponsor."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network


class BarrierQuerySet(MemberScoped):
    def open_barriers(self) -> Self:
        """Still in the way: neither removed nor refused."""
        return self.filter(state__in=[Barrier.State.OPEN, Barrier.State.PROMISED, Barrier.State.ESCALATED])

    def asked_of_sponsors(self) -> Self:
        """Open and a sponsor's to remove, the one open longest first."""
        return self.open_barriers().filter(remover=Barrier.Remover.SPONSOR).order_by("raised_at", "pk")

    def closed_barriers(self) -> Self:
        """Removed or refused, the last first."""
        return self.filter(state__in=[Barrier.State.REMOVED, Barrier.State.CANNOT]).order_by("-closed_at")


class Barrier(models.Model):
    class Kind(models.TextChoices):
        TIME = "time", "Time"
        STAFF = "staff", "Staff or substitutes"
        MONEY = "money", "Money"
        MATERIALS = "materials", "Materials"
        DATA = "data", "Data"
        TECHNOLOGY = "technology", "Technology"
        POLICY = "policy", "Policy or rules"
        SUPPORT = "support", "Support from others"
        OTHER = "other", "Something else"

    class Remover(models.TextChoices):
        SPONSOR = "sponsor", "Our sponsor"
        HUB = "hub", "The hub"
        COUNTY = "county", "The county"
        STATE = "state", "The state"

    class State(models.TextChoices):
        OPEN = "open", "Waiting for an answer"
        PROMISED = "promised", "Promised"
        ESCALATED = "escalated", "Passed on"
        REMOVED = "removed", "Removed"
        CANNOT = "cannot", "Cannot be removed"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="barriers")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    remover = models.CharField(max_length=8, choices=Remover.choices, default=Remover.SPONSOR)
    what = models.CharField(max_length=500)  # what is in the way
    ask = models.CharField(max_length=500, blank=True)  # what would remove it
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    due_on = models.DateField(null=True, blank=True)  # promised by
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    on_behalf = models.BooleanField(default=False)  # written down by the hub, for the team
    closed_at = models.DateTimeField(null=True, blank=True)
    client_key = models.UUIDField(null=True, blank=True)  # made with the form: sent twice, stored once

    objects = BarrierQuerySet.as_manager()

    class Meta:
        ordering = ["raised_at"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="barrier_sent_once"),
            models.CheckConstraint(
                condition=Q(state__in=["removed", "cannot"], closed_at__isnull=False)
                | (~Q(state__in=["removed", "cannot"]) & Q(closed_at=None)),
                name="barrier_closed_when_final",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def days_open(self, today: date) -> int:
        """Whole days from the day it was raised to the day it was closed, or to today."""
        until = timezone.localdate(self.closed_at) if self.closed_at else today
        return max((until - timezone.localdate(self.raised_at)).days, 0)


class BarrierAnswer(models.Model):
    """One answer to a barrier. Answers are kept; the barrier shows the last."""

    class Kind(models.TextChoices):
        REMOVED = "removed", "Removed"
        PROMISED = "promised", "Will do by"
        CANNOT = "cannot", "Cannot, because"
        ESCALATED = "escalated", "Passed on"
        REOPENED = "reopened", "In the way after all"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    barrier = models.ForeignKey(Barrier, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=500, blank=True)
    due_on = models.DateField(null=True, blank=True)
    passed_to = models.CharField(max_length=8, choices=Barrier.Remover.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    from_sponsor = models.BooleanField(default=False)  # given as the district's sponsor: how long they take
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="promised") | Q(due_on__isnull=False), name="barrier_promise_has_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["cannot", "escalated", "reopened"]) | ~Q(words=""),
                name="barrier_refusal_has_a_reason",
            ),
        ]
