"""Which number shows how far a goal is, when somebody last looked at a district's page, and what was said of gates."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.problems.models import Goal
from design_process.progress.gates import DATA, GATES
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


class GateNoteQuerySet(MemberScoped):
    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(taken_back_at=None)


class GateNote(models.Model):
    """What was said of a gate of pre-work: why a facilitator lets a member pass it, or what a team noticed in the data.

    Taken back, it stays as it was: who said what, when, and who took it back.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="gate_notes")
    gate = models.CharField(max_length=8, choices=[(gate.key, gate.label) for gate in GATES])
    passed = models.BooleanField()  # by a facilitator, without it; otherwise the common data were looked at
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = GateNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "gate", "passed"],
                condition=models.Q(taken_back_at=None),
                name="gate_note_once",
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="gate_note_says_why"),
            models.CheckConstraint(condition=models.Q(passed=True) | models.Q(gate=DATA), name="gate_note_of_data"),
        ]
