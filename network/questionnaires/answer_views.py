"""The pages of those who answer: no sign-in, no script needed, nothing about anybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from network.lib.show import show
from network.questionnaires.actions import answer_by_link, answer_openly
from network.questionnaires.forms import AnswerForm
from network.questionnaires.links import read_token, wave_with
from network.questionnaires.models import Wave

View = Callable[..., HttpResponse]
GONE, NOT_FOUND = 410, 404


def for_respondents(view: View) -> View:
    """Open to whoever has the address; kept out of search engines and caches."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        # A page that kept its referrer to itself would have its form refused as one of no known origin; it asks
        # for nothing of other sites, so within the site nobody else learns the address.
        response["Referrer-Policy"] = "same-origin"
        return response

    return login_not_required(never_cache(shown))


@for_respondents
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own form. What they send is theirs to send once."""
    receipt = read_token(token)
    if receipt is None:
        return _instead(request, "broken", status=NOT_FOUND)
    if receipt.answered_on is not None:
        return _instead(request, "answered", receipt.wave)
    form, refused = _form(request, receipt.wave)
    if form is None:
        return refused
    if request.method == "POST" and form.is_valid():
        answer_by_link(receipt, form.given())
        receipt.refresh_from_db(fields=["answered_on"])
        return (
            redirect("questionnaires:thanks")
            if receipt.answered_on
            else _instead(request, "over", receipt.wave, status=GONE)
        )
    return _ask(request, form, receipt.wave)


@for_respondents
def answer_open(request: HttpRequest, code: str) -> HttpResponse:
    """The form of whoever has the code: from a poster, a screen, a letter home."""
    if request.method == "POST" and not ratelimit.consume(request, action="answer_openly"):
        return ratelimit.respond_429(request)
    wave = wave_with(code)
    if wave is None:
        return _instead(request, "broken", status=NOT_FOUND)
    form, refused = _form(request, wave)
    if form is None:
        return refused
    if request.method == "POST" and form.is_valid():
        stored = answer_openly(wave, form.given(), client_key=form.cleaned_data["client_key"])
        return redirect("questionnaires:thanks") if stored else _instead(request, "over", wave, status=GONE)
    return _ask(request, form, wave)


@for_respondents
def thanks(request: HttpRequest) -> HttpResponse:
    """The same for everybody: it says nothing about who came here or what they sent."""
    return show(request, "network/questionnaires/thanks.html")


def _form(request: HttpRequest, wave: Wave) -> tuple[AnswerForm | None, HttpResponse]:
    """The form of a wave, or instead of it the page that says why there is none."""
    now = timezone.now()
    if not wave.is_open(now):
        why = "over" if wave.is_over(now) else "early"
        return None, _instead(request, why, wave, status=GONE if why == "over" else 200)
    data = request.POST if request.method == "POST" else None
    return AnswerForm(data, questions=list(wave.version.questions.all())), HttpResponse()


def _ask(request: HttpRequest, form: AnswerForm, wave: Wave) -> HttpResponse:
    context = {"form": form, "wave": wave, "sheet": wave.version.questionnaire}
    return show(request, "network/questionnaires/answer.html", context)


def _instead(request: HttpRequest, why: str, wave: Wave | None = None, *, status: int = 200) -> HttpResponse:
    return show(request, "network/questionnaires/instead.html", {"why": why, "wave": wave}, status=status)
