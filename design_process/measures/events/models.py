"""A dated event beside the numbers, and what it said before it was changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from districts.directory.access import MemberScoped
from districts.directory.models import Member
from network.membership.models import Network


class ChartEventQuerySet(MemberScoped):
    def standing(self) -> Self:
        """Without those that were changed since, or removed."""
        return self.filter(removed_at=None)

    def beside(self, member: Member) -> Self:
        """What stands on a member's charts: its own events, and the network's."""
        return self.standing().filter(Q(member=None) | Q(member=member), network=member.network_id)

    def of_network(self, network_id: int) -> Self:
        """What stands on the charts of the whole network: its own events, and nobody else's."""
        return self.standing().filter(network=network_id, member=None)


class ChartEvent(models.Model):
    """Something that happened on a day and may show in numbers: "new bus schedule", "flu week".

    A district's own, or with no member the whole network's. Changed, it is replaced; nothing is overwritten.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    on = models.DateField()
    words = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="replaced_by")

    objects = ChartEventQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "member", "on", "words"],
                condition=Q(removed_at=None),
                name="chart_event_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(words=""), name="chart_event_says_what"),
            models.CheckConstraint(
                condition=Q(removed_by=None) | Q(removed_at__isnull=False), name="chart_event_removed_when"
            ),
        ]

    def __str__(self) -> str:
        return self.words
