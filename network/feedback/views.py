"""Pages of feedback: one meeting's, a network's over its meetings, and what was promised because of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from network.feedback import actions
from network.feedback.board import MeetingBoard, meeting_board, row_board
from network.feedback.forms import PromiseForm
from network.feedback.models import MeetingFeedback, Promise
from network.feedback.statements import DELTA, KEY
from network.lib.show import show
from network.meetings.models import Meeting
from network.membership.access import fetch
from network.membership.models import Network
from network.membership.roles import Can
from network.people.acting import person_of
from network.questionnaires.actions import close_wave
from network.questionnaires.models import Questionnaire

MEETINGS_READ = 60


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """What people said about one meeting, and what became of it. The hub also sees who has not answered."""
    found = fetch(request, Meeting.objects.select_related("network"), pk, Can.SEE_FEEDBACK)
    now = timezone.now()
    person = person_of(request)
    runs = person.holdings.may(Can.RUN_MEETING, found)
    asked = MeetingFeedback.objects.seen_by(person).filter(meeting=found)
    feedback = asked.select_related("wave__version", "meeting").first()
    context = {
        "meeting": found,
        "feedback": feedback,
        "board": meeting_board(feedback, now) if feedback else None,
        "promises": list(found.promises.all()),
        "waiting": list(feedback.wave.receipts.waiting().select_related("person")) if feedback and runs else [],
        "may_run": runs,
        "is_past": found.starts_at <= now,
    }
    return show(request, "network/feedback/meeting.html", context)


def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Averages over a network's meetings, and what was done because of them."""
    found = fetch(request, Network, slug, Can.SEE_FEEDBACK, field="slug")
    now = timezone.now()
    person = person_of(request)
    seen = Meeting.objects.seen_by(person).filter(network=found, scope="", feedback__isnull=False)
    meetings = list(seen.past(now)[:MEETINGS_READ])
    asks = person.holdings.may(Can.ASK_QUESTIONS, found)
    promises = Promise.objects.seen_by(person).filter(network=found, meeting__scope="").select_related("meeting")
    context = {
        "network": found,
        "board": row_board(meetings, now),
        "promises": list(promises.order_by("-meeting__starts_at", "at")[:20]),
        "sheet": Questionnaire.objects.seen_by(person).filter(network=found, key=KEY).first() if asks else None,
    }
    return show(request, "network/feedback/network.html", context)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask everybody who was there, each by a letter of their own."""
    found = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    feedback = actions.open_feedback(found, by=person_of(request), tell=True)
    if feedback.wave.receipts.exists():
        messages.success(request, "Everybody who was there gets a letter with a link of their own.")
    else:
        messages.warning(request, "Nobody is noted as having been there yet. Note who came, then ask again.")
    return redirect("feedback:meeting", found.pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the feedback of a meeting now, so that what was said is shown."""
    found = fetch(request, Meeting, pk, Can.RUN_MEETING)
    feedback = MeetingFeedback.objects.seen_by(request.user).filter(meeting=found).select_related("wave").first()
    if feedback is not None and close_wave(feedback.wave, by=person_of(request)):
        messages.success(request, "It is closed. No more answers come in.")
    return redirect("feedback:meeting", found.pk)


def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up something that was said; `?from=2` begins with the third thing to change."""
    found = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    form = PromiseForm(request.POST or None, heard=_heard(request, found))
    if form.is_valid():
        said = form.cleaned_data
        made = actions.promise(found, said["heard"], by=person_of(request), client_key=said["client_key"])
        actions.keep_promise(made, said["did"], by=person_of(request), done=said["done"])
        messages.success(request, "It is taken up. The next meeting opens with it.")
        return redirect("feedback:meeting", found.pk)
    return show(request, "network/feedback/promise.html", {"meeting": found, "form": form})


def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was done about something that was taken up."""
    made = fetch(request, Promise.objects.select_related("meeting"), pk, Can.RUN_MEETING)
    form = PromiseForm(request.POST or None, made=made)
    if form.is_valid():
        said = form.cleaned_data
        actions.reword(made, said["heard"])
        actions.keep_promise(made, said["did"], by=person_of(request), done=said["done"])
        messages.success(request, "It is saved.")
        return redirect("feedback:meeting", made.meeting_id)
    return show(request, "network/feedback/promise.html", {"meeting": made.meeting, "made": made, "form": form})


def _heard(request: HttpRequest, found: Meeting) -> str:
    """The words to begin with, where they may be shown."""
    place = request.GET.get("from", "")
    feedback = MeetingFeedback.objects.seen_by(request.user).filter(meeting=found).select_related("wave").first()
    if feedback is None or not (place.isdecimal() and len(place) < 5):
        return ""
    board: MeetingBoard = meeting_board(feedback, timezone.now())
    said = board.results.of(DELTA)
    texts = said.found if said is not None and isinstance(said.found, tuple) else ()
    return texts[int(place)][:300] if int(place) < len(texts) else ""
