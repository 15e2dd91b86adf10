"""Pages of the team: its surveys, asking a class, the sheet with the code, what was answered."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from design_process.evidence.board import is_told
from design_process.evidence.voices import people_words
from design_process.prototypes.models import Prototype
from design_process.surveys import actions, sets
from design_process.surveys.forms import AgainForm, StartForm
from design_process.surveys.models import Survey, SurveyRound
from design_process.surveys.told import rounds_of, told_of
from districts.directory.models import Member
from network.lib.letters import absolute
from network.lib.qr import qr_svg
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of

SHOWN = 50
WITH = ("member__district", "network", "questionnaire", "prototype")


def surveys(request: HttpRequest, pk: int) -> HttpResponse:
    """What a team asks its classes, and what it asked before."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    rows = Survey.objects.seen_by(person_of(request)).filter(member=member).select_related(*WITH).with_rounds()
    lines = [(survey, _rounds(request, survey)) for survey in rows[:SHOWN]]
    return show(request, "design_process/surveys/surveys.html", {"member": member, "lines": lines})


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a class; `?prototype=` remembers around which test."""
    member = fetch(request, Member.objects.select_related("district", "network"), pk, Can.ADD_WORK)
    form = StartForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        words = form.words(_prototype(request, member))
        asked = form.asked(member.network.time_zone)
        key = form.cleaned_data["client_key"]
        return redirect(actions.start_survey(member, words, asked, by=person_of(request), client_key=key))
    context = {"member": member, "form": form, "prototype": _prototype(request, member), "shipped": SHIPPED}
    return show(request, "design_process/surveys/start.html", context)


SHIPPED = (("Students", sets.STUDENTS), ("Teachers", sets.TEACHERS))


def _prototype(request: HttpRequest, member: Member) -> Prototype | None:
    """The team's own prototype that the address names, if it names one."""
    named = request.GET.get("prototype", "")
    if not named.isdecimal() or len(named) > 18:
        return None
    found: Prototype | None = Prototype.objects.seen_by(person_of(request)).filter(pk=int(named), member=member).first()
    return found


def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """A survey: its link and code while it runs, then what was answered, before beside after."""
    found = _fetch(request, pk)
    rounds, now = _rounds(request, found), timezone.now()
    running = next((one for one in rounds if one["is_open"]), None)
    context = {
        "survey": found,
        "rounds": rounds,
        "running": running,
        "told": told_of(found, now),
        "qr": qr_svg(running["address"]) if running else "",
        "may_ask_again": len(rounds) == 1 and not running,
    }
    return show(request, "design_process/surveys/survey.html", context)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One page to print or to show on a screen: what it is for, the code, the address."""
    found = _fetch(request, pk)
    running = next((one for one in _rounds(request, found) if one["is_open"]), None)
    qr = qr_svg(running["address"]) if running else ""
    return show(request, "design_process/surveys/sheet.html", {"survey": found, "running": running, "qr": qr})


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the same statements after the test."""
    found = _fetch(request, pk)
    first = rounds_of(found)[0]
    known = {"expected": first.expected} if _is_told(request, found, first.expected) else {}
    form = AgainForm(request.POST or None, today=timezone.localdate(), known=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_again(found, form.asked(found.network.time_zone), by=person_of(request))
        except actions.StillOpen:
            messages.warning(request, "The first round still takes answers. Close it first.")
        return redirect(found)
    return show(request, "design_process/surveys/again.html", {"survey": found, "form": form})


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the round that runs, so that what was answered can be shown."""
    found = _fetch(request, pk)
    for asked in rounds_of(found):
        if actions.close_round(asked, by=person_of(request)):
            messages.success(request, "It is closed. No more answers come in.")
    return redirect(found)


@require_POST
def to_board(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a round on the evidence board, in words that are safe to show."""
    rows = SurveyRound.objects.select_related("survey__member__district", "network")
    asked = fetch(request, rows, pk, Can.ADD_WORK)
    try:
        made = actions.put_on_board(asked, by=person_of(request))
    except actions.NothingToShow:
        messages.warning(request, "There is nothing of it that may be shown, so nothing is put on the board.")
        return redirect(asked.survey)
    messages.success(request, "It is on the board. Change its words as you like.")
    return redirect(made)


def _fetch(request: HttpRequest, pk: int) -> Survey:
    found: Survey = fetch(request, Survey.objects.select_related(*WITH, "created_by").with_rounds(), pk, Can.ADD_WORK)
    return found


def _is_told(request: HttpRequest, found: Survey, number: int) -> bool:
    """May the person read how many there were? The team may; the hub reads a small number where it was agreed."""
    return number >= found.network.small_number_threshold or is_told(person_of(request), found)


def _rounds(request: HttpRequest, found: Survey) -> Sequence[dict[str, Any]]:
    """Each round as a page tells it. A small number of people is told to whom it may be."""
    now, least = timezone.now(), found.network.small_number_threshold
    told = is_told(person_of(request), found)
    return [
        {
            "round": one,
            "is_open": one.wave.is_open(now),
            "answered": people_words(one.answered, least, is_told=told) if one.answered else "nobody",
            "expected": one.expected if told or one.expected >= least else "",
            "too_many": one.answered > one.expected and (told or one.expected >= least),
            "address": absolute(reverse("surveys:answer", args=[one.wave.code])),
        }
        for one in rounds_of(found)
    ]
