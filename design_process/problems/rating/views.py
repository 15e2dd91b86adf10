"""Pages of rating problems of practice: asking for scores, giving one's own, what they come to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.problems.models import ProblemOfPractice
from design_process.problems.rating import actions
from design_process.problems.rating.forms import RateForm, StartForm
from design_process.problems.rating.models import Doubt, ProblemScore, ProblemScoring
from design_process.problems.rating.results import raters_of, results_of, told_of
from design_process.scoring.actions import NotNow
from design_process.scoring.spread import LEAST
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

FOLDER = "design_process/problems/rating"


def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask everybody of the members for blind scores, and say of what and by what."""
    network = fetch(request, Network, slug, Can.EDIT_NETWORK, field="slug")
    last = actions.last_of(network.pk)
    if last is not None and last.revealed_at is None:
        return redirect(last)
    problems = ProblemOfPractice.objects.seen_by(request.user).filter(network=network)
    chosen = last.candidates.values_list("problem", flat=True) if last else problems.values_list("pk", flat=True)
    form = StartForm(
        request.POST if request.method == "POST" else None,
        lines=actions.lines_for(last),
        problems=problems,
        initial={"problems": list(chosen)},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        asked = actions.start_rating(
            network, said["problems"], form.lines(), by=person_of(request), ends_on=said["ends_on"]
        )
        messages.success(request, "Everybody in the districts’ teams finds it on their home.")
        return redirect(asked)
    context = {"network": network, "form": form, "again": last is not None, "enough": problems.count() > 1}
    return show(request, f"{FOLDER}/start.html", context)


def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's own scores, without seeing anybody else's: for people of members. The hub's would weigh more."""
    scoring = fetch(request, ProblemScoring.objects.select_related("network"), pk, Can.SEE_NETWORK)
    person = person_of(request)
    members = Member.objects.filter(pk__in=person.holdings.own_members, network=scoring.network_id)
    if not members.exists():
        raise PermissionDenied
    if scoring.revealed_at and request.method != "POST":
        return redirect(scoring)
    own = ProblemScore.objects.seen_by(person).filter(scoring=scoring).values_list("problem", "criterion", "value")
    doubts = Doubt.objects.filter(scoring=scoring, by=person).values_list("problem", "words")
    form = RateForm(
        request.POST if request.method == "POST" else None,
        things=[one.problem for one in scoring.candidates.select_related("problem")],
        criteria=list(scoring.criteria.all()),
        given={(problem, criterion): value for problem, criterion, value in own},
        doubts=dict(doubts),
        members=members.select_related("district"),
    )
    if request.method == "POST" and form.is_valid():
        return _given(request, scoring, form)
    return _form(request, scoring, form)


def _form(request: HttpRequest, scoring: ProblemScoring, form: RateForm, *, status: int = 200) -> HttpResponse:
    context = {"scoring": scoring, "network": scoring.network, "form": form}
    return show(request, f"{FOLDER}/give.html", context, status=status)


def _given(request: HttpRequest, scoring: ProblemScoring, form: RateForm) -> HttpResponse:
    values = form.values()
    try:
        actions.give_scores(scoring, values, form.doubts(), form.whose(), by=person_of(request))
    except NotNow as why:
        form.add_error(None, str(why))
        return _form(request, scoring, form, status=409)
    left = form.asked - len(values)
    messages.success(request, f"Kept. {left} of your scores are still empty." if left else "Your scores are kept.")
    return redirect(scoring)


def scores(request: HttpRequest, pk: int) -> HttpResponse:
    """How far scores lie apart, candidate by candidate; the mean comes second. Before: how many have rated."""
    scoring = fetch(request, ProblemScoring.objects.select_related("network"), pk, Can.SEE_NETWORK)
    person, results = person_of(request), results_of(scoring)
    rounds = list(ProblemScoring.objects.seen_by(person).filter(network=scoring.network_id))
    context = {
        "scoring": scoring,
        "network": scoring.network,
        "results": results,
        "told": told_of(scoring, results),
        "raters": raters_of(scoring),
        "least": LEAST,
        "others": [one for one in rounds if one.revealed_at and one != scoring],
        "is_last": rounds[-1] == scoring,
        "may_show": person.holdings.may(Can.EDIT_NETWORK, scoring),
        "rates": Member.objects.filter(pk__in=person.holdings.own_members, network=scoring.network_id).exists(),
    }
    return show(request, f"{FOLDER}/scores.html", context)


@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the scores come to, or let them go unseen."""
    scoring = fetch(request, ProblemScoring.objects.select_related("network"), pk, Can.EDIT_NETWORK)
    try:
        if request.POST.get("step") == "stop":
            actions.stop_rating(scoring, by=person_of(request))
            messages.success(request, "The scores are gone, and nobody has seen them.")
            return redirect("problems:problems", scoring.network.slug)
        actions.show_rating(scoring, by=person_of(request))
    except NotNow as why:
        messages.error(request, str(why))
    return redirect(scoring)
