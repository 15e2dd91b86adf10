"""What every card of a team has: how far it is open, and to whom."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from districts.directory.access import Visibility
from districts.directory.models import Member
from network.membership.models import Network


class Card(models.Model):
    """What a team makes, and opens to others when it decides to."""

    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.TEAM)
    shared_with = models.ManyToManyField(Member, blank=True, related_name="+")  # counts while NAMED
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    if TYPE_CHECKING:
        network: Network
        network_id: int
        member: Member
        member_id: int

    class Meta:
        abstract = True
