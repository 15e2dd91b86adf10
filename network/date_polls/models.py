"""A date poll: dates to choose from, who is asked, and what each of them answers to each date."""

from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.meetings.models import Meeting
from network.membership.models import Network, NetworkScoped


class PollQuerySet(NetworkScoped):
    def running(self, now: datetime) -> Self:
        """Polls that can still be answered."""
        return self.filter(state=DatePoll.State.OPEN, closes_at__gt=now)

    def run_out(self, now: datetime) -> Self:
        """Polls whose last moment has passed and whose organizer has not been told."""
        return self.filter(state=DatePoll.State.OPEN, closes_at__lte=now, told_at=None)


class DatePoll(models.Model):
    class State(models.TextChoices):
        OPEN = "open", "Asked"
        PICKED = "picked", "A date is picked"
        OFF = "off", "Called off"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=12, choices=Meeting.Kind.choices, default=Meeting.Kind.NETWORK)
    mode = models.CharField(max_length=10, choices=Meeting.Mode.choices, default=Meeting.Mode.VIRTUAL)
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    time_zone = models.CharField(max_length=64)  # whose clock the dates keep
    closes_at = models.DateTimeField()
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    meeting = models.OneToOneField(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")  # what came of it
    told_at = models.DateTimeField(null=True, blank=True)  # its organizer, that all have answered or it has closed
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)  # made with the form: sent twice, asked once

    objects = PollQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="date_poll_sent_once"),
            models.CheckConstraint(condition=Q(minutes__range=(5, 1440)), name="date_poll_minutes"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def local_close(self) -> datetime:
        return self.closes_at.astimezone(ZoneInfo(self.time_zone))

    def is_open(self, now: datetime) -> bool:
        return self.state == self.State.OPEN and now < self.closes_at


class PollDate(models.Model):
    """One date to choose."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["network", "poll", "starts_at"], name="poll_date_once")]


class PollGuest(models.Model):
    """Somebody who is asked. `round` of their personal link: raised, earlier links end."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="guests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(max_length=160, blank=True)  # whose team they come with, in words
    words = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["place", "person__name"]
        constraints = [models.UniqueConstraint(fields=["network", "poll", "person"], name="poll_guest_once")]


class PollAnswer(models.Model):
    class Answer(models.TextChoices):
        YES = "yes", "Yes"
        IF_NEEDED = "if_needed", "If need be"
        NO = "no", "No"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    guest = models.ForeignKey(PollGuest, models.CASCADE, related_name="answers")
    date = models.ForeignKey(PollDate, models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=9, choices=Answer.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "guest", "date"], name="poll_answer_once")]
