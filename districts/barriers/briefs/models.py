"""Joint brief: one page to somebody beyond the districts. Its parts are barriers, its answers come by link."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from districts.barriers.models import Barrier
from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network


class JointBriefQuerySet(models.QuerySet[Any]):
    def seen_by(self, person: Any) -> Self:
        """The hub sees every brief, a district each that its own barrier is part of, everybody those that were sent."""
        held = person.holdings
        mine = BriefPart.objects.filter(member__in=held.own_members).values("brief")
        return self.filter(
            Q(network__in=held.hub_networks)
            | Q(pk__in=mine)
            | Q(sent_at__isnull=False, network__in=held.community_networks)
        )


class JointBrief(models.Model):
    """What the hub says for several districts, in its own words: no district's words leave it by themselves."""

    class Level(models.TextChoices):
        COUNTY = "county", "The county"
        STATE = "state", "The state"

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        SENT = "sent", "Waiting for an answer"
        PROMISED = "promised", "Promised"
        REMOVED = "removed", "Removed"
        CANNOT = "cannot", "Cannot be removed"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    client_key = models.UUIDField()  # made with the form: sent twice, stored once
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.COUNTY)
    title = models.CharField(max_length=120)
    what = models.TextField()  # what is in the way, and for whom
    seen = models.TextField(blank=True)  # what the network has seen: tests, numbers, what it costs
    ask = models.TextField()  # what would remove it
    contact_name = models.CharField(max_length=120)
    contact_office = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    due_on = models.DateField(null=True, blank=True)  # promised by
    sent_at = models.DateTimeField(null=True, blank=True)  # first
    round = models.PositiveSmallIntegerField(default=0)  # of its letter: raised, earlier links end
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = JointBriefQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="joint_brief_made_once"),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None) | (~Q(state="draft") & Q(sent_at__isnull=False)),
                name="joint_brief_sent_or_draft",
            ),
            models.CheckConstraint(
                condition=~Q(state="promised") | Q(due_on__isnull=False), name="joint_brief_promise_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Still to be answered for good."""
        return self.state in (self.State.SENT, self.State.PROMISED)

    @property
    def to_whom(self) -> str:
        """The one it goes to, with the office where there is one."""
        return f"{self.contact_name}, {self.contact_office}" if self.contact_office else self.contact_name


class BriefPartQuerySet(MemberScoped):
    def elsewhere(self, client_key: str) -> Self:
        """Those that count, of all briefs but the one that was made with this key."""
        counting = self.filter(is_over=False)
        try:
            return counting.exclude(brief__client_key=UUID(client_key))
        except ValueError:
            return counting


class BriefPart(models.Model):
    """A district's barrier in a brief. The brief names the district only when its team says so."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    brief = models.ForeignKey(JointBrief, models.CASCADE, related_name="parts")
    barrier = models.ForeignKey(Barrier, models.CASCADE, related_name="parts")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    is_named = models.BooleanField(default=False)
    is_over = models.BooleanField(default=False)  # its brief was answered for good: another may take the barrier up
    added_at = models.DateTimeField(default=timezone.now)

    objects = BriefPartQuerySet.as_manager()

    class Meta:
        ordering = ["member__district__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["brief", "barrier"], name="brief_part_once"),
            models.UniqueConstraint(fields=["barrier"], condition=Q(is_over=False), name="brief_part_of_one_at_a_time"),
        ]


class BriefAnswer(models.Model):
    """One answer of the county or the state. Answers are kept; the brief shows the last."""

    class Kind(models.TextChoices):
        REMOVED = "removed", "It is removed"
        PROMISED = "promised", "We will do it by a day"
        CANNOT = "cannot", "It cannot be removed"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    brief = models.ForeignKey(JointBrief, models.CASCADE, related_name="answers")
    client_key = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=1000, blank=True)
    due_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["brief", "client_key"], name="brief_answer_once"),
            models.CheckConstraint(
                condition=~Q(kind="promised") | Q(due_on__isnull=False), name="brief_promise_has_a_day"
            ),
            models.CheckConstraint(condition=~Q(kind="cannot") | ~Q(words=""), name="brief_refusal_has_a_reason"),
        ]


def days_waited(parts: list[BriefPart], today: date) -> int:
    """Days that the district has waited that has waited longest. 0 without parts."""
    return max((part.barrier.days_open(today) for part in parts), default=0)
