"""Pages of one driver or change idea: reading, adding, wording, connecting, ordering it, taking it out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.evidence.insights.models import Insight
from design_process.theory import actions
from design_process.theory.forms import ConnectForm, NodeForm, TakeOutForm, TakeUpForm
from design_process.theory.models import Theory, TheoryLink, TheoryNode
from design_process.theory.shown import kin_of, shown_to, tries_seen
from design_process.theory.views import NAMES, is_on_behalf
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

LONGEST_KEY = 18
CHANGED = "Somebody changed this while you were writing. Nothing of theirs or yours is lost: compare, and save again."


def fetch_node(request: HttpRequest, pk: int, can: Can) -> TheoryNode:
    rows = TheoryNode.objects.select_related("theory__member__district", "theory__goal", "network", "created_by")
    found: TheoryNode = fetch(request, rows, pk, can)
    return found


def node(request: HttpRequest, pk: int) -> HttpResponse:
    """One driver or change idea: what it serves, what serves it, what was tried of it and what came of that."""
    found = fetch_node(request, pk, Can.SEE_WORK)
    person = person_of(request)
    tries, standing = tries_seen(person, found)
    context = {
        "node": found,
        "theory": found.theory,
        "tries": tries,
        "standing": standing,
        "above": [link.above for link in found.upward.select_related("above")],
        "below": [link.node for link in found.downward.select_related("node").filter(node__retired_at=None)],
        "indicators": list(found.indicators.all()),
        "insights": list(Insight.objects.seen_by(person).filter(theory_nodes=found)),
        "kin": list(kin_of(found, person)),
        "may_add": person.holdings.may(Can.ADD_WORK, found),
        "may_try": person.holdings.may(Can.EDIT_WORK, found),
        "may_chart": person.holdings.may(Can.SEE_STATUS, found),
    }
    return show(request, "design_process/theory/node.html", context)


def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an idea of another team into one's own theory: for who works in another district of the network."""
    idea = fetch_node(request, pk, Can.SEE_WORK)
    person = person_of(request)
    own = Member.objects.seen_by(person).filter(network=idea.network_id, pk__in=person.holdings.working_members)
    members = list(own.exclude(pk=idea.member_id).select_related("district"))
    if not members or not idea.is_idea:
        raise PermissionDenied
    form = TakeUpForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        hand = actions.Hand(person, form.cleaned_data["client_key"])
        made = actions.take_up(idea, form.cleaned_data["under"], hand=hand)
        messages.success(request, "It is in your theory. Change its words to fit you, or make a prototype of it.")
        return redirect(made)
    return show(request, "design_process/theory/take_up.html", {"member": members[0], "idea": idea, "form": form})


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a driver or a change idea."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    kind = _kind_asked(request)
    initial = {"under": _key(request.GET.get("under", ""))}
    form = NodeForm(request.POST or None, theory=found, kind=kind, initial=initial)
    context = {"theory": found, "form": form, "kind": TheoryNode.Kind(kind)}
    if request.method == "POST" and form.is_valid():
        hand = actions.Hand(person_of(request), form.cleaned_data["client_key"], on_behalf=is_on_behalf(request, found))
        try:
            made = actions.add_node(found, kind, form.said(), form.above, hand=hand)
        except actions.OutOfPlace as problem:
            form.add_error("under" if "under" in form.fields else None, str(problem))
        else:
            messages.success(request, f"“{made}” is in your theory.")
            return redirect(f"{found.get_absolute_url()}#n{made.pk}")
    return show(request, "design_process/theory/write.html", context)


def _kind_asked(request: HttpRequest) -> str:
    asked = request.POST.get("kind") or request.GET.get("kind") or TheoryNode.Kind.PRIMARY
    if asked not in TheoryNode.Kind.values:
        raise Http404
    return asked


