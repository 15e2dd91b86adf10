"""Pages of insights: a member's list, one insight with what it rests on, writing it, opening it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from design_process.cards.actions import ChangedMeanwhile
from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.evidence.actions import KeptBefore
from design_process.evidence.insights import actions
from design_process.evidence.insights.forms import InsightForm
from design_process.evidence.insights.models import Insight
from design_process.evidence.models import Evidence, Quote
from design_process.evidence.views import CHANGED, KEPT_BEFORE, NAMES
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

SHOWN = 50
WRITE = "design_process/evidence/insights/write.html"


def insights(request: HttpRequest, pk: int) -> HttpResponse:
    """What a team learned, as far as the person sees it."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_WORK)
    person = person_of(request)
    rows = Insight.objects.seen_by(person).filter(member=member)
    context = {
        "member": member,
        "page": Paginator(rows, SHOWN).get_page(request.GET.get("page", "1")),
        "is_ours": person.holdings.may(Can.ADD_WORK, member),
        "has_evidence": Evidence.objects.seen_by(person).on_board().filter(member=member).exists(),
    }
    return show(request, "design_process/evidence/insights/insights.html", context)


def insight(request: HttpRequest, pk: int) -> HttpResponse:
    """One insight, with as much of what it rests on as the person sees: the rest is not counted."""
    found = fetch(request, Insight.objects.select_related(*NAMES, "created_by"), pk, Can.SEE_WORK)
    person = person_of(request)
    context = {
        "insight": found,
        "evidence": list(Evidence.objects.seen_by(person).filter(insights=found)),
        "quotes": list(Quote.objects.seen_by(person).filter(insights=found).select_related("evidence")),
        "who": who_sees(found),
        "is_ours": person.holdings.may(Can.ADD_WORK, found),
        "may_release": person.holdings.may(Can.RELEASE_WORK, found),
    }
    return show(request, "design_process/evidence/insights/insight.html", context)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was learned; the hub may do it on the team's behalf."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    form = InsightForm(request.POST or None, member=member)
    context: dict[str, Any] = {"member": member, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_insight(member, form.words(), by=person_of(request), client_key=form.key())
        except KeptBefore as before:
            form.add_error(None, KEPT_BEFORE)
            form.data = with_changed(request, client_key=str(uuid4()))
            return show(request, WRITE, {**context, "stored": before.kept}, status=409)
        messages.success(request, "It is written down. Ask yourselves next: how might we …?")
        return redirect(made)
    return show(request, WRITE, context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an insight. When somebody else changed it meanwhile, nothing is saved and both are shown."""
    found = fetch(request, Insight.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    said = actions.words_of(found)
    rests = {"evidence": [one.pk for one in said.evidence], "quotes": [one.pk for one in said.quotes]}
    initial = {"learned": said.learned, "because": said.because, **rests, "seen": actions.state_of(found)}
    form = InsightForm(request.POST or None, member=found.member, initial=initial)
    context: dict[str, Any] = {"insight": found, "member": found.member, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_insight(found, form.words(), by=person_of(request), seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = with_changed(request, seen=actions.state_of(found))
            return show(request, WRITE, {**context, "stored": found}, status=409)
        messages.success(request, "It is changed.")
        return redirect(found)
    return show(request, WRITE, context)


def with_changed(request: HttpRequest, **changed: str) -> Any:
    """What was sent, with a value or two of our own."""
    data = request.POST.copy()
    for name, value in changed.items():
        data[name] = value
    return data


def visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees the insight."""
    found = fetch(request, Insight.objects.select_related(*NAMES), pk, Can.RELEASE_WORK)
    return decide_openness(request, found, Opened(str(found), "insights:insight", "insight"))
