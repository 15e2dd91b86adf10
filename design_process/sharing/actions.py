"""Keeping a page as it stands, asking for its PDF, and withdrawing it when it was shared wrongly."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.publication.handing_out import Checked, hand_out
from design_process.sharing.checked import finding
from design_process.sharing.models import Snapshot, SnapshotPdf, Withdrawal
from design_process.sharing.sheet import FORM, Content, member_sheet, network_sheet
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
def share_member_page(member: Member, checked: Checked, *, by: Any) -> Snapshot | None:
    """Keep a member's page for anybody, as it was checked. None when something was printed since the check."""
    if not hand_out(member.network_id, checked):
        return None
    content = member_sheet(member, timezone.now(), checked.figures)
    kept = save_snapshot(member.network, content, made_for=Snapshot.For.ANYONE, by=by, member=member)
    _write_down(checked, kept, by=by)
    return kept


@transaction.atomic
def share_network_page(network: Network, checked: Checked, *, by: Any) -> Snapshot | None:
    """Keep the network's sums as they were checked. None when they may not be, or something was printed since."""
    if not hand_out(network.pk, checked):
        return None
    content = network_sheet(network, timezone.now())
    kept = save_snapshot(network, content, made_for=Snapshot.For.NETWORK, by=by)
    _write_down(checked, kept, by=by)
    return kept


def _write_down(checked: Checked, kept: Snapshot, *, by: Any) -> None:
    """What the check said, in the history."""
    said = finding(checked, of_member=kept.member_id is not None)
    line = f"shared {kept.content['title']} after a check ({kept.code})"
    why = " ".join((said.sentence, *(f"Left out: {one}" for one in said.left_out)))
    record(Activity.About.NUMBERS, line, network_id=kept.network_id, by=by, thing=kept, why=why)


@transaction.atomic
def ask_for_pdf(snapshot: Snapshot) -> SnapshotPdf | None:
    """Let a worker make the PDF of a snapshot, once; one that failed is tried again. None when it is withdrawn."""
    if _held(snapshot).withdrawn:
        return None
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


@transaction.atomic
def withdraw(snapshot: Snapshot, *, why: str, by: Any) -> Withdrawal:
    """Let nobody read a snapshot any more, its PDF included. Said again, nothing changes."""
    _held(snapshot)
    withdrawal: Withdrawal
    withdrawal, is_new = Withdrawal.objects.get_or_create(
        snapshot=snapshot, defaults={"network_id": snapshot.network_id, "why": why, "by": by}
    )
    if is_new:
        if SnapshotPdf.objects.filter(snapshot=snapshot).delete()[0]:
            key = f"forget_snapshot_pdf:{snapshot.pk}"
            owe("forget_snapshot_pdf", key, network_id=snapshot.network_id, snapshot=snapshot.pk)
        line = f"withdrew the snapshot {snapshot.code} of {snapshot.content['title']}"
        record(Activity.About.NUMBERS, line, network_id=snapshot.network_id, by=by, thing=snapshot, why=why)
    return withdrawal


def _held(snapshot: Snapshot) -> Snapshot:
    """The snapshot, kept until the transaction ends from being withdrawn and made into a PDF at once."""
    found: Snapshot = Snapshot.objects.select_for_update(of=("self",)).get(pk=snapshot.pk)
    return found
