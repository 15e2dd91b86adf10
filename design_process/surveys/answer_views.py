"""The pages of those who answer: no sign-in, no name, one device for a whole class if need be."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from design_process.surveys.forms import SurveyAnswerForm
from design_process.surveys.links import round_with
from design_process.surveys.models import SurveyRound
from network.lib.show import show
from network.questionnaires.actions import answer_openly
from network.questionnaires.answer_views import for_respondents

GONE, NOT_FOUND = 410, 404


@for_respondents
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The statements, as one of the class sees them. Sent twice by the same form, they are stored once."""
    if request.method == "POST" and not ratelimit.consume(request, action="answer_openly"):
        return ratelimit.respond_429(request)
    asked = round_with(code)
    if asked is None:
        return show(request, "design_process/surveys/closed.html", status=NOT_FOUND)
    if not asked.wave.is_open(timezone.now()):
        return _closed(request, asked)
    data = request.POST if request.method == "POST" else None
    form = SurveyAnswerForm(data, questions=list(asked.wave.version.questions.all()))
    if request.method == "POST" and form.is_valid():
        stored = answer_openly(asked.wave, form.given(), client_key=form.cleaned_data["client_key"])
        return redirect("surveys:thanks", asked.wave.code) if stored else _closed(request, asked)
    return show(request, "design_process/surveys/answer.html", {"form": form, "survey": asked.survey})


@for_respondents
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    """Says nothing about what was sent, and hands the device on to whoever is next."""
    asked = round_with(code)
    if asked is None:
        return show(request, "design_process/surveys/closed.html", status=NOT_FOUND)
    context = {"survey": asked.survey, "code": asked.wave.code, "is_open": asked.wave.is_open(timezone.now())}
    return show(request, "design_process/surveys/thanks.html", context)


def _closed(request: HttpRequest, asked: SurveyRound) -> HttpResponse:
    return show(request, "design_process/surveys/closed.html", {"survey": asked.survey}, status=GONE)
