"""The same one question for somebody who is signed in: the team, or the hub after a call, marked as such."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles.actions import OutOfOrder
from design_process.cycles.models import TestCycle
from design_process.cycles.views import fetch_cycle, is_on_behalf
from design_process.measures.actions import NumberRefused
from design_process.one_minute.actions import Hand, answer
from design_process.one_minute.asking import about_of, as_put, asked_before, keep, question_of
from design_process.one_minute.forms import CHOICES, MinuteForm
from design_process.one_minute.link_views import MEANWHILE
from design_process.one_minute.links import right_for
from design_process.one_minute.models import Answer, Ask, MailReply
from network.lib.show import show
from network.lib.uploads import refused_bytes
from network.membership.roles import Can
from network.people.acting import person_of


def minute(request: HttpRequest, pk: int) -> HttpResponse:
    """What the cycle needs now, as one question; and below it everything that came in this way."""
    cycle = fetch_cycle(request, pk, Can.ADD_WORK)
    person, today = person_of(request), timezone.localdate()
    question = question_of(cycle, today)
    asked = as_put(question, cycle, person, today=today, now=timezone.now()) if question else None
    ask = _sent_again(request, cycle) or asked
    mine = ask is not None and person.holdings.may(right_for(ask.kind), cycle)
    behalf = is_on_behalf(request, cycle.member_id)
    context = {
        "cycle": cycle,
        "ask": ask,
        "mine": mine,
        "on_behalf": behalf,
        "came_in": _came_in(request, cycle),
        "waiting": _waiting(request, cycle),
    }
    if ask is None or not mine:
        return show(request, "design_process/one_minute/minute.html", context)
    about = about_of(ask.kind, ask.prediction_id)
    sent = (request.POST, request.FILES) if request.POST.get("about") == about else (None, None)
    form = MinuteForm(*sent, ask=ask, today=today, refused=bool(refused_bytes(request)))
    if form.is_valid() and _stored(request, form, keep(ask), behalf=behalf):
        return redirect("one_minute:minute", pk)
    return show(request, "design_process/one_minute/minute.html", {**context, "form": form, "about": about})


def _came_in(request: HttpRequest, cycle: TestCycle) -> list[tuple[Answer, str]]:
    """Every answer to a question about the cycle, the latest first, with what was chosen in words."""
    found = Answer.objects.seen_by(person_of(request)).filter(ask__cycle=cycle).select_related("by", "ask")
    return [(one, dict(CHOICES.get(one.ask.kind, [])).get(one.said.get("choice", ""), "")) for one in found]


def _waiting(request: HttpRequest, cycle: TestCycle) -> list[MailReply]:
    """Replies by mail whose writer has not said yes to them: they are in no place of the cycle yet."""
    found = MailReply.objects.seen_by(person_of(request)).filter(ask__cycle=cycle, ask__answers=None)
    return list(found.filter(outcome=MailReply.Outcome.WAITS).select_related("ask__person"))


def _sent_again(request: HttpRequest, cycle: TestCycle) -> Ask | None:
    """The question a form is about that was sent before the page asked for something else."""
    about = request.POST.get("about", "")
    return asked_before(cycle, person_of(request), timezone.localdate(), about) if about else None


def _stored(request: HttpRequest, form: MinuteForm, ask: Ask, *, behalf: bool) -> bool:
    hand = Hand(person_of(request), Answer.Way.PAGE, on_behalf=behalf)
    try:
        answer(ask, form.said(), hand, client_key=form.key())
    except OutOfOrder as problem:
        form.add_error(None, str(problem))
    except NumberRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except ChangedMeanwhile:
        form.add_error(None, MEANWHILE)
    else:
        messages.success(request, "It is kept, in its place in the cycle.")
    return not form.errors
