"""Closing a meeting, and its minutes: read, printed, corrected."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network.lib.show import show
from network.meetings.models import AgendaItem, Commitment, Decision, Meeting
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of
from network.rooms import closing_actions, room_page
from network.rooms.actions import NotRunning
from network.rooms.board import here
from network.rooms.forms import NoteForm
from network.rooms.models import Minutes, Note
from network.rooms.record import frozen_clock, record_of


class CorrectForm(forms.Form):
    """Which version was read, and what is different now."""

    why = forms.CharField(label="What is corrected?", max_length=300, help_text="It stands above the minutes.")
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still open, one button, and everybody has the minutes."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    if request.method == "POST":
        try:
            minutes = closing_actions.close_meeting(meeting, by=person_of(request))
        except NotRunning:
            messages.warning(request, "There is nothing to close: the meeting has not begun, or was called off.")
            return redirect("rooms:room", pk)
        readers = len(closing_actions.readers_of(minutes.meeting))
        messages.success(request, f"The meeting is closed. The minutes are on their way to {readers} people.")
        return redirect("rooms:minutes", pk)
    items = AgendaItem.objects.seen_by(request.user).filter(meeting=meeting, state__in=["planned", "unheard"])
    items = items.without_frame()
    context = {
        "meeting": meeting,
        "left": list(items),
        "here": here(meeting),
        "decisions": list(Decision.objects.seen_by(request.user).filter(meeting=meeting)),
        "commitments": list(Commitment.objects.seen_by(request.user).filter(meeting=meeting).select_related("who")),
        "readers": len(closing_actions.readers_of(meeting)),
        "following": room_page.following(meeting),
    }
    return show(request, "network/rooms/close.html", context)


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as they were frozen last; before the meeting is closed, what is written so far."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.SEE_MEETING)
    frozen = Minutes.objects.seen_by(request.user).filter(meeting=meeting).select_related("by").first()
    person = person_of(request)
    own = Commitment.objects.seen_by(person).filter(meeting=meeting, who=person)
    context = {
        "meeting": meeting,
        "frozen": frozen,
        "frozen_at": frozen_clock(frozen.frozen_at, meeting.time_zone) if frozen else "",
        "minutes": frozen.data if frozen else record_of(meeting),
        "own": [row for row in own if row.state != Commitment.State.DONE],
        "may_run": person.holdings.may(Can.RUN_MEETING, meeting),
    }
    return show(request, "network/rooms/minutes.html", context)


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the minutes: notes, decisions, commitments, who was there; then freeze them anew."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    last = Minutes.objects.seen_by(request.user).filter(meeting=meeting).first()
    form = CorrectForm(request.POST or None, initial={"seen": last.version if last else 0})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = closing_actions.correct_minutes(meeting, said["why"], by=person_of(request), seen=said["seen"])
        except NotRunning:
            messages.warning(request, "Close the meeting first: until then everybody can change the notes.")
            return redirect("rooms:room", pk)
        messages.success(request, f"Version {made.version} is kept. Send it when you want people to know.")
        return redirect("rooms:minutes", pk)
    return show(request, "network/rooms/correct.html", {**_correcting(request, meeting), "form": form})


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail a corrected version, once."""
    found = fetch(request, Minutes.objects.select_related("meeting"), pk, Can.RUN_MEETING)
    if closing_actions.send_minutes(found, by=person_of(request)):
        messages.success(request, "The corrected minutes are on their way.")
    return redirect("rooms:minutes", found.meeting_id)


def _correcting(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    notes = Note.objects.seen_by(request.user).filter(meeting=meeting).standing()
    items = list(AgendaItem.objects.seen_by(request.user).filter(meeting=meeting).values_list("pk", "title"))
    return {
        "meeting": meeting,
        "notes": list(notes.select_related("item", "by")),
        "note_form": NoteForm(items=items, prefix="note"),
        "decide_form": room_page.decide_form(meeting, None),
        "commit_form": room_page.commit_form(meeting, None),
        "here": here(meeting),
    }
