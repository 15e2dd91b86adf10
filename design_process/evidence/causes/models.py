"""Cause: why a problem is there, in a category or under another cause. Why: one step of the five whys of a cause."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from design_process.evidence.models import Evidence
from design_process.problems.models import ProblemOfPractice
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network

WHYS = 5


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Cause(models.Model):
    """A cause stands in a category, a sub-cause under a cause: the database holds that it is one of the two."""

    class Hands(models.TextChoices):
        YES = "yes", "Yes, we can change it"
        PARTLY = "partly", "Partly"
        NO = "no", "No, it is given"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="causes")
    problem = models.ForeignKey(ProblemOfPractice, models.PROTECT, null=True, blank=True, related_name="+")
    category = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="sub_causes")
    words = models.CharField(max_length=160)
    hands = models.CharField(max_length=6, choices=Hands.choices, blank=True)
    evidence = models.ManyToManyField(Evidence, through="CauseEvidence", related_name="causes")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField()
    on_behalf = models.BooleanField(default=False)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="cause_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="cause_says_something"),
            models.CheckConstraint(
                condition=Q(parent=None) & ~Q(category="") | Q(parent__isnull=False, category=""),
                name="cause_in_a_category_or_under_a_cause",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class CauseEvidence(models.Model):
    """A piece of evidence that speaks for a cause."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    cause = models.ForeignKey(Cause, models.CASCADE, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cause", "evidence"], name="cause_evidence_once")]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Why(models.Model):
    """The answer to one "why is that?", one step deeper each, at most five."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    cause = models.ForeignKey(Cause, models.CASCADE, related_name="whys")
    number = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=200)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["cause", "number"]
        constraints = [
            models.UniqueConstraint(fields=["cause", "number"], name="why_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=WHYS) & ~Q(answer=""), name="why_of_five"),
        ]
