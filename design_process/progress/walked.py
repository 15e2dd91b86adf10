"""What a member's people have noticed in data walks."""

from django.db.models import Exists, OuterRef

from design_process.data_walks.models import DataWalk, WalkEntry
from districts.directory.models import Member


def walks_for(member: Member) -> tuple[DataWalk | None, DataWalk | None]:
    """The latest walk in which a member's people noticed something, and the latest that is open. One query."""
    noticed = WalkEntry.objects.noticed().filter(walk=OuterRef("pk"), member=member.pk)
    rows = list(DataWalk.objects.filter(network=member.network_id).annotate(is_theirs=Exists(noticed)))
    walked = next((row for row in rows if row.is_theirs), None)
    return walked, next((row for row in rows if row.closed_at is None), None)
