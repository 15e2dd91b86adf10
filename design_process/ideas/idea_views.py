"""Pages of one idea: reading it, changing one's own, building on it, merging it, taking credit."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.ideas import actions
from design_process.ideas.choosing.models import Scoring
from design_process.ideas.forms import IdeaForm, MergeForm
from design_process.ideas.memory import tried_before
from design_process.ideas.models import Credit, Idea
from design_process.ideas.shown import idea_of
from design_process.ideas.views import put, writes
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("round", "member__district", "network", "merged_into")
EDIT = "design_process/ideas/edit.html"
CHANGED = "You changed this idea in another window. What it says now is shown below; save again to replace it."
MERGED = "One of the two was merged meanwhile. Nothing of what you typed is lost: choose again."
SCORED = "Scores are being given for this idea just now. Merge it when they are shown."


def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """One idea, with what the network remembers of it."""
    found = fetch(request, Idea.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    person = person_of(request)
    context = {
        "idea": found,
        "shown": idea_of(person, found),
        "built": list(found.built_on_it.standing()),
        "tried": tried_before(person, found.network_id, found.title, found.what),
        "writes": writes(request, found),
        "is_open": found.round.opened_at is not None,
    }
    return show(request, "design_process/ideas/idea.html", context)


def _my_idea(request: HttpRequest, pk: int) -> tuple[Idea, Credit]:
    """An idea of one's own; for everybody else it is not there."""
    found = fetch(request, Idea.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    credit = Credit.objects.seen_by(request.user).filter(idea=found, person=person_of(request)).first()
    if credit is None:
        raise Http404
    return found, credit


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an idea of one's own, or take it back, before anybody has read it."""
    found, credit = _my_idea(request, pk)
    initial = {**actions.words_of(found).__dict__, "named": credit.is_named, "seen": actions.state_of(found)}
    form = IdeaForm(
        request.POST if request.method == "POST" else None, initial={**initial, "client_key": found.client_key}
    )
    context: dict[str, Any] = {"idea": found, "form": form, "is_open": found.round.opened_at is not None}
    try:
        if request.POST.get("step") == "away":
            actions.take_back(found)
            messages.success(request, "The idea is gone.")
            return redirect(found.round)
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            actions.change_idea(found, form.words(), named=said["named"], by=person_of(request), seen=said["seen"])
            return redirect(found.round)
    except actions.AlreadyOpen:
        return show(request, EDIT, {**context, "is_open": True}, status=409)
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
        found.refresh_from_db()
        form.data = {**request.POST.dict(), "seen": actions.state_of(found)}
        return show(request, EDIT, {**context, "stored": found}, status=409)
    return show(request, EDIT, context, status=409 if context["is_open"] and request.method == "POST" else 200)


@require_POST
def credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one's name with an idea of one's own, or no longer."""
    found, _ = _my_idea(request, pk)
    named = request.POST.get("named") == "yes"
    actions.take_credit(found, by=person_of(request), named=named)
    messages.success(request, "Your name stands with it now." if named else "Your name is no longer shown.")
    return redirect(found)


def build(request: HttpRequest, pk: int) -> HttpResponse:
    """Write an idea that builds on this one."""
    found = fetch(request, Idea.objects.opened().select_related(*NAMES), pk, Can.ADD_WORK)
    if not writes(request, found):
        raise PermissionDenied
    return put(request, found.round, found)


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one idea of two."""
    found = fetch(request, Idea.objects.opened().select_related(*NAMES), pk, Can.ADD_WORK)
    initial = {**actions.words_of(found).__dict__, "client_key": uuid4()}
    form = MergeForm(request.POST if request.method == "POST" else None, idea=found, initial=initial)
    is_scored = Scoring.objects.seen_by(request.user).open().filter(round=found.round_id).exists()
    context = {"idea": found, "form": form, "why_not": SCORED if is_scored else ""}
    if request.method == "POST" and not is_scored and form.is_valid():
        try:
            other = form.cleaned_data["other"]
            made = actions.merge_ideas(found, other, form.words(), by=person_of(request), client_key=form.key())
        except ChangedMeanwhile:
            form.add_error(None, MERGED)
        else:
            messages.success(
                request, "They are one idea now. Both stay where they are, and everybody keeps the credit."
            )
            return redirect(made)
    return show(request, "design_process/ideas/merge.html", context, status=409 if is_scored and form.is_bound else 200)
