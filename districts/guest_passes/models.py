"""Guest pass: one person of one district, one meeting, until a day. What they answer stands on it."""

from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from districts.directory.models import District, Member
from network.meetings.models import Meeting
from network.membership.models import Network, RoleGrant


class GuestPassQuerySet(models.QuerySet["GuestPass"]):
    def seen_by(self, person: Any) -> Self:
        """The hub's: nobody else reads who was asked, or what they said."""
        return self.filter(network__in=person.holdings.hub_networks)

    def whole(self) -> Self:
        """With what pages and letters read of a pass."""
        return self.select_related("network", "meeting__organizer", "district", "by")

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(withdrawn_at=None)

    def waiting(self) -> Self:
        """Said whether they join, and nobody of the hub has taken it up: by saying so, or by inviting them."""
        invited = RoleGrant.objects.filter(network=OuterRef("network"), person__email=OuterRef("email"), ends_on=None)
        theirs = Q(district=OuterRef("district")) | Q(district__name__iexact=OuterRef("district_name"))
        in_already = Member.objects.taking_part().filter(theirs, network=OuterRef("network"))
        open_now = self.filter(taken_up_at=None).exclude(wish="")
        return open_now.exclude(Exists(invited)).exclude(Exists(in_already))


@pghistory.track()
class GuestPass(models.Model):
    """A visit to one meeting without an account. A later answer replaces the earlier, which the history keeps."""

    class Coming(models.TextChoices):
        NONE = "", "No answer yet"
        YES = "yes", "Comes"
        VIRTUAL = "virtual", "Joins by link"
        NO = "no", "Cannot come"

    class Wish(models.TextChoices):
        JOIN = "join", "Would like to join"
        LATER = "later", "Not now"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    client_key = models.UUIDField()  # made with the form: sent twice, stored once; and the guest's name in a room
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    district = models.ForeignKey(District, models.SET_NULL, null=True, blank=True, related_name="+")
    district_name = models.CharField(max_length=160)  # as it was called then
    name = models.CharField(max_length=80)
    email = models.EmailField()  # in small letters
    until = models.DateField()  # its last day
    round = models.PositiveSmallIntegerField(default=1)  # of its letter: raised, earlier links end
    coming = models.CharField(max_length=8, choices=Coming.choices, blank=True, default=Coming.NONE)
    coming_at = models.DateTimeField(null=True, blank=True)
    wish = models.CharField(max_length=5, choices=Wish.choices, blank=True)
    words = models.CharField(max_length=500, blank=True)  # with the wish
    wished_at = models.DateTimeField(null=True, blank=True)
    taken_up_at = models.DateTimeField(null=True, blank=True)  # somebody of the hub has seen to it
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = GuestPassQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "guest passes"
        constraints = [
            models.UniqueConstraint(fields=["network", "client_key"], name="guest_pass_made_once"),
            models.UniqueConstraint(
                fields=["meeting", "email"], condition=Q(withdrawn_at=None), name="guest_pass_one_for_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(coming="", coming_at=None) | ~Q(coming="") & Q(coming_at__isnull=False),
                name="guest_pass_answered_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(wish="", words="", wished_at=None, taken_up_at=None)
                | ~Q(wish="") & Q(wished_at__isnull=False),
                name="guest_pass_wished_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.district_name}"

    def is_over(self, today: date) -> bool:
        return self.until < today