def _key(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= LONGEST_KEY else None


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a node says. When somebody else changed it meanwhile, nothing is saved and both are shown."""
    found = fetch_node(request, pk, Can.ADD_WORK)
    said = actions.said_of(found)
    beside = {name: [one.pk for one in getattr(said, name)] for name in ("indicators", "insights")}
    initial = {**said.__dict__, **beside, "seen": actions.state_of(found)}
    form = NodeForm(request.POST or None, theory=found.theory, kind=found.kind, placed=False, initial=initial)
    context: dict[str, Any] = {
        "theory": found.theory,
        "node": found,
        "form": form,
        "kind": TheoryNode.Kind(found.kind),
    }
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_node(found, form.said(), by=person_of(request), seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            return _both_versions(request, found, context)
        messages.success(request, "The new words are saved.")
        return redirect(found)
    return show(request, "design_process/theory/write.html", context)


def _both_versions(request: HttpRequest, found: TheoryNode, context: dict[str, Any]) -> HttpResponse:
    """What was typed in the form, and what is stored beside it; saving again means having seen it."""
    found.refresh_from_db()
    form = context["form"]
    form.add_error(None, CHANGED)
    typed = request.POST.copy()
    typed["seen"] = actions.state_of(found)
    form.data = typed
    return show(request, "design_process/theory/write.html", {**context, "stored": found}, status=409)


def connect(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a node serve one driver more, or one less."""
    found = fetch_node(request, pk, Can.ADD_WORK)
    form = ConnectForm(request.POST or None, node=found)
    if request.method == "POST" and form.is_valid():
        above = form.cleaned_data["above"]
        try:
            actions.connect(found, above, by=person_of(request))
        except actions.OutOfPlace as problem:
            form.add_error("above", str(problem))
        else:
            messages.success(request, f"It also stands under “{above}” now.")
            return redirect(found)
    above_now = [link.above for link in found.upward.select_related("above") if link.above]
    context = {"node": found, "theory": found.theory, "form": form, "above": above_now}
    return show(request, "design_process/theory/connect.html", context)


@require_POST
def disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a node from under one of the drivers that it serves."""
    found = fetch_node(request, pk, Can.ADD_WORK)
    key = _key(request.POST.get("above", ""))
    above = TheoryNode.objects.seen_by(request.user).filter(theory=found.theory_id, pk=key or 0).first()
    try:
        if above is not None:
            actions.disconnect(found, above, by=person_of(request))
            messages.success(request, f"It does not stand under “{above}” any more.")
    except actions.OutOfPlace as problem:
        messages.error(request, str(problem))
    return redirect(found)


def order(request: HttpRequest, pk: int) -> HttpResponse:
    """The outline with a button to move each line up and one to move it down."""
    found = fetch(request, Theory.objects.select_related(*NAMES), pk, Can.ADD_WORK)
    if request.method == "POST":
        way = "up" if "up" in request.POST else "down"
        key, _, above = request.POST.get(way, "").partition("-")
        rows = TheoryLink.objects.filter(node__theory=found, node=_key(key) or 0, above=_key(above) or None)
        if (link := rows.select_related("node__theory__member__district").first()) is not None:
            actions.move(link, up=way == "up", by=person_of(request))
        return redirect(f"{request.path}#n{key}" if key.isdecimal() else request.path)
    context = {"theory": found, "shown": shown_to(person_of(request), found)}
    return show(request, "design_process/theory/order.html", context)


def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a node out, with the reason. Nothing that points at it is lost."""
    found = fetch_node(request, pk, Can.ADD_WORK)
    form = TakeOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.take_out(found, why=form.cleaned_data["why"], by=person_of(request))
        messages.success(request, f"“{found}” is taken out. You find it at the end of the theory.")
        return redirect(found.theory)
    below = [link.node for link in found.downward.select_related("node").filter(node__retired_at=None)]
    context = {"node": found, "theory": found.theory, "form": form, "below": below}
    return show(request, "design_process/theory/take_out.html", context)


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a node back where it stood."""
    found = fetch_node(request, pk, Can.ADD_WORK)
    actions.bring_back(found, by=person_of(request))
    messages.success(request, f"“{found}” is back in your theory.")
    return redirect(found)
