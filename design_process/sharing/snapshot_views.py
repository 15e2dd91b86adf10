"""Snapshots: keeping a page, reading it again, taking its PDF, two beside each other, and withdrawing one."""

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from design_process.measures.publication.handing_out import Checked, check_member, check_network
from design_process.progress.changes import changes
from design_process.sharing.actions import (
    ask_for_pdf,
    save_snapshot,
    share_member_page,
    share_network_page,
    withdraw,
)
from design_process.sharing.checked import finding, opened, seal
from design_process.sharing.citation import citation_of
from design_process.sharing.forms import SnapshotForm, WithdrawForm
from design_process.sharing.models import Snapshot, SnapshotPdf
from design_process.sharing.pdf import NoPango, is_possible
from design_process.sharing.sheet import member_sheet
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def of_member(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's snapshots, and the form that keeps its page as it stands now."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_STATUS)
    form = SnapshotForm(request.POST or None, in_full=member.pk in person_of(request).holdings.told_members)
    if form.is_valid():
        made_for = form.cleaned_data["made_for"]
        if made_for == Snapshot.For.ANYONE:
            return _for_anyone(request, member)
        content = member_sheet(member, timezone.now())
        kept = save_snapshot(member.network, content, made_for=made_for, by=person_of(request), member=member)
        return _kept(request, kept)
    found = Snapshot.objects.seen_by(request.user).filter(member=member)
    context = {"member": member, "network": member.network, "form": form, **_listed(found)}
    return show(request, "design_process/sharing/snapshots.html", context)


def of_network(request: HttpRequest, slug: str) -> HttpResponse:
    """The network's snapshots."""
    network = fetch(request, Network, slug, Can.SEE_ROLLUP, field="slug")
    found = Snapshot.objects.seen_by(request.user).filter(network=network, member=None)
    may_save = request.user.holdings.may(Can.EDIT_NETWORK, network)  # type: ignore[union-attr]
    context = {"network": network, "may_save": may_save, **_listed(found)}
    return show(request, "design_process/sharing/snapshots.html", context)


@require_POST
def save_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the network's sums as they stand now, once they are checked and whoever shares them has read the check."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    of = f"network:{network.pk}"
    checked = opened(request.POST.get("checked", ""), of)
    kept = checked and share_network_page(network, checked, by=person_of(request))
    if kept:
        return _kept(request, kept)
    now = check_network(network, timezone.localdate())
    return _check_page(request, now, of, {"network": network, "again": bool(checked)})


def _for_anyone(request: HttpRequest, member: Member) -> HttpResponse:
    """The check of a member's page for anybody; after it has been read, the page."""
    of = f"member:{member.pk}"
    checked = opened(request.POST.get("checked", ""), of)
    kept = checked and share_member_page(member, checked, by=person_of(request))
    if kept:
        return _kept(request, kept)
    now = check_member(member, timezone.localdate())
    return _check_page(request, now, of, {"network": member.network, "member": member, "again": bool(checked)})


def _check_page(request: HttpRequest, checked: Checked, of: str, about: dict[str, Any]) -> HttpResponse:
    """What the check found, in words, with the way on; refused where what was printed tells too much."""
    found = finding(checked, of_member="member" in about)
    context = {**about, "finding": found, "checked": seal(checked, of), "no_pdf": not is_possible()}
    status = 422 if found.refused else 200
    return show(request, "design_process/sharing/check.html", context, status=status)


def snapshot(request: HttpRequest, code: str) -> HttpResponse:
    """A snapshot as it was, made to print; while its PDF is being made, the part about that is asked for again."""
    found = _found(request, code)
    if found.withdrawn:
        return _gone(request, found)
    before = (
        Snapshot.objects.seen_by(request.user)
        .standing()
        .filter(network=found.network_id, member=found.member_id, made_for=found.made_for, made_at__lt=found.made_at)
    )
    context = {
        "snapshot": found,
        "sheet": found.content,
        "citation": citation_of(found),
        "pdf": getattr(found, "pdf", None),
        "no_pdf": "" if is_possible() else NoPango.words,
        "earlier": before.defer("content")[:6],
        "may_withdraw": person_of(request).holdings.may(Can.WITHDRAW_PAGE, found),
    }
    return show(request, "design_process/sharing/snapshot.html", context, fragment="pdf")


def compare(request: HttpRequest, code: str, earlier: str) -> HttpResponse:
    """Two snapshots of the same page for the same readers, and what changed between them."""
    later, before = _found(request, code), _found(request, earlier)
    same = ("network_id", "member_id", "made_for")
    if any(getattr(later, name) != getattr(before, name) for name in same):
        raise Http404
    for one in (later, before):
        if one.withdrawn:
            return _gone(request, one)
    if before.made_at > later.made_at:
        return redirect("sharing:compare_snapshots", earlier, code)
    context = {
        "sides": [(before, citation_of(before)), (later, citation_of(later))],
        "title": later.content["title"],
        "changes": changes(before.content["facts"], later.content["facts"]),
        "later": later,
    }
    return show(request, "design_process/sharing/compare.html", context)


@require_POST
def make_pdf(request: HttpRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    if is_possible():  # of one that is withdrawn none is made: its page says why
        ask_for_pdf(found)
    else:
        messages.error(request, NoPango.words)
    return redirect("sharing:snapshot", found.code)


def pdf(request: HttpRequest, code: str) -> HttpResponseBase:
    """The file, for those who may read the snapshot."""
    found = _found(request, code)
    if found.withdrawn:
        return _gone(request, found)
    made: SnapshotPdf | None = getattr(found, "pdf", None)
    if made is None or made.state != SnapshotPdf.State.READY or not default_storage.exists(made.file):
        raise Http404
    name = f"{slugify(found.content['title'])}-{found.content['as_of']}-{found.code}.pdf"
    answer = FileResponse(default_storage.open(made.file), as_attachment=True, filename=name)
    answer["Content-Type"] = "application/pdf"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def withdraw_one(request: HttpRequest, code: str) -> HttpResponse:
    """Ask why a snapshot is withdrawn, and withdraw it for good."""
    found = _found(request, code, Can.WITHDRAW_PAGE)
    if found.withdrawn:
        return redirect("sharing:snapshot", found.code)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        withdraw(found, why=form.cleaned_data["why"], by=person_of(request))
        messages.success(request, f"Snapshot {found.code} is withdrawn. Its address says so, and why.")
        return redirect("sharing:snapshot", found.code)
    context = {"form": form, "snapshot": found, "citation": citation_of(found)}
    return show(request, "design_process/sharing/withdraw.html", context)


def _gone(request: HttpRequest, found: Snapshot) -> HttpResponse:
    """What stands at the addresses of a snapshot that was withdrawn: that it was, when and why."""
    context = {"snapshot": found, "withdrawal": found.withdrawn, "citation": citation_of(found)}
    return show(request, "design_process/sharing/withdrawn.html", context, status=410)


def _found(request: HttpRequest, code: str, can: Can = Can.SEE_ROLLUP) -> Snapshot:
    rows = Snapshot.objects.select_related("network", "made_by", "pdf", "withdrawal__by")
    found: Snapshot = fetch(request, rows, code, can, field="code")
    return found


def _kept(request: HttpRequest, kept: Snapshot) -> HttpResponse:
    """On to what was kept; with its PDF when that button was pressed."""
    if "pdf" in request.POST:
        return make_pdf(request, kept.code)
    if kept.withdrawn:
        messages.warning(request, "The very same page was kept before, and withdrawn. It is not kept again.")
        return redirect("sharing:snapshot", kept.code)
    messages.success(request, f"Kept as snapshot {kept.code}. Its address stays, and nothing on it changes any more.")
    return redirect("sharing:snapshot", kept.code)


def _listed(found: Any) -> dict[str, Any]:
    return {
        "snapshots": found.select_related("made_by", "withdrawal").defer("content")[:50],
        "no_pdf": not is_possible(),
    }
