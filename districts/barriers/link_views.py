"""Answering a barrier from a letter: no sign-in, no menu, one question."""

from zoneinfo import ZoneInfo

import pghistory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from districts.barriers import actions
from districts.barriers.answering import answers_open_to, quick_days
from districts.barriers.forms import AnswerForm, answer_forms
from districts.barriers.links import Link, Standing, read_link
from districts.barriers.models import Barrier
from network.lib.personal_link import personal_link
from network.lib.show import show
from network.people.models import Person

STATUS = {Standing.BROKEN: 404}  # every other link that is over: 410


@personal_link
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer one barrier, and answer it again while the link lasts. Looking changes nothing."""
    link = read_link(token)
    zone = (link.person.time_zone if link.person else "") or (link.barrier.network.time_zone if link.barrier else "")
    with timezone.override(ZoneInfo(zone) if zone else None):
        return _answer(request, link)


def _answer(request: HttpRequest, link: Link) -> HttpResponse:
    barrier, person = link.barrier, link.person
    if barrier is None or person is None:
        status = STATUS.get(link.standing, 410)
        return show(request, "districts/barriers/link_ended.html", {"why": link.standing.value}, status=status)
    today = timezone.localdate()
    kinds = answers_open_to(person.holdings, barrier)
    sent = request.POST if request.method == "POST" and request.POST.get("kind") in kinds else None
    forms, form = answer_forms(barrier, kinds, today, sent)
    if form is not None and form.is_valid() and _stored(form, barrier, person):
        return redirect(f"{request.path}?kept")
    context = {
        "barrier": barrier,
        "person": person,
        "form": form,
        "forms": forms,
        "kept": "kept" in request.GET and form is None,
        "chosen": request.GET.get("answer", ""),
        "may_answer": len(kinds) > 1,
        "quick_days": quick_days(today),
        "today": today,
    }
    return show(request, "districts/barriers/by_link.html", context)


def _stored(form: AnswerForm, barrier: Barrier, person: Person) -> bool:
    """Keep the answer as the person the link belongs to; otherwise say what is wrong."""
    try:
        with pghistory.context(user=person.pk):
            actions.give_answer(barrier, form.answered(), by=person)
    except (actions.AlreadyClosed, actions.NotClosed):
        form.add_error(None, "Somebody was faster. Open the link again to see how it stands.")
    return not form.errors
