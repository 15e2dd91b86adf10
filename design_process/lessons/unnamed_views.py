"""A lesson without names: offered by a facilitator, answered by the team, released, read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from design_process.cards.actions import ChangedMeanwhile
from design_process.lessons import actions
from design_process.lessons.forms import UnnamedForm
from design_process.lessons.models import Lesson, Thanks, UnnamedLesson
from design_process.lessons.views import NAMES, thanked
from network.lib.show import show
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write how a lesson would read without names, for the team to say yes or no to."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.EDIT_NETWORK)
    told = UnnamedLesson.objects.seen_by(request.user).filter(lesson=found).first()
    initial = {name: getattr(told or found, name) for name in actions.WORDS} | {"idea": told.idea if told else ""}
    form = UnnamedForm(request.POST or None, initial=initial)
    why_not = actions.why_not_unnamed(found)
    context = {"lesson": found, "form": form, "place": actions.place_of(found.member), "why_not": why_not}
    if request.method == "POST" and not why_not and form.is_valid():
        try:
            actions.offer_unnamed(found, form.words(), by=person_of(request))
        except actions.SaysWhere as problem:
            form.show_found(problem)
        else:
            messages.success(
                request, "The team finds it on the lesson's page, and says yes or no to exactly these words."
            )
            return redirect(found)
    status = 409 if why_not and request.method == "POST" else 200
    return show(request, "design_process/lessons/offer.html", context, status=status)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The team's yes to exactly these words, or its no; a yes can be taken back."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.RELEASE_WORK)
    told = UnnamedLesson.objects.seen_by(request.user).filter(lesson=found).first()
    if told is None:
        messages.error(request, "There is nothing to answer any more.")
    elif request.POST.get("answer") == "yes":
        try:
            actions.agree_unnamed(told, by=person_of(request), seen=request.POST.get("seen", ""))
            messages.success(
                request, "Your yes is kept. The facilitators may share exactly these words, without your name."
            )
        except ChangedMeanwhile:
            messages.error(request, "The words were changed since you read them. Read them again, please.")
    else:
        actions.refuse_unnamed(told, by=person_of(request))
        messages.success(request, "It is not shared without names, and nobody else reads it.")
    return redirect(found)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Share it with the network, on the team's yes."""
    found = fetch(request, Lesson.objects.select_related(*NAMES), pk, Can.EDIT_NETWORK)
    told = UnnamedLesson.objects.seen_by(request.user).filter(lesson=found).first()
    try:
        if told is None:
            raise actions.NotYet("There is nothing to share: the team said no, or it was not offered.")
        actions.release_unnamed(told, by=person_of(request))
        messages.success(request, "Everybody in the network can read it now, without the team's name.")
    except actions.NotYet as problem:
        messages.error(request, str(problem))
    return redirect(found)


def unnamed(request: HttpRequest, code: str) -> HttpResponse:
    """A lesson without names. Nothing here leads to its team, for whoever does not belong to it."""
    told = fetch(
        request, UnnamedLesson.objects.select_related("lesson", "phase", "network"), code, Can.SEE_NETWORK, field="code"
    )
    person = person_of(request)
    context = {
        "told": told,
        "mine": Thanks.objects.seen_by(person).filter(lesson=told.lesson_id, by=person).first(),
        "may_thank": bool(told.released_at and actions.thanking_member(told.lesson, person)),
    }
    return show(request, "design_process/lessons/unnamed.html", context)


@require_POST
def thank_unnamed(request: HttpRequest, code: str) -> HttpResponse:
    """Thank for a lesson without knowing whose it is."""
    rows = UnnamedLesson.objects.released().select_related("lesson__member__district", "lesson__network")
    told = fetch(request, rows, code, Can.SEE_NETWORK, field="code")
    return thanked(request, told.lesson, told.get_absolute_url())
