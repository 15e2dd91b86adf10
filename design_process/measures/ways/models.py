"""What the other ways to print a period would give, computed by a worker and kept."""

from django.db import models
from django.utils import timezone

from design_process.measures.models import Indicator
from network.membership.models import Network, NetworkScoped


class WaysFound(models.Model):
    """The other ways to print a period, computed once for what they were made from: what was printed, and who reads.

    `found` is empty while a worker is at it. Only a hub that reads every district behind it in full is shown it.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="+")
    period = models.DateField()
    made_from = models.CharField(max_length=64)
    found = models.JSONField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkScoped.as_manager()

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [models.UniqueConstraint(fields=["indicator", "period", "made_from"], name="ways_found_once")]
