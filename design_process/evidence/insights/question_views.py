"""Pages of questions: a team's list with its votes, asking one, changing it, voting, closing a round."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.insights import question_actions as actions
from design_process.evidence.insights.models import HowMightWe, Insight, Voting
from design_process.evidence.insights.question_forms import QuestionForm
from design_process.evidence.insights.views import with_changed
from design_process.evidence.insights.voting import rounds_of
from design_process.evidence.views import CHANGED
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

ASK = "design_process/evidence/insights/ask.html"
ASKED = "Your team has asked this already. Ask in another way, or choose that one."


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """A team's questions, and as much of the vote as the person may know."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    person = person_of(request)
    context = {
        "member": member,
        "rounds": rounds_of(person, member),
        "has_insights": Insight.objects.seen_by(person).filter(member=member).exists(),
        "may_close": person.holdings.may(Can.EDIT_NETWORK, member),
    }
    return show(request, "design_process/evidence/insights/questions.html", context)


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a question; the hub may write it down for the team."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    form = QuestionForm(request.POST or None, member=member, initial={"insights": [request.GET.get("insight", "")]})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["question"]
        try:
            asked = actions.ask(member, said, form.rests_on(), by=person_of(request), client_key=form.key())
        except actions.AskedAlready:
            form.add_error("question", ASKED)
        else:
            messages.success(request, "It is asked. Everybody in the team has one vote.")
            return redirect(asked)
    return show(request, ASK, {"member": member, "form": form})


def edit_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask in other words, as long as nobody has voted."""
    found = fetch(request, HowMightWe.objects.select_related("member__district", "voting"), pk, Can.ADD_WORK)
    rests = list(found.insights.values_list("pk", flat=True))
    initial = {"question": found.question, "insights": rests, "seen": actions.state_of(found)}
    form = QuestionForm(request.POST or None, member=found.member, initial=initial)
    context: dict[str, Any] = {"member": found.member, "question": found, "form": form}
    if request.method == "POST" and form.is_valid():
        said, person = form.cleaned_data, person_of(request)
        try:
            actions.change_question(found, said["question"], form.rests_on(), by=person, seen=said["seen"])
        except (actions.TooLate, ChangedMeanwhile) as why:
            form.add_error(None, str(why) or CHANGED)
            form.data = with_changed(request, seen=actions.state_of(found))
            return show(request, ASK, {**context, "stored": found}, status=409)
        except actions.AskedAlready:
            form.add_error("question", ASKED)
        else:
            return redirect(found)
    return show(request, ASK, context)


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's vote. Only the team has one."""
    found = fetch(request, HowMightWe.objects.select_related("member__district", "voting"), pk, Can.ADD_WORK)
    person = person_of(request)
    if found.member_id not in person.holdings.working_members:
        raise PermissionDenied
    try:
        given = actions.vote(found, by=person)
    except actions.TooLate as why:
        messages.error(request, str(why))
    else:
        first = given.question_id == found.pk
        messages.success(request, "Your vote is given." if first else "You had voted already: that vote stays.")
    return redirect(found)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End a round, so that everybody of the team reads what came of it."""
    found = fetch(request, Voting.objects.select_related("member__district"), pk, Can.EDIT_NETWORK)
    actions.close(found, by=person_of(request))
    messages.success(request, "The vote is closed. A new question begins the next round.")
    return redirect("insights:questions", found.member_id)
