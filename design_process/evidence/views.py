"""Pages of evidence: a member's board, one piece, writing it, its files, its quotes, opening it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.evidence import actions
from design_process.evidence.board import board_of, is_told
from design_process.evidence.files import CONTENT_TYPES, Kind
from design_process.evidence.forms import AttachForm, EvidenceForm, OffBoardForm, QuoteForm
from design_process.evidence.models import FILES_A_PIECE, Attachment, Evidence, Quote
from design_process.evidence.voices import people_words
from districts.directory.models import Member
from network.lib.fingerprint import fingerprint
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("member__district", "network", "problem")
WITH_PEOPLE = (*NAMES, "created_by", "interview", "off_by")
PIECE = "design_process/evidence/piece.html"
CHANGED = "Somebody changed this while you were writing. What it says now is shown below; save again to replace it."
KEPT_BEFORE = "You sent this form before, and what it said then is kept. Save again to keep this beside it."
FULL = f"It has {FILES_A_PIECE} files already, as many as it can have. Take one away first."


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """What a team found out, as far as the person sees it, and whose voice is missing."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_WORK)
    person = person_of(request)
    is_ours = person.holdings.may(Can.ADD_WORK, member)
    context = {
        "member": member,
        "board": board_of(person, member, request.GET.get("page", "1"), is_ours=is_ours),
        "is_ours": is_ours,
    }
    return show(request, "design_process/evidence/board.html", context)


def piece(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of evidence, for whom its team has opened it."""
    found = fetch(request, Evidence.objects.select_related(*WITH_PEOPLE), pk, Can.SEE_WORK)
    return _piece(request, found)


def _piece(request: HttpRequest, found: Evidence, *, status: int = 200, **sent: Any) -> HttpResponse:
    """`sent`: the form that came and was not taken, under its name in the page."""
    may = person_of(request).holdings.may
    is_ours = may(Can.ADD_WORK, found)
    context = {
        "evidence": found,
        "people": people_words(
            found.n, found.network.small_number_threshold, is_told=is_told(person_of(request), found)
        ),
        "files": list(found.attachments.defer("content")),
        "quotes": list(found.quotes.all()),
        "who": who_sees(found),
        "is_ours": is_ours,
        "may_release": may(Can.RELEASE_WORK, found),
        "attach_form": AttachForm(),
        "quote_form": QuoteForm(initial={"client_key": uuid4()}),
        "off_form": OffBoardForm(),
        **sent,
    }
    return show(request, PIECE, context, status=status)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a piece of evidence; the hub may do it on the team's behalf."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    form = EvidenceForm(request.POST or None)
    context: dict[str, Any] = {"member": member, "form": form, "is_hub": _is_hub(request, member)}
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_evidence(member, form.words(), by=person_of(request), client_key=form.key())
        except actions.KeptBefore as before:
            form.add_error(None, KEPT_BEFORE)
            form.data = {**request.POST.dict(), "client_key": str(uuid4())}
            context["stored"] = before.kept
            return show(request, "design_process/evidence/write.html", context, status=409)
        messages.success(request, "It is on the board. Attach a file or add a quote, if there is one.")
        return redirect(made)
    return show(request, "design_process/evidence/write.html", context)


def _is_hub(request: HttpRequest, member: Member) -> bool:
    return actions.is_on_behalf(member, person_of(request))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a piece says. When somebody else changed it meanwhile, nothing is saved and both are shown."""
    found = fetch(request, Evidence.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    person = person_of(request)
    initial = {**actions.words_of(found).__dict__, "seen": actions.state_of(found)}
    form = EvidenceForm(request.POST or None, initial=initial, is_told=is_told(person, found))
    context: dict[str, Any] = {"evidence": found, "member": found.member, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_evidence(found, form.words(found.n), by=person, seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = {**request.POST.dict(), "seen": actions.state_of(found)}
            return show(request, "design_process/evidence/write.html", {**context, "stored": found}, status=409)
        messages.success(request, "It is changed.")
        return redirect(found)
    return show(request, "design_process/evidence/write.html", context)


def visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees the evidence."""
    found = fetch(request, Evidence.objects.select_related(*NAMES), pk, Can.RELEASE_WORK)
    return decide_openness(request, found, Opened(str(found), "evidence:piece", "evidence"))


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a piece off the board, with a reason."""
    found = fetch(request, Evidence.objects.select_related(*WITH_PEOPLE), pk, Can.ADD_WORK)
    form = OffBoardForm(request.POST)
    if not form.is_valid():
        return _piece(request, found, off_form=form, status=422)
    if actions.take_off_board(found, form.cleaned_data["because"], by=person_of(request)):
        messages.success(request, "It is off the board, and kept below it. You can put it back.")
    return redirect("evidence:board", found.member_id)


@require_POST
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch(request, Evidence.objects.select_related("member__district"), pk, Can.ADD_WORK)
    if actions.put_back(found, by=person_of(request)):
        messages.success(request, "It is on the board again.")
    return redirect(found)


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a file with the evidence, once it was looked at."""
    found = fetch(request, Evidence.objects.select_related(*WITH_PEOPLE), pk, Can.ADD_WORK)
    form = AttachForm(request.POST, request.FILES, refused_bytes=refused_bytes(request))
    if form.is_valid():
        try:
            digest = actions.digest_of(form.content)
            kept = actions.attach(found, form.checked, digest=digest, by=person_of(request))
        except actions.Full:
            form.add_error("file", FULL)
        else:
            messages.success(request, f"{kept.name} is kept.")
            return redirect(found)
    return _piece(request, found, attach_form=form, status=422)


@require_GET
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """A file, to take away: whatever it holds, a browser shows none of it as a page."""
    kept = fetch(request, Attachment, pk, Can.SEE_WORK)
    response = HttpResponse(bytes(kept.content), content_type=CONTENT_TYPES[Kind(kept.kind)])
    response.headers["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def take_file_away(request: HttpRequest, pk: int) -> HttpResponse:
    kept = fetch(
        request, Attachment.objects.select_related("evidence__member__district").defer("content"), pk, Can.ADD_WORK
    )
    actions.take_file_away(kept, by=person_of(request))
    messages.success(request, f"{kept.name} is taken away.")
    return redirect(kept.evidence)


@require_POST
def add_quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what somebody said. What looks like a name is asked about once, with the text kept."""
    found = fetch(request, Evidence.objects.select_related(*WITH_PEOPLE), pk, Can.ADD_WORK)
    form = QuoteForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.add_quote(found, said["said"], by=person_of(request), client_key=said["client_key"])
        return redirect(f"{found.get_absolute_url()}#quotes")
    return _piece(request, found, quote_form=form, status=422)


def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a quote, or take it away."""
    rows = Quote.objects.select_related("evidence", "interview", "member__district")
    found = fetch(request, rows, pk, Can.ADD_WORK)
    back: Any = found.evidence or found.interview
    if request.POST.get("step") == "away":
        actions.take_quote_away(found, by=person_of(request))
        messages.success(request, "The quote is taken away.")
        return redirect(back)
    initial = {"said": found.said, "seen": fingerprint(found.said), "client_key": found.client_key}
    form = QuoteForm(request.POST or None, initial=initial)
    context = {"quote": found, "back": back, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_quote(
                found, form.cleaned_data["said"], by=person_of(request), seen=form.cleaned_data["seen"]
            )
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = {**request.POST.dict(), "seen": fingerprint(found.said)}
            return show(request, "design_process/evidence/quote.html", {**context, "stored": found}, status=409)
        return redirect(back)
    return show(request, "design_process/evidence/quote.html", context)
