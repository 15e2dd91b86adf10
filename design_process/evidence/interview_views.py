"""An empathy interview, made for a phone: the questions, one tap to begin, quotes one by one, the end."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence import interview_actions as actions
from design_process.evidence.actions import problem_now
from design_process.evidence.forms import QuoteForm
from design_process.evidence.interview_forms import FinishForm, PromptsForm, StartForm
from design_process.evidence.models import Interview
from design_process.evidence.views import CHANGED
from districts.directory.models import Member
from network.lib.fingerprint import fingerprint
from network.lib.show import show
from network.lib.works_offline import works_offline
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

TALK = "design_process/evidence/interview.html"
PROMPTS = "design_process/evidence/prompts.html"


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Say with whom, tick that they agree, begin."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    problem = problem_now(member)
    form = StartForm(request.POST or None, initial={"heard": request.GET.get("heard", "")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        begun = actions.start_interview(member, said["heard"], by=person_of(request), client_key=said["client_key"])
        return redirect(begun)
    context = {"member": member, "problem": problem, "form": form, "prompts": actions.prompts_of(member, problem)}
    return show(request, "design_process/evidence/start.html", context)


def prompts(request: HttpRequest, pk: int) -> HttpResponse:
    """A team's own questions for its problem of practice."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    problem = problem_now(member)
    now = actions.prompts_of(member, problem)
    form = PromptsForm(request.POST or None, initial={"prompts": "\n".join(now), "seen": fingerprint(now)})
    context = {"member": member, "problem": problem, "form": form}
    if problem is None:
        return show(request, PROMPTS, context, status=409 if request.method == "POST" else 200)
    if request.method == "POST" and form.is_valid():
        said, person = form.cleaned_data, person_of(request)
        try:
            actions.write_prompts(member, problem, said["prompts"], by=person, seen=said["seen"])
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = {**request.POST.dict(), "seen": fingerprint(now)}
            return show(request, PROMPTS, {**context, "stored": now}, status=409)
        messages.success(request, "Your next interview asks these.")
        return redirect("evidence:start", member.pk)
    return show(request, PROMPTS, context)


@works_offline
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """The talk: questions to look at, and what is said, kept one by one. What seems to be a name is asked about.

    What was said without a line may come when the interview is finished: it goes to its evidence.
    """
    found = _fetched(request, pk)
    form = QuoteForm(request.POST or None, initial={"client_key": uuid4()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.keep_said(found, said["said"], by=person_of(request), client_key=said["client_key"])
        return redirect(found.evidence or f"{found.get_absolute_url()}#said")
    if found.evidence is not None and request.method != "POST":
        return redirect(found.evidence)
    quotes = list(found.quotes.order_by("-pk"))
    return show(request, TALK, {"interview": found, "quotes": quotes, "form": form})


def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """The end: what was heard, needed, surprising. It becomes evidence, with its quotes."""
    found = _fetched(request, pk)
    if found.evidence is not None:
        return redirect(found.evidence)
    form = FinishForm(request.POST or None, initial={"title": str(found)})
    if request.method == "POST" and form.is_valid():
        evidence = actions.finish_interview(found, form.heard(), by=person_of(request))
        messages.success(request, "It is on the board, with what they said.")
        return redirect(evidence)
    context = {"interview": found, "quotes": list(found.quotes.all()), "form": form}
    return show(request, "design_process/evidence/finish.html", context)


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an interview that is not finished, with all that was said."""
    found = _fetched(request, pk)
    actions.forget_interview(found, by=person_of(request))
    messages.success(request, "Nothing of it is kept.")
    return redirect("evidence:board", found.member_id)


def _fetched(request: HttpRequest, pk: int) -> Interview:
    rows = Interview.objects.select_related("member__district", "network", "evidence", "problem")
    found: Interview = fetch(request, rows, pk, Can.ADD_WORK)
    return found
