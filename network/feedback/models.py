"""The feedback of a meeting, and what the hub promised to do about it: you said, we did."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from network.meetings.models import Meeting, OfMeeting
from network.membership.models import Network
from network.questionnaires.models import Wave


class MeetingFeedback(models.Model):
    """The wave that asks those who were at a meeting how it was."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="feedback")
    wave = models.OneToOneField(Wave, models.CASCADE, related_name="meeting_feedback")

    objects = OfMeeting.as_manager()


class PromiseQuerySet(OfMeeting):
    def open_promises(self) -> "PromiseQuerySet":
        return self.filter(done_at=None)


class Promise(models.Model):
    """Something heard in the feedback of a meeting, in the hub's words, and what is done about it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="promises")
    heard = models.CharField(max_length=300)  # you said
    did = models.CharField(max_length=300, blank=True)  # we did; before that, what we will do
    done_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(null=True, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="promise_sent_once"),
            models.CheckConstraint(condition=Q(done_at=None) | ~Q(did=""), name="promise_kept_says_how"),
        ]

    def __str__(self) -> str:
        return self.heard
