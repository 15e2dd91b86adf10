"""Keeping a page as it stands, and asking for its PDF."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.sharing.models import Snapshot, SnapshotPdf
from design_process.sharing.sheet import FORM, Content
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.outbox.actions import owe


@transaction.atomic
def save_snapshot(
    network: Network,
    content: Content,
    *,
    made_for: str,
    by: Any,
    member: Member | None = None,
    at: datetime | None = None,
) -> Snapshot:
    """Keep a sheet as it stands, for good. The same sheet saved again, or twice at once, is one snapshot."""
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    snapshot, made = Snapshot.objects.get_or_create(
        network=network,
        member=member,
        made_for=made_for,
        digest=digest,
        defaults={"content": content, "form": FORM, "made_by": by, "made_at": at or timezone.now()},
    )
    if made:
        line = f"saved a snapshot of {content['title']} ({snapshot.code})"
        record(Activity.About.NUMBERS, line, network_id=network.pk, by=by, thing=snapshot)
    found: Snapshot = snapshot
    return found


@transaction.atomic
def ask_for_pdf(snapshot: Snapshot) -> SnapshotPdf:
    """Let a worker make the PDF of a snapshot, once; one that failed is tried again."""
    pdf, made = SnapshotPdf.objects.select_for_update().get_or_create(
        snapshot=snapshot, defaults={"network_id": snapshot.network_id}
    )
    if not made and pdf.state != SnapshotPdf.State.FAILED:
        return pdf
    if not made:
        pdf.state, pdf.why, pdf.asked_at = SnapshotPdf.State.ASKED, "", timezone.now()
        pdf.save(update_fields=["state", "why", "asked_at"])
    key = f"snapshot_pdf:{snapshot.pk}"
    owe("snapshot_pdf", key, network_id=snapshot.network_id, again=not made, snapshot=snapshot.pk)
    return pdf
