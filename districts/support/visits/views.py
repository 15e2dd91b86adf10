"""Pages of site visits: the lists, offering and changing one, places, writing down, debrief, answer, what changed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from districts.directory.models import Member
from districts.support.actions import Sent
from districts.support.visits import actions
from districts.support.visits.forms import AnswerForm, CallOffForm, FollowUpForm, VisitForm, as_form
from districts.support.visits.look_for_templates import TEMPLATES, lines_of
from districts.support.visits.models import FollowUp, Place, SiteVisit
from network.lib.show import show
from network.meetings.actions import MeetingOver
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

WHOLE = ("meeting", "member__district", "member__network", "network")
FORM = "districts/support/visits/form.html"
OVER = "This visit is over or called off. It stays as it is."


def visits(request: HttpRequest, slug: str) -> HttpResponse:
    """Every visit of a network: those one can still sign up for, then those that were."""
    network = fetch(request, Network, slug, Can.SEE_NETWORK, field="slug")
    seen = SiteVisit.objects.seen_by(request.user).filter(network=network).with_room()
    return show(request, "districts/support/visits/visits.html", {"network": network, **_lists(seen)})


def member_visits(request: HttpRequest, pk: int) -> HttpResponse:
    """The visits to one district, and those its people go to."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.SEE_PUBLIC_FACTS)
    seen = SiteVisit.objects.seen_by(request.user).with_room()
    goes = Place.objects.seen_by(request.user).held().filter(member=member).values("visit")
    context = {
        "member": member,
        "network": member.network,
        **_lists(seen.filter(member=member)),
        "elsewhere": seen.filter(pk__in=goes).select_related(*WHOLE).order_by("-meeting__starts_at"),
        "may_offer": person_of(request).holdings.may(Can.HOST_VISIT, member),
    }
    return show(request, "districts/support/visits/visits.html", context)


def _lists(seen: Any) -> dict[str, Any]:
    now = timezone.now()
    rows = seen.select_related(*WHOLE)
    return {"coming": list(rows.coming(now)[:50]), "past": list(rows.past(now)[:50]), "now": now}


def make_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a visit at one's own district; a template gives look-fors to start from."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.HOST_VISIT)
    start = {"look_fors": "\n".join(lines_of(request.GET.get("with", "")))}
    form = VisitForm(request.POST or None, member=member, initial=start)
    if form.is_valid():
        sent = Sent(request.user, form.cleaned_data["client_key"])
        visit = actions.make_visit(member, form.offer(), sent=sent)
        told = "The draft is kept. Only you and the hub see it until you offer it."
        messages.success(request, told, extra_tags=f"visit:{pk}:new:{request.GET.get('with', '')}")
        return redirect("support:visit", visit.pk)
    context = {"member": member, "form": form, "templates": TEMPLATES}
    return show(request, "districts/support/visits/edit.html", context)


def edit_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a visit. Somebody else's newer version is shown beside what was typed."""
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.HOST_VISIT)
    form = VisitForm(request.POST or None, member=visit.member, initial=as_form(visit))
    context = {"visit": visit, "member": visit.member, "form": form}
    if form.is_valid():
        try:
            actions.change_visit(visit, form.offer(), seen=form.cleaned_data["seen"] or 0, by=request.user)
        except actions.VisitMoved as moved:
            form.data = {**request.POST.dict(), "seen": moved.visit.version}
            return show(request, "districts/support/visits/edit.html", {**context, "theirs": moved.visit}, status=409)
        except MeetingOver:
            messages.warning(request, OVER)
        else:
            messages.success(request, "The visit is changed.", extra_tags=f"visit:{pk}")
        return redirect("support:visit", pk)
    return show(request, "districts/support/visits/edit.html", context)


@require_POST
def offer_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a draft to the districts of the network."""
    visit = fetch(request, SiteVisit, pk, Can.HOST_VISIT)
    actions.offer_visit(visit, by=request.user)
    messages.success(request, "It is offered. The other districts can sign up now.")
    return redirect("support:visit", pk)


def call_off_visit(request: HttpRequest, pk: int) -> HttpResponse:
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.HOST_VISIT)
    form = CallOffForm(request.POST or None)
    if form.is_valid():
        return _try(
            request, visit, lambda: actions.call_off_visit(visit, by=request.user, why=form.cleaned_data["why"])
        )
    words = {"heading": "Call the visit off", "submit": "Call it off"}
    return show(request, FORM, {"visit": visit, "form": form, **words})


def _try(request: HttpRequest, visit: SiteVisit, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
    except MeetingOver:
        messages.warning(request, OVER)
    else:
        messages.success(request, "It is called off, and whoever has a place is told.")
    return redirect("support:visit", visit.pk)


def answer_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """The host answers what visitors saw. Somebody else's newer answer is shown beside what was typed."""
    visit = fetch(request, SiteVisit.objects.select_related(*WHOLE), pk, Can.HOST_VISIT)
    if visit.debrief_opened_at is None:
        raise PermissionDenied
    form = AnswerForm(request.POST or None, initial={"answer": visit.answer, "seen": visit.answer_version})
    context = {"visit": visit, "form": form, "heading": "Answer your visitors", "submit": "Send the answer"}
    if form.is_valid():
        try:
            actions.answer_visit(
                visit, form.cleaned_data["answer"], seen=form.cleaned_data["seen"] or 0, by=request.user
            )
        except actions.VisitMoved as moved:
            form.data = {**request.POST.dict(), "seen": moved.visit.answer_version}
            return show(request, FORM, {**context, "theirs": moved.visit}, status=409)
        messages.success(request, "Your answer is on the page of the visit.", extra_tags=f"visit-answer:{pk}")
        return redirect("support:visit", pk)
    return show(request, FORM, {**context, "draft": f"visit-answer:{pk}"})


def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what has changed since a visit, signed in."""
    rows = FollowUp.objects.select_related("visit__meeting", "visit__member__district", "member__district")
    found = fetch(request, rows, pk, Can.HOST_VISIT)
    form = FollowUpForm(request.POST or None)
    if form.is_valid():
        try:
            actions.answer_follow_up(found, form.cleaned_data["words"], by=request.user)
        except actions.AlreadyAnswered:
            messages.warning(request, "Somebody of your district has answered already.")
        else:
            messages.success(request, "Thank you. It stands on the page of the visit.")
        return redirect("support:visit", found.visit_id)
    words = {"heading": f"What has changed at {found.member}?", "submit": "Say it"}
    return show(request, FORM, {"visit": found.visit, "form": form, **words})
