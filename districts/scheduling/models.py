"""What a network meeting costs its members, and who hosts it."""

from django.db import models

from districts.directory.models import Member
from network.meetings.models import Meeting
from network.membership.models import Network, NetworkScoped


class Hosting(models.Model):
    """The member at whose site a meeting takes place."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="hosting")
    member = models.ForeignKey(Member, models.CASCADE, related_name="hostings")

    objects = NetworkScoped.as_manager()


class Burden(models.Model):
    """What one meeting costs one member: the row that the year's ledger adds up."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="burdens")
    member = models.ForeignKey(Member, models.CASCADE, related_name="burdens")
    driving_minutes = models.PositiveIntegerField(default=0)  # there and back
    miles = models.PositiveIntegerField(null=True, blank=True)  # there and back, where it is known
    substitutes = models.PositiveSmallIntegerField(default=0)
    hours_out = models.DecimalField(max_digits=5, decimal_places=1, default=0)  # of school, per person

    objects = NetworkScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="burden_once")]
