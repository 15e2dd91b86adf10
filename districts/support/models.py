"""Check-in: one member with one facilitator, between two network meetings."""

from django.conf import settings
from django.db import models

from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.meetings.models import Meeting
from network.membership.models import Network


class CheckIn(models.Model):
    """What a meeting of the kind check-in is for the member it is with."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="checkins")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="checkin")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = MemberScoped.as_manager()

    class Meta:
        ordering = ["meeting__starts_at", "pk"]
