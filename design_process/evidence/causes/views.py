"""The cause map of a team: the fishbone and its outline, a cause, five whys."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.actions import KeptBefore
from design_process.evidence.causes import actions
from design_process.evidence.causes.forms import CauseForm, WhysForm
from design_process.evidence.causes.map import map_of
from design_process.evidence.causes.models import Cause
from design_process.evidence.causes.outline import CATEGORIES
from design_process.evidence.insights.views import with_changed
from design_process.evidence.models import Evidence
from design_process.evidence.views import CHANGED, KEPT_BEFORE
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

WRITE = "design_process/evidence/causes/write.html"
WHYS = "design_process/evidence/causes/whys.html"
TOO_DEEP = "It has causes under it, so it cannot stand under another. The map has two levels."


def causes(request: HttpRequest, pk: int) -> HttpResponse:
    """The cause map, as a picture and as an outline that says the same."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    context = {"member": member, "map": map_of(person_of(request), member, request.GET.get("problem", ""))}
    return show(request, "design_process/evidence/causes/causes.html", context)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a cause on the map; the hub may do it for the team."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    asked = {"parent": request.GET.get("under", ""), "category": request.GET.get("category", "")[:60]}
    form = _form(request, member, initial=asked)
    context: dict[str, Any] = {"member": member, "form": form, "categories": CATEGORIES}
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_cause(member, form.cause(), by=person_of(request), client_key=form.key())
        except KeptBefore as before:
            form.add_error(None, KEPT_BEFORE)
            form.data = with_changed(request, client_key=str(uuid4()))
            return show(request, WRITE, {**context, "stored": before.kept}, status=409)
        return redirect(_place(made))
    return show(request, WRITE, context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a cause or where it stands, or take it off the map."""
    found = fetch(request, Cause.objects.select_related("member__district", "parent"), pk, Can.ADD_WORK)
    person = person_of(request)
    if request.POST.get("step") == "away":
        actions.take_away(found, by=person)
        messages.success(request, "It is off the map, with what stood under it.")
        return redirect("causes:causes", found.member_id)
    form = _form(request, found.member, but=found, initial=_said(found))
    context: dict[str, Any] = {"member": found.member, "cause": found, "form": form, "categories": CATEGORIES}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_cause(found, form.cause(), by=person, seen=form.cleaned_data["seen"])
        except actions.TooDeep:
            form.add_error("parent", TOO_DEEP)
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = with_changed(request, seen=actions.state_of(found))
            return show(request, WRITE, {**context, "stored": found}, status=409)
        else:
            return redirect(_place(found))
    return show(request, WRITE, context)


def whys(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why five times, from a cause down."""
    found = fetch(request, Cause.objects.select_related("member__district"), pk, Can.ADD_WORK)
    chain = list(found.whys.all())
    initial = {f"why_{one.number}": one.answer for one in chain} | {"seen": actions.state_of_whys(found)}
    form = WhysForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"member": found.member, "cause": found, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_why(found, form.answers(), by=person_of(request), seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = with_changed(request, seen=actions.state_of_whys(found))
            return show(request, WHYS, {**context, "stored": chain}, status=409)
        return redirect(_place(found))
    return show(request, WHYS, context)


def _form(request: HttpRequest, member: Member, *, initial: dict[str, Any], but: Cause | None = None) -> CauseForm:
    seen = Cause.objects.seen_by(person_of(request)).filter(member=member, parent=None)
    above = seen.exclude(pk=but.pk).filter(problem=but.problem_id) if but else seen
    offered = Q(off_at=None) | Q(pk__in=initial.get("evidence", ()))
    evidence = Evidence.objects.seen_by(person_of(request)).filter(offered, member=member)
    return CauseForm(request.POST or None, causes=above, evidence=evidence, initial=initial)


def _said(cause: Cause) -> dict[str, Any]:
    said = actions.words_of(cause)
    rests = [one.pk for one in said.evidence]
    return {
        "words": said.words,
        "category": said.category,
        "parent": cause.parent_id,
        "hands": said.hands,
        "evidence": rests,
        "seen": actions.state_of(cause),
    }


def _place(cause: Cause) -> str:
    """Where a cause stands in the outline."""
    return f"{reverse('causes:causes', args=[cause.member_id])}#c-{cause.pk}"
