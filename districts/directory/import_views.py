"""Sending the state's file, looking at what it would do, and saying yes."""

import re
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from districts.directory.forms import UploadForm, recent_school_years
from districts.directory.import_actions import Outcome, bring_in, drop
from districts.directory.import_page import Filter, import_page
from districts.directory.imports import Choice, keep_upload, preview_of, say_year
from districts.directory.models import Member, Upload
from districts.directory.state_file import StateFile, read_state_file
from network.lib.csvfile import Refused, write_table
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.lib.words import counted
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the state's file. It is read and checked at once; nothing is stored in the network yet."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, refused_bytes=refused_bytes(request))
        if form.is_valid():
            file, year = form.cleaned_data["file"], form.cleaned_data["school_year"]
            try:
                read = read_state_file(file.read(), name=file.name, school_year=year, otherwise=network.school_year)
            except Refused as refused:
                form.add_error("file", str(refused))
            else:
                return _kept(request, network, read, file.name)
    return show(request, "districts/directory/upload.html", {"network": network, "form": form})


def _kept(request: HttpRequest, network: Network, read: StateFile, name: str) -> HttpResponse:
    kept = keep_upload(network, read, name=name, by=_person(request))
    if read.year_is_assumed and read.districts:
        messages.warning(
            request,
            f"The file does not say its school year, so its figures are taken for {read.school_year}, your network's. "
            "Choose another year below if that is wrong.",
        )
    return redirect("directory:preview", pk=kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at what the file would do, choose a county or tick districts, and say yes once."""
    kept = fetch(request, Upload, pk, Can.EDIT_NETWORK)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step == "year" and request.POST.get("school_year") in recent_school_years(timezone.localdate()):
        say_year(kept, request.POST["school_year"])
    if step in {"find", "year"}:
        return redirect(f"{reverse('directory:preview', args=[pk])}?{_filter_query(request, kept)}")
    if step == "drop":
        drop(kept)
        messages.success(request, "The file is put aside. Nothing was changed.")
        return redirect("directory:upload", slug=kept.network.slug)
    if step == "confirm":
        return _confirm(request, kept)
    return _show_preview(request, kept)


def _confirm(request: HttpRequest, kept: Upload) -> HttpResponse:
    try:
        outcome = bring_in(kept, _choice(request), by=_person(request), on=timezone.localdate())
    except Refused as refused:
        return _show_preview(request, kept, str(refused))
    messages.success(request, _outcome_words(outcome))
    return redirect("directory:members", slug=kept.network.slug)


@require_GET
def rejected(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines that were put aside, with their reasons, to mend and send again."""
    kept = fetch(request, Upload, pk, Can.EDIT_NETWORK)
    rows = [(row["line"], row["reason"]) for row in kept.rejected]
    response = HttpResponse(write_table(["line", "reason"], rows, bom=True), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lines-put-aside.csv"'
    return response


def _show_preview(request: HttpRequest, kept: Upload, problem: str = "") -> HttpResponse:
    chosen = _filter(request)
    context: dict[str, Any] = {"kept": kept, "network": kept.network, "chosen": chosen, "problem": problem}
    if kept.state == Upload.State.WAITING:
        context["page"] = import_page(preview_of(kept), chosen, len(kept.rejected))
        context["years"] = recent_school_years(timezone.localdate())
    elif kept.state == Upload.State.DONE:
        context["outcome"] = _outcome_words(Outcome(**kept.outcome))
    return show(request, "districts/directory/preview.html", context, status=422 if problem else 200)


def _filter(request: HttpRequest) -> Filter:
    said = request.POST if request.method == "POST" else request.GET
    ticked = frozenset(said.getlist("district")) if "ticked" in said or request.method == "POST" else None
    return Filter(said.get("county", "").strip(), said.get("words", "").strip()[:80], ticked)


def _filter_query(request: HttpRequest, kept: Upload) -> str:
    """The address of another view of the file, with what is ticked. A county newly chosen comes ticked whole."""
    chosen = _filter(request)
    ticked = set(chosen.ticked or ())
    if chosen.county and chosen.county != request.POST.get("shown_county", ""):
        ticked |= {line.cds for line in preview_of(kept).of_county(chosen.county)}
    pairs = [("county", chosen.county), ("words", chosen.words), ("ticked", "1")]
    return urlencode(pairs + [("district", cds) for cds in sorted(ticked)])


def _choice(request: HttpRequest) -> Choice:
    codes = frozenset(request.POST.getlist("district"))
    asked = request.POST.get("state", "")
    state = Member.State.PROSPECTIVE if asked == Member.State.PROSPECTIVE else Member.State.PREWORK
    named = {cds: request.POST.get(f"same_{cds}", "") for cds in codes}
    same_as = {cds: int(pk) for cds, pk in named.items() if re.fullmatch(r"[0-9]{1,15}", pk)}
    return Choice(codes, state, same_as)


def _outcome_words(outcome: Outcome) -> str:
    if not outcome.changed_anything:
        return "Everything in the file was here already. Nothing was changed."
    parts = [
        counted(outcome.districts_new, "new district", "new districts") if outcome.districts_new else "",
        counted(outcome.districts_changed, "district changed", "districts changed")
        if outcome.districts_changed
        else "",
        counted(outcome.schools_new, "new school", "new schools") if outcome.schools_new else "",
        counted(outcome.schools_changed, "school changed", "schools changed") if outcome.schools_changed else "",
    ]
    return f"The file is read: {', '.join(filter(None, parts))}."


def _person(request: HttpRequest) -> Any:
    return request.user
