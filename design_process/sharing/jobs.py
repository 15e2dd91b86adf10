"""Making PDFs in a worker: loading the library takes a second, and drawing one as long again."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from design_process.sharing.citation import citation_of
from design_process.sharing.models import Snapshot, SnapshotPdf
from design_process.sharing.pdf import NoPango, made_of
from network.outbox.handlers import handles


@handles("snapshot_pdf")
def make_pdf(snapshot: int) -> None:
    """Draw a snapshot's PDF into its one file. Done again, or killed half-way and done again, it is the same file."""
    pdf = SnapshotPdf.objects.select_for_update().select_related("snapshot__network").filter(snapshot=snapshot).first()
    if pdf is None or (pdf.state == SnapshotPdf.State.READY and default_storage.exists(pdf.file)):
        return  # withdrawn meanwhile, or made already
    try:
        found = made_of(pdf.snapshot.content, citation_of(pdf.snapshot))
    except NoPango as lacking:
        pdf.state, pdf.why = SnapshotPdf.State.FAILED, lacking.words
    else:
        pdf.file = _file_of(pdf.snapshot)
        default_storage.delete(pdf.file)  # what a killed worker left
        default_storage.save(pdf.file, ContentFile(found))
        pdf.state, pdf.made_at = SnapshotPdf.State.READY, timezone.now()
    pdf.save(update_fields=["state", "why", "file", "made_at"])


@handles("forget_snapshot_pdf")
def forget_pdf(snapshot: int) -> None:
    """Take the file of a withdrawn snapshot away. What is gone already is no trouble."""
    default_storage.delete(_file_of(Snapshot.objects.get(pk=snapshot)))


def _file_of(snapshot: Snapshot) -> str:
    return f"snapshots/{snapshot.network_id}/{snapshot.code}.pdf"
