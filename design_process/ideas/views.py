"""Pages of a team's rounds of ideas: the list, one round, writing in it, what was tried before, opening it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.ideas import actions
from design_process.ideas.choosing.results import coverage_of
from design_process.ideas.forms import IdeaForm, OpenForm, RoundForm
from design_process.ideas.memory import tried_before
from design_process.ideas.models import Idea, IdeaRound
from design_process.ideas.shown import page_of, rounds_of
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("member__district", "network")
WRITE = "design_process/ideas/write.html"
KEPT_BEFORE = "You sent this form before, and what it said then is kept. Send it again to keep this as another idea."


def writes(request: HttpRequest, thing: Any) -> bool:
    """Is the person of the team? Ideas and scores are its own: a facilitator's would weigh more."""
    return thing.member_id in person_of(request).holdings.working_members


def rounds(request: HttpRequest, pk: int) -> HttpResponse:
    """A team's rounds of ideas."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    person = person_of(request)
    context = {
        "member": member,
        "lines": rounds_of(person, member, timezone.localdate()),
        "may_edit": person.holdings.may(Can.EDIT_WORK, member),
    }
    return show(request, "design_process/ideas/rounds.html", context)


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the team for ideas on a question."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.EDIT_WORK)
    form = RoundForm(
        request.POST if request.method == "POST" else None,
        member=member,
        initial={"how_might_we": request.GET.get("question", "")},
    )
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["client_key"]
        asked = actions.start_round(member, form.words(), by=person_of(request), client_key=key)
        messages.success(request, "The round is open for writing. Everybody in the team finds it on their home.")
        return redirect(asked)
    return show(request, "design_process/ideas/start.html", {"member": member, "form": form})


def round_(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: while it is written, the person's own ideas; once it is open, all of them."""
    asked = fetch(request, IdeaRound.objects.select_related(*NAMES, "opened_by"), pk, Can.ADD_WORK)
    return _round(request, asked, OpenForm())


def _round(request: HttpRequest, asked: IdeaRound, open_form: OpenForm, *, status: int = 200) -> HttpResponse:
    person = person_of(request)
    page = page_of(person, asked)
    context = {
        "asked": asked,
        "page": page,
        "coverage": coverage_of(asked) if page.decision else "",
        "writes": writes(request, asked),
        "may_edit": person.holdings.may(Can.EDIT_WORK, asked),
        "open_form": open_form,
    }
    return show(request, "design_process/ideas/round.html", context, status=status)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write an idea. Looking for what was tried before keeps nothing and loses nothing."""
    asked = fetch(request, IdeaRound.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    if not writes(request, asked):
        raise PermissionDenied
    return put(request, asked, None)


def put(request: HttpRequest, asked: IdeaRound, builds_on: Idea | None) -> HttpResponse:
    """The form of an idea, a new one or one that builds on another. The caller has checked who may."""
    context: dict[str, Any] = {"asked": asked, "builds_on": builds_on, "form": IdeaForm()}
    if request.method != "POST":
        return show(request, WRITE, context)
    if "look" in request.POST:
        typed = IdeaForm(initial=request.POST.dict())
        return show(request, WRITE, {**context, "form": typed, **_tried(request, asked)})
    form = context["form"] = IdeaForm(request.POST)
    if not form.is_valid():
        return show(request, WRITE, context)
    hand = actions.Hand(person_of(request), form.key(), form.cleaned_data["named"])
    try:
        actions.write_idea(asked, form.words(), hand, builds_on=builds_on)
    except actions.KeptBefore as before:
        form.add_error(None, KEPT_BEFORE)
        form.data = {**request.POST.dict(), "client_key": str(uuid4())}
        return show(request, WRITE, {**context, "stored": before.kept}, status=409)
    messages.success(request, "Your idea is kept." if asked.opened_at else "Your idea is kept. Have you another one?")
    return redirect(asked)


def tried(request: HttpRequest, pk: int) -> HttpResponse:
    """What the network remembers of words that somebody is writing. Sent as a form: an idea's words stand in no log."""
    asked = fetch(request, IdeaRound.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    context = {"asked": asked, **_tried(request, asked)}
    return show(request, "design_process/ideas/tried.html", context, fragment="tried")


def _tried(request: HttpRequest, asked: IdeaRound) -> dict[str, Any]:
    words = (request.POST.get("title", ""), request.POST.get("what", ""))
    return {"looked": True, "tried": tried_before(person_of(request), asked.network_id, *words)}


@require_POST
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everybody what was written."""
    asked = fetch(request, IdeaRound.objects.select_related(*NAMES, "opened_by"), pk, Can.EDIT_WORK)
    form = OpenForm(request.POST)
    if asked.opened_at is None and actions.writers_of(asked) < actions.FEWEST_WRITERS and not form.is_valid():
        return _round(request, asked, form, status=422)
    if actions.open_round(asked, by=person_of(request)):
        messages.success(request, "The round is open. Read all ideas before you talk about one.")
    return redirect(asked)
