"""Pages of the hub: asking a questionnaire, what was answered, and taking it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from network.lib.letters import absolute
from network.lib.qr import qr_svg
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.membership.roster import roster_of
from network.membership.who import ChosenForm
from network.people.acting import person_of
from network.questionnaires.actions import NotPublished, close_wave
from network.questionnaires.actions import ask as ask_questionnaire
from network.questionnaires.actions import ask_by_letter as send_letters
from network.questionnaires.edit_forms import AskForm, LetterForm
from network.questionnaires.export import as_csv
from network.questionnaires.models import Questionnaire, Wave
from network.questionnaires.results import results


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a round for whoever has the code."""
    found = fetch(request, Questionnaire.objects.select_related("network"), pk, Can.ASK_QUESTIONS)
    form = AskForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        try:
            made = ask_questionnaire(found, form.asking(found.network.time_zone), by=person_of(request))
        except NotPublished:
            messages.warning(request, "Publish its questions first.")
            return redirect("questionnaires:edit", pk)
        return redirect("questionnaires:wave", made.pk)
    return show(request, "network/questionnaires/ask.html", {"sheet": found, "form": form})


def ask_by_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a round for people one chooses: each gets a letter with a link of their own."""
    found = fetch(request, Questionnaire.objects.select_related("network"), pk, Can.ASK_QUESTIONS)
    data = request.POST if request.method == "POST" else None
    form = LetterForm(data, today=timezone.localdate())
    who = ChosenForm(data, roster=roster_of(found.network))
    if who.is_bound and who.is_valid() and not who.chosen():
        who.add_error("roles", "Tick somebody to ask.")
    if form.is_valid() and who.is_valid():
        try:
            made = send_letters(found, form.asking(found.network.time_zone), who.chosen(), by=person_of(request))
        except NotPublished:
            messages.warning(request, "Publish its questions first.")
            return redirect("questionnaires:edit", pk)
        messages.success(request, "Everybody asked gets a letter with a link of their own.")
        return redirect("questionnaires:wave", made.pk)
    context = {"sheet": found, "form": form, "who": who}
    # Two forms on one page: what is wrong in either is an answer to a form, not a page.
    status = 422 if who.errors or form.errors else 200
    return show(request, "network/questionnaires/ask_by_letter.html", context, status=status)


def wave(request: HttpRequest, pk: int) -> HttpResponse:
    """A round: its link and code while it runs, who has not answered, and what it adds up to."""
    found = _fetch(request, pk)
    now = timezone.now()
    address = absolute(reverse("questionnaires:answer_open", args=[found.code])) if found.code else ""
    context = {
        "wave": found,
        "sheet": found.version.questionnaire,
        "results": results(found, now),
        "is_open": found.is_open(now),
        "is_over": found.is_over(now),
        "waiting": list(found.receipts.waiting().select_related("person")),
        "address": address,
        "qr": qr_svg(address) if address else "",
    }
    return show(request, "network/questionnaires/wave.html", context)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    if close_wave(found, by=person_of(request)):
        messages.success(request, "It is closed. No more answers come in.")
    return redirect("questionnaires:wave", pk)


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page of a round shows, as a table to take away: nothing more."""
    found = _fetch(request, pk)
    response = HttpResponse(as_csv(found, timezone.now()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="answers-{found.pk}.csv"'
    return response


def _fetch(request: HttpRequest, pk: int) -> Wave:
    rows = Wave.objects.select_related("version__questionnaire", "network")
    found: Wave = fetch(request, rows, pk, Can.ASK_QUESTIONS)
    return found
