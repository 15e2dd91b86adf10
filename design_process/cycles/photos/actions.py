"""Keeping the photo of an observation, and taking it away again."""

from django.db import transaction
from django.utils import timezone

from design_process.cycles.models import Observation
from design_process.cycles.photos.models import ObservationPhoto
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.pictures import Picture
from network.people.models import Person

MOST_BYTES = 8 * 1024 * 1024  # as it comes; it is kept much smaller
LONGEST_SIDE = 1600  # pixels: a tally sheet is read well


def keep_photo(seen: Observation, picture: Picture, *, by: Person) -> ObservationPhoto:
    """Keep the one photo of an observation. Called within the log's transaction, which stores the log once."""
    return ObservationPhoto.objects.create(
        network_id=seen.network_id,
        member_id=seen.member_id,
        observation=seen,
        kind=picture.kind,
        content=picture.content,
        width=picture.width,
        height=picture.height,
        by=by,
    )


@transaction.atomic
def take_photo_away(photo: ObservationPhoto, *, by: Person) -> None:
    """Take a photo away: nothing of the picture is left, the row says that there was one. Twice is once."""
    rows = ObservationPhoto.objects.filter(pk=photo.pk, removed_at=None)
    if rows.update(content=b"", removed_at=timezone.now(), removed_by=by):
        words = f"took a photo away from {photo.observation.cycle} of {photo.member}"
        record(Activity.About.WORK, words, network_id=photo.network_id, by=by, thing=photo.observation.cycle)
