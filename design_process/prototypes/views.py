"""Pages of prototypes: a member's list, one card, writing it, and opening it to others."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from design_process.cards.actions import ChangedMeanwhile
from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.ideas.models import Idea
from design_process.measures.burden import load_of
from design_process.measures.plan_sheet import sheet_of
from design_process.phases.actions import project_of
from design_process.prototypes.actions import (
    NameTaken,
    card_of,
    change_prototype,
    make_prototype,
    state_of,
)
from design_process.prototypes.forms import (
    PrototypeForm,
    indicators_for,
    initial_for,
    initial_from,
    initial_like,
    initial_of,
    taken_up_from,
)
from design_process.prototypes.models import Prototype
from design_process.theory.models import TheoryNode
from districts.directory.models import Member
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of
from network.people.models import Person

LONGEST_KEY = 18
NAME_TAKEN = "Your team already has a prototype of this name. Choose another, or open that one."
CHANGED = (
    "Somebody changed this card while you were writing. Nothing of theirs or yours is lost: compare, and save again."
)


def prototypes(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's prototypes, as far as the person sees them."""
    member = fetch(request, Member.objects.select_related("district"), pk, Can.SEE_WORK)
    person = person_of(request)
    context = {
        "member": member,
        "cards": list(Prototype.objects.seen_by(person).filter(member=member).order_by("name")),
        "may_edit": person.holdings.may(Can.EDIT_WORK, member),
        "is_ours": person.holdings.may(Can.ADD_WORK, member),
    }
    return show(request, "design_process/prototypes/prototypes.html", context)


def prototype(request: HttpRequest, pk: int) -> HttpResponse:
    """One card, with the cycles of it that the person sees."""
    card = fetch(request, Prototype.objects.select_related("member__district", "network"), pk, Can.SEE_WORK)
    person = person_of(request)
    cycles = list(card.cycles.seen_by(person).order_by("number"))
    indicators = list(card.indicators.all())
    context = {
        "card": card,
        "taken_up_from": _before(card, person),
        "idea": _begun_with(card, person),
        "change_idea": TheoryNode.objects.seen_by(person).filter(pk=card.change_idea_id).first(),
        "cycles": cycles,
        "running": next((c for c in reversed(cycles) if not c.closed_at), None),
        "indicators": indicators,
        "load": load_of((one.frequency, one.minutes) for one in indicators if not one.retired_at),
        "who": who_sees(card),
        "may_edit": person.holdings.may(Can.EDIT_WORK, card),
        "may_release": person.holdings.may(Can.RELEASE_WORK, card),
        "is_ours": person.holdings.may(Can.ADD_WORK, card),
        "may_chart": person.holdings.may(Can.SEE_STATUS, card),
    }
    return show(request, "design_process/prototypes/prototype.html", context)


def _before(card: Prototype, person: Person) -> Prototype | None:
    """The card of another team that this one took up, if the person sees it."""
    if card.parent_id is None:
        return None
    found = Prototype.objects.seen_by(person).filter(pk=card.parent_id)
    return found.select_related("member__district").first()


def _begun_with(card: Prototype, person: Person) -> Idea | None:
    """The idea of its team's that a card began with, for whom ideas are."""
    if card.idea_id is None:
        return None
    found: Idea | None = Idea.objects.seen_by(person).filter(pk=card.idea_id).first()
    return found


def prototype_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A card's numbers on one sheet, for its own people and the hub: where a district starts is theirs to know."""
    card = fetch(request, Prototype.objects.select_related("member__district"), pk, Can.SEE_STATUS)
    context = {
        "card": card,
        "sheet": sheet_of(card.indicators.filter(retired_at=None)),
        "may_edit": person_of(request).holdings.may(Can.EDIT_WORK, card),
    }
    return show(request, "design_process/prototypes/plan.html", context)


def new_prototype(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a prototype; the hub may do it on the team's behalf."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.EDIT_WORK)
    project, person = project_of(member), person_of(request)
    like = _taken_up(request, member)
    initial = initial_like(like, indicators_for(member)) if like else _begun(request, member)
    form = PrototypeForm(request.POST or None, member=member, by=person, initial=initial)
    context = {"member": member, "form": form, "project": project, "like": like}
    if project and request.method == "POST" and form.is_valid():
        try:
            after = {"parent": form.cleaned_data["like"], "adapted": form.cleaned_data.get("adapted", "")}
            made = make_prototype(project, form.card(), by=person, copy=form.copy(), **after)
        except NameTaken:
            form.add_error("name", NAME_TAKEN)
        else:
            messages.success(request, f"{made.name} is on your list. Plan its first test cycle when you are ready.")
            return redirect("prototypes:prototype", made.pk)
    status = 409 if project is None and request.method == "POST" else 200
    return show(request, "design_process/prototypes/write.html", context, status=status)


def _begun(request: HttpRequest, member: Member) -> dict[str, Any]:
    """What a new card starts with: the words of an idea the team has chosen, or of a change idea of its theory."""
    asked = request.GET
    return initial_from(asked.get("chosen", ""), member) or initial_for(asked.get("idea", ""), member)


def _taken_up(request: HttpRequest, member: Member) -> Prototype | None:
    """The card of another team that is being taken up, if it is within reach."""
    asked = request.POST.get("like") or request.GET.get("like", "")
    if not asked.isdecimal() or len(asked) > LONGEST_KEY:
        return None
    return taken_up_from(member, person_of(request)).select_related("member__district").filter(pk=asked).first()


def edit_prototype(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a card. When somebody else changed it meanwhile, both versions are shown and nothing is saved."""
    card = fetch(request, Prototype.objects.select_related("member__district"), pk, Can.EDIT_WORK)
    form = PrototypeForm(request.POST or None, member=card.member, initial=initial_of(card_of(card), state_of(card)))
    context: dict[str, Any] = {"member": card.member, "card": card, "form": form, "project": card.project_id}
    if request.method == "POST" and form.is_valid():
        try:
            change_prototype(card, form.card(), by=person_of(request), seen=form.cleaned_data["seen"])
        except NameTaken:
            form.add_error("name", NAME_TAKEN)
        except ChangedMeanwhile:
            return _both_versions(request, card, form, context)
        else:
            messages.success(request, "The card is changed.")
            return redirect("prototypes:prototype", card.pk)
    return show(request, "design_process/prototypes/write.html", context)


def _both_versions(request: HttpRequest, card: Prototype, form: PrototypeForm, context: dict[str, Any]) -> HttpResponse:
    """The typed version in the form, and what is stored beside it; saving again means having seen it."""
    card.refresh_from_db()
    form.add_error(None, CHANGED)
    typed = request.POST.copy()
    typed["seen"] = state_of(card)
    form.data = typed
    return show(request, "design_process/prototypes/write.html", {**context, "stored": card}, status=409)


def prototype_visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees the prototype."""
    card = fetch(request, Prototype.objects.select_related("member__district", "network"), pk, Can.RELEASE_WORK)
    return decide_openness(request, card, Opened(str(card), "prototypes:prototype", "prototype"))
