"""The commitment pulse: one question to one person, by the date on which it was asked, with the answer."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from districts.directory.models import Member
from network.membership.models import Network
from network.membership.roles import Role

ASKED = (Role.SPONSOR, Role.DRIVER)  # who speaks for a district here
GOODBYES = ("pause", "leave")  # answers that the hub hears of the same day
AT_WORK = (Member.State.PREWORK, Member.State.ACTIVE)  # the others are asked nothing


class PulseQuerySet(models.QuerySet["CommitmentPulse"]):
    def seen_by(self, person: Any) -> Self:
        """An answer is seen by the hub and by whoever gave it: sponsor and driver do not read each other's."""
        return self.filter(Q(network__in=person.holdings.hub_networks) | Q(person=person.pk))

    def waiting(self) -> Self:
        """Those that wait for a word, of members that are at work."""
        return self.filter(answer="", member__state__in=AT_WORK)

    def goodbyes(self) -> Self:
        """Those that ask for a pause or a goodbye, of members that are at work: the hub has not settled it yet."""
        return self.filter(answer__in=GOODBYES, member__state__in=AT_WORK)


@pghistory.track()
class CommitmentPulse(models.Model):
    """Still in? Asked of one person for their district; a later word replaces the earlier, which the history keeps."""

    class Answer(models.TextChoices):
        IN = "in", "Yes, we are in"
        BUT = "but", "Yes, but something has to change"
        PAUSE = "pause", "We need to pause"
        LEAVE = "leave", "We want to leave"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="pulses")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    role = models.CharField(max_length=16, choices=[(role.value, role.label) for role in ASKED])
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    words = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = PulseQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "asked_on", "person"], name="pulse_asked_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="pulse_answered_at_a_time",
            ),
            models.CheckConstraint(condition=Q(answer__in=["", "in"]) | ~Q(words=""), name="pulse_change_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.asked_on}"
