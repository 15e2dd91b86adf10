"""Saying whether one's district is still in, from a letter or from the home: one question, no menu."""

from zoneinfo import ZoneInfo

import pghistory
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from districts.pulse.actions import NotAsked, answer_pulse
from districts.pulse.forms import PulseForm
from districts.pulse.links import Link, Standing, read_link
from districts.pulse.models import CommitmentPulse
from network.lib.going_back import FIELD, go_back
from network.lib.personal_link import personal_link
from network.lib.show import show


@personal_link
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer, and answer otherwise while the link lasts. Looking changes nothing."""
    link = read_link(token)
    if link.pulse is None:
        return _over(request, link)
    with timezone.override(ZoneInfo(link.pulse.person.time_zone or link.pulse.network.time_zone)):
        return _answer(request, link.pulse)


def _over(request: HttpRequest, link: Link) -> HttpResponse:
    status = 404 if link.standing == Standing.BROKEN else 410
    return show(request, "districts/pulse/link_ended.html", {"why": link.standing.value}, status=status)


def _answer(request: HttpRequest, pulse: CommitmentPulse) -> HttpResponse:
    form = PulseForm(request.POST if request.method == "POST" else None, initial=_given(pulse))
    if form.is_valid():
        try:
            with pghistory.context(user=pulse.person_id):
                answer_pulse(pulse, form.cleaned_data["answer"], form.cleaned_data["words"])
        except NotAsked:
            return _over(request, Link(Standing.RESTING))
        if FIELD in request.POST:
            messages.success(request, "Thank you. The hub alone reads what you said.")
        return go_back(request, f"{request.path}?kept")
    context = {"pulse": pulse, "form": form, "kept": "kept" in request.GET and not form.is_bound}
    return show(request, "districts/pulse/by_link.html", context)


def _given(pulse: CommitmentPulse) -> dict[str, str]:
    return {"answer": pulse.answer, "words": pulse.words}
