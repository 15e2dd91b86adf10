"""Pages of the hub: the questionnaires of a network, and writing one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network.lib.show import show
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of
from network.questionnaires import edit_actions as actions
from network.questionnaires.edit_forms import QuestionForm, SheetForm
from network.questionnaires.forms import AnswerForm
from network.questionnaires.models import Question, Questionnaire, Version, Wave


def questionnaires(request: HttpRequest, slug: str) -> HttpResponse:
    """What a network asks, and what it asked once."""
    network = fetch(request, Network, slug, Can.ASK_QUESTIONS, field="slug")
    rows = Questionnaire.objects.seen_by(request.user).filter(network=network)
    context = {
        "network": network,
        "in_use": list(rows.in_use().with_counts()),
        "archived": list(rows.exclude(archived_at=None).with_counts()),
    }
    return show(request, "network/questionnaires/questionnaires.html", context)


def new_questionnaire(request: HttpRequest, slug: str) -> HttpResponse:
    network = fetch(request, Network, slug, Can.ASK_QUESTIONS, field="slug")
    form = SheetForm(request.POST or None)
    if form.is_valid():
        made = actions.write_questionnaire(network, "", form.sheet(), by=person_of(request))
        return redirect("questionnaires:edit", made.pk)
    return show(request, "network/questionnaires/new.html", {"network": network, "form": form})


def questionnaire(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked now, the rounds so far, and how the questions changed."""
    found = _fetch(request, pk)
    versions = list(found.versions.prefetch_related("questions"))
    context = {
        "sheet": found,
        "asked": next((version for version in versions if version.published_at), None),
        "draft": next((version for version in versions if not version.published_at), None),
        "versions": [version for version in versions if version.published_at],
        "waves": list(Wave.objects.seen_by(request.user).filter(version__questionnaire=found).with_counts()[:50]),
    }
    return show(request, "network/questionnaires/questionnaire.html", context)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is called and what it promises, from the next round on."""
    found = _fetch(request, pk)
    form = SheetForm(request.POST or None, instance=found)
    if form.is_valid():
        archived = "archived" in request.POST
        actions.change_questionnaire(found, form.sheet(), by=person_of(request), archived=archived)
        messages.success(request, "It is saved. It holds for rounds that begin from now on.")
        return redirect("questionnaires:questionnaire", pk)
    return show(request, "network/questionnaires/change.html", {"sheet": found, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions as they would be asked next. The first change begins a draft."""
    found = _fetch(request, pk)
    shown = _newest(found)
    context = {
        "sheet": found,
        "version": shown,
        "questions": list(shown.questions.all()) if shown else [],
        "kinds": Question.Kind.choices,
    }
    return show(request, "network/questionnaires/edit.html", context)


def add_question(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = _fetch(request, pk)
    if kind not in Question.Kind.values:
        raise Http404
    form = QuestionForm(request.POST or None, kind=kind)
    if form.is_valid():
        actions.add_question(found, form.worded(), by=person_of(request))
        return redirect("questionnaires:edit", pk)
    context = {"sheet": found, "form": form, "kind": Question.Kind(kind).label}
    return show(request, "network/questionnaires/question.html", context)


def question(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Word a question anew."""
    found = _fetch(request, pk)
    asked = _question(found, key)
    form = QuestionForm(request.POST or None, kind=asked.kind, question=asked)
    if form.is_valid():
        actions.change_question(found, key, form.worded(), by=person_of(request))
        return redirect("questionnaires:edit", pk)
    context = {"sheet": found, "form": form, "question": asked, "kind": asked.get_kind_display()}
    return show(request, "network/questionnaires/question.html", context)


@require_POST
def move(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = _fetch(request, pk)
    steps = -1 if request.POST.get("to") == "up" else 1
    actions.move_question(found, _question(found, key).key, steps, by=person_of(request))
    return redirect("questionnaires:edit", pk)


@require_POST
def remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = _fetch(request, pk)
    actions.remove_question(found, _question(found, key).key, by=person_of(request))
    return redirect("questionnaires:edit", pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the draft from now on, or with `drop` forget it."""
    found = _fetch(request, pk)
    if "drop" in request.POST:
        actions.drop_draft(found)
        messages.success(request, "The draft is gone. The questions stand as they were.")
        return redirect("questionnaires:questionnaire", pk)
    try:
        actions.publish(found, by=person_of(request))
    except actions.Empty:
        messages.warning(request, "Add a question first.")
        return redirect("questionnaires:edit", pk)
    messages.success(request, "These questions are asked from now on. Rounds that run keep theirs.")
    return redirect("questionnaires:questionnaire", pk)


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as respondents see it; nothing can be sent."""
    found = _fetch(request, pk)
    version = _newest(found)
    form = AnswerForm(questions=list(version.questions.all()) if version else [])
    return show(request, "network/questionnaires/preview.html", {"sheet": found, "asked": form, "version": version})


def _fetch(request: HttpRequest, pk: int) -> Questionnaire:
    rows = Questionnaire.objects.select_related("network")
    found: Questionnaire = fetch(request, rows, pk, Can.ASK_QUESTIONS)
    return found


def _newest(found: Questionnaire) -> Version | None:
    version: Version | None = found.versions.order_by("-number").first()
    return version


def _question(found: Questionnaire, key: str) -> Question:
    version = _newest(found)
    asked: Question | None = version.questions.filter(key=key).first() if version else None
    if asked is None:
        raise Http404
    return asked
