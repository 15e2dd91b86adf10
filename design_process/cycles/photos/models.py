"""A photo of a tally sheet, with the observation that it was taken for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from design_process.cycles.models import Observation
from districts.directory.access import WorkScoped
from districts.directory.models import Member
from network.membership.models import Network


class ObservationPhoto(models.Model):
    """One photo of an observation, drawn anew before it is kept. Taken away, its row stays and says so."""

    class Kind(models.TextChoices):
        JPEG = "jpg", "JPEG"
        PNG = "png", "PNG"
        WEBP = "webp", "WebP"

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    observation = models.OneToOneField(Observation, models.CASCADE, related_name="photo")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    content = models.BinaryField(editable=False)
    width = models.PositiveSmallIntegerField()  # pixels
    height = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = WorkScoped.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None) & ~Q(content=b"") | Q(removed_at__isnull=False, content=b""),
                name="observation_photo_there_or_removed",
            ),
        ]
