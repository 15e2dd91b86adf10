"""Pages of celebrations: those of a network's year, one of them as a sheet, writing it, opening it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from design_process.cards.actions import ChangedMeanwhile
from design_process.cards.opening import Opened, decide_openness, who_sees
from design_process.celebrations import actions
from design_process.celebrations.forms import CelebrationForm
from design_process.celebrations.models import Celebration
from design_process.celebrations.year import year_of
from design_process.cycles.models import TestCycle
from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of

NAMES = ("member__district", "network", "cycle__prototype")
CHANGED = "Somebody changed it while you were writing. What it says now is shown below; save again to replace it."


def celebrations(request: HttpRequest, slug: str) -> HttpResponse:
    """What teams celebrate, a school year on a page that prints."""
    network = fetch(request, Network, slug, Can.SEE_WORK, field="slug")
    year = year_of(person_of(request), network, request.GET.get("year", ""))
    return show(request, "design_process/celebrations/celebrations.html", {"network": network, "year": year})


def celebration(request: HttpRequest, pk: int) -> HttpResponse:
    """One celebration, for whom its team has opened it: on a screen, and on one sheet of paper."""
    found = fetch(request, Celebration.objects.select_related(*NAMES), pk, Can.SEE_WORK)
    person = person_of(request)
    may = person.holdings.may
    context = {
        "celebration": found,
        "who": who_sees(found),
        "cycle_seen": TestCycle.objects.seen_by(person).filter(pk=found.cycle_id).exists(),
        "may": {"edit": may(Can.EDIT_WORK, found), "release": may(Can.RELEASE_WORK, found)},
    }
    return show(request, "design_process/celebrations/celebration.html", context)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Celebrate a closed cycle: most of it is written already."""
    cycle = fetch(request, TestCycle.objects.select_related(*NAMES[:2], "prototype"), pk, Can.EDIT_WORK)
    person = person_of(request)
    made = Celebration.objects.seen_by(person).filter(cycle=cycle).first()
    if made is not None:
        return redirect(made)
    is_closed = cycle.state == TestCycle.State.CLOSED
    form = CelebrationForm(request.POST or None, initial=actions.words_from(cycle).__dict__ if is_closed else {})
    if request.method == "POST" and is_closed and form.is_valid():
        made = actions.celebrate(cycle, form.words(), by=person)
        messages.success(request, "It is written. Only your team and the facilitators see it: decide who else.")
        may_open = person.holdings.may(Can.RELEASE_WORK, made)
        return redirect("celebrations:visibility" if may_open else "celebrations:celebration", made.pk)
    status = 409 if request.method == "POST" and not is_closed else 200
    context = {"cycle": cycle, "form": form, "is_closed": is_closed}
    return show(request, "design_process/celebrations/write.html", context, status=status)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it says. When somebody else changed it meanwhile, nothing is saved and both are shown."""
    found = fetch(request, Celebration.objects.select_related(*NAMES), pk, Can.EDIT_WORK)
    initial = {**actions.words_of(found).__dict__, "seen": actions.state_of(found)}
    form = CelebrationForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"celebration": found, "cycle": found.cycle, "form": form, "is_closed": True}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_celebration(found, form.words(), by=person_of(request), seen=form.cleaned_data["seen"])
        except ChangedMeanwhile:
            form.add_error(None, CHANGED)
            form.data = {**request.POST.dict(), "seen": actions.state_of(found)}
            context["stored"] = found
            return show(request, "design_process/celebrations/write.html", context, status=409)
        messages.success(request, "It is changed.")
        return redirect(found)
    return show(request, "design_process/celebrations/write.html", context)


def visibility(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide who else sees it."""
    found = fetch(request, Celebration.objects.select_related(*NAMES), pk, Can.RELEASE_WORK)
    return decide_openness(request, found, Opened(str(found), "celebrations:celebration", "celebration"))
