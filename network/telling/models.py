"""How much somebody wants to be told by a network, and what they were told."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from network.membership.models import Network


class Own(models.QuerySet[Any]):
    """Rows that are nobody's business but the person's."""

    def seen_by(self, person: Any) -> Self:
        return self.filter(person=person.pk)


class Choice(models.Model):
    """What a person wants from one network. Without a row: reminders, and the digest every week.

    Letters that somebody must have are not chosen: an invitation, a changed or called-off date, an answer asked for.
    """

    class Digest(models.TextChoices):
        WEEKLY = "weekly", "Every week"
        FORTNIGHTLY = "fortnightly", "Every two weeks"
        NEVER = "never", "Never"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letter_choices")
    digest = models.CharField(max_length=12, choices=Digest.choices, default=Digest.WEEKLY)
    reminders = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = Own.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "person"], name="letter_choice_once")]


class Told(models.Model):
    """One thing that somebody was told, once: "meeting:12:2026-10-07:eve". Without `sent` there was nothing to say."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    about = models.CharField(max_length=80)
    sent = models.BooleanField(default=True)
    at = models.DateTimeField(default=timezone.now)

    objects = Own.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "about", "person"], name="told_once")]

    def __str__(self) -> str:
        return self.about
