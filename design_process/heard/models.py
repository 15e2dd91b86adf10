"""Somebody was not heard: what they wrote, whom they chose to read it, and what was said after.

No line of history and no earlier version is kept, and numbers are drawn at random: neither that somebody wrote nor how
many did can be read from anywhere else, and what is taken back is gone.
"""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from design_process.ideas.models import IdeaRound
from districts.directory.models import Member
from network.lib.random_keys import random_key
from network.meetings.models import Meeting
from network.membership.models import Network, RoleGrant
from network.membership.roles import Role


class NotHeardQuerySet(models.QuerySet["NotHeard"]):
    def seen_by(self, person: Any) -> Self:
        """By whoever wrote it, and by those they chose, as long as they are facilitators: co-facilitators are not."""
        held = person.holdings
        chosen = NotHeardReader.objects.filter(person=person.pk).values("note")
        return self.filter(
            Q(writer=person.pk, network__in=held.networks) | Q(pk__in=chosen, network__in=held.facilitated_networks)
        )

    def open(self) -> Self:
        """Neither closed nor taken back."""
        return self.filter(closed_at=None, taken_back_at=None)

    def left_alone(self, day: Any) -> Self:
        """Those that nobody reads any more: none of those who were chosen is a facilitator on a day."""
        reading = NotHeardReader.objects.still_reading(day).filter(note=models.OuterRef("pk"))
        return self.filter(~models.Exists(reading))

    def answered_since(self) -> Self:
        """Those with an answer that their writer has not seen."""
        return self.filter(Q(looked_at=None) | Q(answered_at__gt=F("looked_at")), answered_at__isnull=False)


class NotHeard(models.Model):
    """What somebody with a seat wrote, and where it stands. Taken back, only who, where and the days are left of it."""

    class Wish(models.TextChoices):
        KNOW = "know", "Just know it"
        TALK = "talk", "Please talk with me"
        RAISE = "raise", "Raise it without my name"

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    what = models.TextField(blank=True)
    wish = models.CharField(max_length=5, choices=Wish.choices, blank=True)
    # What it is about: where it was opened from.
    round = models.ForeignKey(IdeaRound, models.SET_NULL, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    client_key = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)
    said_at = models.DateTimeField(default=timezone.now)  # when its writer last wrote
    answered_at = models.DateTimeField(null=True, blank=True)  # when a reader last did
    looked_at = models.DateTimeField(null=True, blank=True)  # when its writer last read it
    closed_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = NotHeardQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "pk"]
        verbose_name_plural = "not heard"
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="not_heard_sent_once"),
            models.CheckConstraint(condition=Q(round=None) | Q(meeting=None), name="not_heard_about_one_thing"),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) & ~Q(what="") & ~Q(wish="")
                | Q(taken_back_at__isnull=False, what="", wish="", round=None, meeting=None),
                name="not_heard_says_something_or_nothing",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("heard:note", args=[self.pk])

    @property
    def waits(self) -> bool:
        """Has its writer the last word, so that an answer would be kind?"""
        return self.answered_at is None or self.answered_at < self.said_at


class NotHeardReaderQuerySet(models.QuerySet["NotHeardReader"]):
    def seen_by(self, person: Any) -> Self:
        """Who reads is told to whoever reads, and to the writer."""
        return self.filter(note__in=NotHeard.objects.seen_by(person))

    def still_reading(self, day: Any) -> Self:
        """Those who are facilitators on a day."""
        grants = RoleGrant.objects.in_force(day).filter(role=Role.FACILITATOR, network=models.OuterRef("network"))
        return self.filter(models.Exists(grants.filter(person=models.OuterRef("person"))), person__is_active=True)


class NotHeardReader(models.Model):
    """Somebody whom the writer chose to read it. They do, as long as they are facilitators."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    note = models.ForeignKey(NotHeard, models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = NotHeardReaderQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="not_heard_reader_once")]


class NotHeardWordQuerySet(models.QuerySet["NotHeardWord"]):
    def seen_by(self, person: Any) -> Self:
        """As the note it belongs to."""
        return self.filter(note__in=NotHeard.objects.seen_by(person))


class NotHeardWord(models.Model):
    """What was said after: by a reader, or by the writer again. Closing says what was done."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    note = models.ForeignKey(NotHeard, models.CASCADE, related_name="said")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = models.TextField()
    closes = models.BooleanField(default=False)
    client_key = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    objects = NotHeardWordQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="not_heard_word_once"),
            models.CheckConstraint(condition=~Q(words=""), name="not_heard_word_says_something"),
        ]
