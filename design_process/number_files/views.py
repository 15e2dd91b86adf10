"""Sending a file of numbers, saying what it means, looking at what it would do, saying yes, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from design_process.number_files import actions
from design_process.number_files.actions import Whose, is_parked, keep_file
from design_process.number_files.forms import FileForm, MeaningForm, PupilForm
from design_process.number_files.jobs import lines_through
from design_process.number_files.knowing import indicators_for
from design_process.number_files.models import NumberFile, StagedNumber
from design_process.number_files.page import outcome_words, preview_of
from design_process.number_files.pupil_actions import keep_counts
from design_process.number_files.pupils import OneRowAPupil
from districts.directory.models import Member
from network.lib.csvfile import Refused, write_table
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can

PAGE = "design_process/number_files/file.html"
SENT_LATELY = 10


@require_http_methods(["GET", "HEAD", "POST"])
def network_files(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a file with the numbers of any members."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    return _send(request, Whose(network))


@require_http_methods(["GET", "HEAD", "POST"])
def member_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a file with the numbers of one member and its schools."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.EDIT_WORK)
    return _send(request, Whose(member.network, member))


def _send(request: HttpRequest, whose: Whose) -> HttpResponse:
    form = FileForm()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES, refused_bytes=refused_bytes(request))
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                kept = keep_file(whose, sent.read(), name=sent.name, by=_person(request))
                return redirect("number_files:file", pk=kept.pk)
            except OneRowAPupil as found:
                return _count(request, whose, found, sent.name)
            except Refused as refused:
                form.add_error("file", str(refused))
    sent_before = NumberFile.objects.seen_by(request.user).of(
        whose.network.pk, whose.member.pk if whose.member else None
    )
    lately = sent_before.select_related("by").defer("content", "look")[:SENT_LATELY]
    context = {"form": form, "whose": whose, "network": whose.network, "lately": lately}
    return show(request, "design_process/number_files/send.html", context)


def _count(request: HttpRequest, whose: Whose, found: OneRowAPupil, name: str) -> HttpResponse:
    """Ask what to count in a file with a row for each pupil; with the answers it comes a second time."""
    said = (request.POST, request.FILES) if request.POST.get("step") == "count" else ()
    indicators = indicators_for(NumberFile(network=whose.network, member=whose.member))
    form = PupilForm(*said, found=found, indicators=indicators)
    if form.is_valid():
        try:
            kept = keep_counts(whose, found, form.answers(name), by=_person(request))
            return redirect("number_files:file", pk=kept.pk)
        except Refused as refused:
            form.add_error("outcome", str(refused))
    context = {"form": form, "whose": whose, "network": whose.network, "file_name": name}
    return show(request, "design_process/number_files/pupils.html", context)


def _fetched(request: HttpRequest, pk: int) -> NumberFile:
    rows = NumberFile.objects.select_related("network", "member__district", "by", "confirmed_by").defer("content")
    kept: NumberFile = fetch(request, rows, pk, Can.EDIT_WORK)
    return kept


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The one page of a file, whatever its state."""
    kept = _fetched(request, pk)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step in _STEPS:
        _STEPS[step](request, kept)
        return redirect("number_files:file", pk=pk)
    if request.htmx and (not kept.is_at_work or is_parked(kept)):  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context: dict[str, Any] = {"file": kept, "network": kept.network}
    if kept.state == NumberFile.State.WAITING and "read" not in request.GET and step != "read":
        context["preview"] = preview_of(kept, request.GET.get("show", ""), request.GET.get("page", ""))
    elif kept.state in {NumberFile.State.ASKING, NumberFile.State.WAITING}:
        return _ask(request, kept, context)
    elif kept.is_at_work:
        context |= {"parked": is_parked(kept), "done": lines_through(kept), "total": _total(kept)}
    else:
        context |= {"outcome": outcome_words(kept) if kept.outcome else "", "may_undo": _may_undo(kept)}
    return show(request, PAGE, context, fragment="progress")


def _ask(request: HttpRequest, kept: NumberFile, context: dict[str, Any]) -> HttpResponse:
    holdings: Any = request.user.holdings  # type: ignore[union-attr]
    form = MeaningForm(
        request.POST if request.method == "POST" else None, file=kept, indicators=indicators_for(kept),
        may_change=lambda found: holdings.may(Can.EDIT_WORK, found),
    )  # fmt: skip
    if form.is_valid():
        actions.say_what_it_means(kept, form.meaning(), by=_person(request))
        return redirect("number_files:file", pk=kept.pk)
    return show(request, "design_process/number_files/meaning.html", {**context, "form": form})


def _confirm(request: HttpRequest, kept: NumberFile) -> None:
    actions.confirm(kept, by=_person(request))


def _drop(request: HttpRequest, kept: NumberFile) -> None:
    actions.drop(kept)
    messages.success(request, "The file is put aside. Nothing was changed.")


def _take_back(request: HttpRequest, kept: NumberFile) -> None:
    if not actions.take_back(kept, by=_person(request)):
        messages.warning(request, "This file can no longer be taken back. Correct its numbers one by one instead.")


_STEPS = {"confirm": _confirm, "drop": _drop, "undo": _take_back}


@require_GET
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines that were put aside, with their reasons, to mend and send again."""
    kept = _fetched(request, pk)
    aside = StagedNumber.objects.seen_by(request.user).of(kept).filter(verdict=StagedNumber.Verdict.REJECTED)
    rows = aside.values_list("line", "problem").iterator(chunk_size=5_000)
    response = HttpResponse(write_table(["line", "reason"], rows, bom=True), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lines-put-aside.csv"'
    return response


def _total(kept: NumberFile) -> int:
    return int(kept.found.get("last_line") or 0) if kept.state != "reading" else int(kept.look["rows"])


def _may_undo(kept: NumberFile) -> bool:
    until = kept.undo_until
    return kept.state == NumberFile.State.DONE and until is not None and timezone.now() <= until and _changed(kept)


def _changed(kept: NumberFile) -> bool:
    return bool(kept.outcome.get("new") or kept.outcome.get("corrected"))


def _person(request: HttpRequest) -> Any:
    return request.user
