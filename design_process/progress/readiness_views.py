"""Pre-work: what is there and what would help next, for one member and for all; passing a gate with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.coverage.matrix import coverage
from design_process.onboarding.shown import team_around
from design_process.progress.actions import note_gate, take_back_note
from design_process.progress.forms import GateForm
from design_process.progress.gates import DATA, GATE_OF
from design_process.progress.models import GateNote
from design_process.progress.readiness_page import readiness, readiness_board
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of


def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One member's pre-work, as help: its own people and the hub read it."""
    found = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_PROFILE)
    held = person_of(request).holdings
    context = {
        "member": found,
        "missing": coverage(found).alerts if held.may(Can.ADD_WORK, found) else (),
        "page": readiness(found, held, timezone.localdate()),
        "may_pass": held.may(Can.EDIT_NETWORK, found),
        "around": team_around(found) if held.may(Can.EDIT_NETWORK, found) else (),
        "may_note": held.may(Can.EDIT_WORK, found),
    }
    return show(request, "design_process/progress/readiness.html", context)


def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The pre-work of all members, for the hub."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    context = {"network": network, "board": readiness_board(network, timezone.localdate())}
    return show(request, "design_process/progress/readiness_board.html", context)


def pass_gate(request: HttpRequest, pk: int, gate: str) -> HttpResponse:
    """A facilitator lets a member go on without something, and says why."""
    found = fetch(request, Member.objects.select_related("district"), pk, Can.EDIT_NETWORK)
    if gate not in GATE_OF:
        raise Http404
    return _note(request, found, gate, passed=True)


def note_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The team has looked at the common data, and says what it noticed."""
    found = fetch(request, Member.objects.select_related("district"), pk, Can.EDIT_WORK)
    return _note(request, found, DATA, passed=False)


def _note(request: HttpRequest, found: Member, gate: str, *, passed: bool) -> HttpResponse:
    form = GateForm(request.POST or None, passed=passed)
    if request.method == "POST" and form.is_valid():
        if note_gate(found, gate, form.cleaned_data["words"], passed=passed, by=person_of(request)):
            messages.success(request, "It is noted, with your name and the day.")
        else:
            messages.info(request, "Something is noted here already. Take that back first to say it anew.")
        return redirect("progress:readiness", found.pk)
    context = {"member": found, "gate": GATE_OF[gate], "form": form, "passed": passed}
    return show(request, "design_process/progress/gate_note.html", context)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what exists decide again."""
    note = fetch(request, GateNote.objects.select_related("member__district"), pk, Can.EDIT_WORK)
    if note.passed and not person_of(request).holdings.may(Can.EDIT_NETWORK, note):
        raise PermissionDenied
    take_back_note(note, by=person_of(request))
    messages.success(request, "It is taken back. The history keeps what was said.")
    return redirect("progress:readiness", note.member_id)
