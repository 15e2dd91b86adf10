"""A page as it stood on a day, kept unchanged so that it can be cited and compared; the PDF made of it; and its
withdrawal, when it was shared wrongly."""

import secrets
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0, 1: read from paper
LENGTH = 8


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class SnapshotQuerySet(MemberScoped):
    def seen_by(self, person: Any) -> Self:
        """A member's own people and the hub; figures in full only for those who read the member's numbers so."""
        told = person.holdings.told_members
        return super().seen_by(person).filter(~models.Q(made_for=Snapshot.For.OWN) | models.Q(member__in=told))

    def standing(self) -> Self:
        """Without those that were withdrawn."""
        return self.filter(withdrawal=None)


class Snapshot(models.Model):
    """What a page showed. Of a member, or of the whole network when it has none. The database lets nobody change it."""

    class For(models.TextChoices):
        """Who may read it decides what stands in it."""

        OWN = "own", "Our team, our sponsor and the hub: our figures in full"
        ANYONE = "anyone", "The board or the public: small figures hidden, only cards that are open to everyone"
        NETWORK = "network", "Everybody in the network: sums as they are printed for all"

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)  # its address, and what a citation says
    made_for = models.CharField(max_length=8, choices=For.choices)
    form = models.PositiveSmallIntegerField()  # the version of what `content` looks like
    content = models.JSONField()  # what was shown: see `sheet`
    digest = models.CharField(max_length=64)  # of the content: saved twice, it is one
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects: Any = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "made_for", "digest"], name="snapshot_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(member=None, made_for="network")
                | models.Q(member__isnull=False) & ~models.Q(made_for="network"),
                name="snapshot_for_whom",
            ),
        ]
        triggers = [
            # Who made it may leave; what it says may not change.
            pgtrigger.ReadOnly(name="snapshot_stays_as_it_is", exclude=["made_by"]),
            pgtrigger.Protect(name="snapshot_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("sharing:snapshot", args=[self.code])

    @property
    def withdrawn(self) -> "Withdrawal | None":
        """When and why nobody may read it any more; None while it stands."""
        return getattr(self, "withdrawal", None)

    @property
    def is_public(self) -> bool:
        """May its paper leave the district?"""
        return self.made_for == self.For.ANYONE


class SnapshotPdf(models.Model):
    """The PDF of a snapshot: asked for once, made by a worker, kept as a file."""

    class State(models.TextChoices):
        ASKED = "asked", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    snapshot = models.OneToOneField(Snapshot, models.CASCADE, related_name="pdf")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    file = models.CharField(max_length=120, blank=True)  # its name in the storage
    why = models.CharField(max_length=200, blank=True)  # it failed
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="ready", made_at__isnull=False) & ~models.Q(file="")
                | ~models.Q(state="ready"),
                name="snapshot_pdf_ready_has_a_file",
            )
        ]


class Withdrawal(models.Model):
    """A snapshot that was shared wrongly: it stays cited, with the day and the reason, and nobody reads it any more."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    snapshot = models.OneToOneField(Snapshot, models.PROTECT, related_name="withdrawal")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="withdrawal_has_a_reason")]
        triggers = [
            pgtrigger.ReadOnly(name="withdrawal_stays_as_it_is", exclude=["by"]),
            pgtrigger.Protect(name="withdrawal_stays", operation=pgtrigger.Delete),
        ]
