"""One question to one person about one test cycle, and what they answered."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from design_process.cycles.models import Log, Prediction, TestCycle
from design_process.measures.models import Indicator
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


class Ask(models.Model):
    """A question as it was put: one a week for each cycle, person and thing asked. Its link names it and its round."""

    class Kind(models.TextChoices):
        START = "start", "Did it start?"
        RUN = "run", "What happened this week?"
        STUDY = "study", "What did not work?"
        PREDICTION = "prediction", "Did it hold?"
        ACT = "act", "What do you decide?"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    cycle = models.ForeignKey(TestCycle, models.CASCADE, related_name="asks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    week = models.DateField()  # its Monday
    kind = models.CharField(max_length=12, choices=Kind.choices)
    words = models.CharField(max_length=400)  # as it was asked
    prediction = models.ForeignKey(Prediction, models.CASCADE, null=True, blank=True, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, null=True, blank=True, related_name="+")
    period = models.DateField(null=True, blank=True)  # first day of the period whose number is asked for
    round = models.PositiveSmallIntegerField(default=1)  # raised by each new letter: links of earlier ones end
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "cycle", "person", "week", "kind", "prediction"],
                name="asked_once_a_week",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(indicator=None, period=None) | Q(indicator__isnull=False, period__isnull=False),
                name="ask_number_of_a_period",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Answer(models.Model):
    """What somebody answered. The same form sent twice is one row; a second thought is another, and both stay."""

    class Way(models.TextChoices):
        LINK = "link", "by the link of a letter"
        REPLY = "reply", "by reply to the letter"
        PAGE = "page", "on the page"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    ask = models.ForeignKey(Ask, models.CASCADE, related_name="answers")
    client_key = models.UUIDField()
    sent = models.CharField(max_length=64)  # fingerprint of what was said
    said: Any = models.JSONField(default=dict)
    way = models.CharField(max_length=5, choices=Way.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    log = models.ForeignKey(Log, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "ask", "client_key", "sent"], name="answer_sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.ask}"


class MailReply(models.Model):
    """A letter that somebody sent in reply to a question: taken once, however often it is delivered."""

    class Outcome(models.TextChoices):
        KEPT = "kept", "is in its place"
        WAITS = "waits", "waits for your yes"
        LATE = "late", "came too late"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    ask = models.ForeignKey(Ask, models.CASCADE, related_name="replies")
    message_key = models.CharField(max_length=64)  # of its Message-ID
    outcome = models.CharField(max_length=5, choices=Outcome.choices)
    words = models.TextField(blank=True)  # as they were written
    remarks: Any = models.JSONField(default=list)  # what could not be taken, in sentences for its writer
    answer = models.ForeignKey(Answer, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WorkScoped.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "ask", "message_key"], name="mail_reply_once"),
            models.CheckConstraint(
                condition=Q(answer=None) | Q(outcome="kept"), name="mail_reply_answer_only_when_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"reply to {self.ask}"
