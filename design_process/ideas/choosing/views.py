"""Pages of choosing: starting scores, giving one's own, what they come to, the decision, taking it up again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.ideas.choosing import actions
from design_process.ideas.choosing.forms import DecideForm, ReopenForm
from design_process.ideas.choosing.models import IdeaDecision, Score, Scoring
from design_process.ideas.choosing.results import results_of
from design_process.ideas.models import Idea, IdeaRound
from design_process.ideas.shown import team_of
from design_process.ideas.views import writes
from design_process.scoring.actions import NotNow, lines_state, scorers_of
from design_process.scoring.forms import AskForm, CriteriaForm, ScoreForm
from design_process.scoring.spread import LEAST
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("round", "member__district", "network")
FOLDER = "design_process/ideas/choosing"
CHANGED = "Somebody changed the criteria meanwhile. What counts now is shown below; save again to replace it."
DECIDED = "Somebody has written down another decision meanwhile. Nothing you typed is lost: read it first."


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the team for blind scores, and say by what."""
    asked = fetch(request, IdeaRound.objects.select_related("member__district", "network"), pk, Can.EDIT_WORK)
    posted = request.POST if request.method == "POST" else None
    form = AskForm(posted, lines=actions.lines_for(asked))
    context = {"asked": asked, "form": form, "again": asked.scorings.exists()}
    if posted is not None and form.is_valid():
        try:
            actions.start_scoring(asked, form.lines(), by=person_of(request), ends_on=form.cleaned_data["ends_on"])
        except NotNow as why:
            form.add_error(None, str(why))
            return show(request, f"{FOLDER}/start.html", context, status=409)
        messages.success(request, "Everybody in the team finds it on their home. You can score, too.")
        return redirect(asked)
    return show(request, f"{FOLDER}/start.html", context)


def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's own scores, without seeing anybody else's. For the team alone: it is their choice."""
    scoring = fetch(request, Scoring.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    person = person_of(request)
    if not writes(request, scoring):
        raise PermissionDenied
    if scoring.revealed_at and request.method != "POST":
        return redirect("choosing:scores", scoring.pk)
    ideas = list(Idea.objects.seen_by(person).standing().filter(round=scoring.round_id))
    own = Score.objects.seen_by(person).filter(scoring=scoring).values_list("idea", "criterion", "value")
    given = {(one, criterion): value for one, criterion, value in own}
    form = ScoreForm(request.POST or None, things=ideas, criteria=list(scoring.criteria.all()), given=given)
    if request.method == "POST" and form.is_valid():
        return _given(request, scoring, form)
    return show(request, f"{FOLDER}/give.html", {"scoring": scoring, "form": form})


def _given(request: HttpRequest, scoring: Scoring, form: ScoreForm) -> HttpResponse:
    try:
        actions.give_scores(scoring, form.values(), by=person_of(request))
    except NotNow as why:
        form.add_error(None, str(why))
        return show(request, f"{FOLDER}/give.html", {"scoring": scoring, "form": form}, status=409)
    left = len(form.fields) - len(form.values())
    messages.success(request, f"Kept. {left} of your scores are still empty." if left else "Your scores are kept.")
    return redirect(scoring.round)


def scores(request: HttpRequest, pk: int) -> HttpResponse:
    """How far scores lie apart, idea by idea; the mean comes second. Before they are shown: how many have scored."""
    scoring = fetch(request, Scoring.objects.select_related(*NAMES, "revealed_by"), pk, Can.ADD_WORK)
    person = person_of(request)
    scorings = list(Scoring.objects.seen_by(person).filter(round=scoring.round_id))
    context = {
        "scoring": scoring,
        "results": results_of(scoring),
        "scorers": scorers_of(scoring),
        "team": team_of(scoring.member_id),
        "least": LEAST,
        "others": [one for one in scorings if one.revealed_at and one != scoring],
        "is_last": scorings[-1] == scoring,
        "is_decided": IdeaDecision.objects.seen_by(person).standing().filter(round=scoring.round_id).exists(),
        "may_edit": person.holdings.may(Can.EDIT_WORK, scoring),
        "writes": writes(request, scoring),
    }
    return show(request, f"{FOLDER}/scores.html", context)


@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the scores come to, or let them go unseen."""
    scoring = fetch(request, Scoring.objects.select_related(*NAMES), pk, Can.EDIT_WORK)
    try:
        if request.POST.get("step") == "stop":
            actions.stop_scoring(scoring, by=person_of(request))
            messages.success(request, "The scores are gone, and nobody has seen them.")
            return redirect(scoring.round)
        actions.reveal(scoring, by=person_of(request))
    except NotNow as why:
        messages.error(request, str(why))
    return redirect("choosing:scores", scoring.pk)


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose, with the reason and what speaks against it."""
    asked = fetch(request, IdeaRound.objects.select_related("member__district", "network"), pk, Can.EDIT_WORK)
    person, posted = person_of(request), request.POST if request.method == "POST" else None
    form = DecideForm(posted, ideas=Idea.objects.seen_by(person).opened().standing().filter(round=asked))
    context: dict[str, Any] = {"asked": asked, "form": form}
    if posted is not None and form.is_valid():
        try:
            actions.decide(asked, form.decided(), by=person)
        except NotNow as why:
            form.add_error(None, str(why))
        except ChangedMeanwhile:
            form.add_error(None, DECIDED)
            context["stored"] = IdeaDecision.objects.seen_by(person).standing().filter(round=asked).first()
        else:
            messages.success(request, "It is written down. Make a prototype of what you chose when you are ready.")
            return redirect(asked)
        return show(request, f"{FOLDER}/decide.html", context, status=409)
    return show(request, f"{FOLDER}/decide.html", context)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision up again."""
    decision = fetch(request, IdeaDecision.objects.select_related(*NAMES), pk, Can.EDIT_WORK)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.reopen(decision, form.cleaned_data["why"], by=person_of(request))
        messages.success(request, "The decision is open again. What it said stays below the ideas.")
        return redirect(decision.round)
    return show(request, f"{FOLDER}/reopen.html", {"decision": decision, "form": form})


def criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """By what the network proposes to score ideas."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    now, posted = actions.network_lines(network.pk), request.POST if request.method == "POST" else None
    form = CriteriaForm(posted, lines=now, initial={"seen": lines_state(now)})
    if posted is not None and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.keep_network_criteria(network, form.lines(), by=person_of(request), seen=seen)
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = {**request.POST.dict(), "seen": lines_state(now)}
            context = {"network": network, "form": form, "stored": now}
            return show(request, f"{FOLDER}/criteria.html", context, status=409)
        messages.success(request, "Teams find these criteria when they score ideas next.")
        return redirect(request.path)
    return show(request, f"{FOLDER}/criteria.html", {"network": network, "form": form})
