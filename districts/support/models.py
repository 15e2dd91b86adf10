"""Check-in: one member with one facilitator, between two network meetings; what is noted, and who reads it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from districts.directory.access import MemberScoped, WorkScoped
from districts.directory.models import Member
from network.meetings.models import Meeting
from network.membership.models import Network


class CheckInQuerySet(MemberScoped):
    def seen_by(self, person: Any) -> Self:
        """The hub sees all; a member its own, once they are more than a proposal of the planner."""
        hub = Q(network__in=person.holdings.hub_networks)
        return super().seen_by(person).filter(hub | ~Q(meeting__state=Meeting.State.PROPOSED))

    def standing(self) -> Self:
        """Not called off."""
        return self.exclude(meeting__state=Meeting.State.CANCELLED)

    def coming(self, now: Any) -> Self:
        """Standing, not closed and not over yet, the next first."""
        ahead = self.standing().filter(closed_at=None, meeting__ends_at__gt=now)
        return ahead.order_by("meeting__starts_at", "pk")


class CheckIn(models.Model):
    """What a meeting of the kind check-in is for the member it is with, and how it ended."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="checkins")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="checkin")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agreed = models.TextField(blank=True)  # what was agreed, in words
    mood_hub = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 (heavy) to 5 (light), as the hub felt it
    mood_team = models.PositiveSmallIntegerField(null=True, blank=True)  # the same, as the team felt it
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["meeting__starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(mood_hub=None) | Q(mood_hub__range=(1, 5)), name="checkin_mood_hub"),
            models.CheckConstraint(condition=Q(mood_team=None) | Q(mood_team__range=(1, 5)), name="checkin_mood_team"),
        ]

    def __str__(self) -> str:
        return self.meeting.title


class CheckInTopic(models.Model):
    """Something somebody wants to talk about. Added one by one: nobody's line overwrites another's."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    checkin = models.ForeignKey(CheckIn, models.CASCADE, related_name="topics")
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="checkin_topic_sent_once")]


class NoteScoped(models.QuerySet[Any]):
    """Notes, and each version of them, by how far their author opened them. Private is for the author alone."""

    def seen_by(self, person: Any) -> Self:
        held = person.holdings
        inside = Q(network__in=held.hub_networks) | Q(member__in=held.working_members)
        open_to_hub = Q(visibility__in=[NoteVisibility.HUB, NoteVisibility.TEAM], network__in=held.hub_networks)
        open_to_team = Q(visibility=NoteVisibility.TEAM, member__in=held.working_members)
        return self.filter(Q(author=person.pk) & inside | open_to_hub | open_to_team)


class NoteVisibility(models.TextChoices):
    PRIVATE = "private", "Only me"
    HUB = "hub", "The facilitators and me"
    TEAM = "team", "The member’s team and the facilitators"


class CheckInNote(models.Model):
    """A note on a check-in. Its words are in its versions; the one of `number` counts."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    checkin = models.ForeignKey(CheckIn, models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    visibility = models.CharField(max_length=7, choices=NoteVisibility.choices, default=NoteVisibility.PRIVATE)
    number = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)

    objects = NoteScoped.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "client_key"], name="checkin_note_sent_once")]


class NoteVersionQuerySet(NoteScoped):
    def that_count(self) -> Self:
        """The version of each note that counts."""
        return self.filter(number=F("note__number"))


class NoteVersion(models.Model):
    """What a note said, and for whom it was then: opened later, its earlier words stay as closed as they were."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    note = models.ForeignKey(CheckInNote, models.CASCADE, related_name="versions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")  # of the note
    number = models.PositiveIntegerField(default=1)
    visibility = models.CharField(max_length=7, choices=NoteVisibility.choices)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = NoteVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["note", "number"], name="checkin_note_version_once")]
