"""Who is here: checking in from one's own page, answering a vote there, and the facilitator's list."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from network.lib.show import show
from network.meetings.guests import guests_of
from network.meetings.models import Invitee, Meeting
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of
from network.rooms import people_actions, room_page, vote_actions
from network.rooms.actions import NotRunning
from network.rooms.board import here
from network.rooms.forms import BallotForm
from network.rooms.join_forms import AttendanceForm
from network.rooms.models import Participant, Vote


@require_POST
def i_am_here(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    attendance = request.POST.get("attendance", "")
    if meeting.state == Meeting.State.RUNNING and attendance in people_actions.HERE:
        people_actions.check_in(people_actions.take_place(meeting, person_of(request)), attendance)
    return _back(request, meeting)


@require_POST
def own_ballot(request: HttpRequest, pk: int, vote: int) -> HttpResponse:
    """One's own answer to the open question, from the page of the room."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    asked = fetch(request, Vote.objects.filter(meeting=meeting), vote, Can.TAKE_PART)
    form = BallotForm(request.POST, vote=asked)
    if not form.is_valid():
        context = {**room_page.build(request, meeting).context, "ballot_form": form}
        return show(request, "network/rooms/room.html", context, status=422)
    try:
        if meeting.state != Meeting.State.RUNNING:
            raise NotRunning
        vote_actions.cast_ballot(asked, people_actions.take_place(meeting, person_of(request)), form.said())
    except (vote_actions.VoteClosed, NotRunning):
        messages.info(request, "The question was closed before your answer came.")
    return _back(request, meeting)


def people(request: HttpRequest, pk: int) -> HttpResponse:
    """The list: who is there, who is not and why. Saved rows are those that were changed here, no others."""
    meeting = fetch(request, Meeting, pk, Can.RUN_MEETING)
    invitees = Invitee.objects.seen_by(request.user).filter(meeting=meeting, withdrawn_at=None).select_related("person")
    form = AttendanceForm(request.POST or None, invitees=invitees)
    if request.method == "POST" and form.is_valid():
        people_actions.note_attendance(meeting, form.noted(), by=person_of(request))
        messages.success(request, "It is noted.")
        return redirect("rooms:people", pk)
    joined = Participant.objects.seen_by(request.user).filter(meeting=meeting)
    invited = {row.person_id for row in form.invitees}
    context = {
        "meeting": meeting,
        "form": form,
        "here": here(meeting),
        **_from_outside(meeting, [row for row in joined.exclude(attendance="") if row.person_id not in invited]),
        "phones": list(joined.exclude(claimed_at=None)),
    }
    return show(request, "network/rooms/people.html", context)


def _from_outside(meeting: Meeting, others: list[Participant]) -> dict[str, Any]:
    """Guests of the meeting, each with the row that says they are there; and whoever else is there uninvited.

    A guest is known by what the hub noted, or by the name under which a phone joined.
    """
    by_key = {row.client_key: row for row in others}
    by_name = {row.name.casefold(): row for row in others if row.person_id is None}
    guests = [(one, by_key.get(one.key) or by_name.get(one.name.casefold())) for one in guests_of(meeting)]
    known = {row.pk for _, row in guests if row is not None}
    return {"guests": guests, "others": [row for row in others if row.pk not in known]}


@require_POST
def guest_here(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a guest is there, by the name of their pass, or take it back."""
    meeting = fetch(request, Meeting, pk, Can.RUN_MEETING)
    guest = next((one for one in guests_of(meeting) if str(one.key) == request.POST.get("guest")), None)
    attendance = request.POST.get("attendance", "")
    if guest is None or attendance not in ("", *people_actions.HERE):
        raise Http404
    people_actions.note_guest(meeting, guest, attendance)
    messages.success(
        request, f"{guest.name} is here." if attendance else f"{guest.name} is not noted as here any more."
    )
    return redirect("rooms:people", pk)


@require_POST
def free_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody join again from another phone."""
    participant = fetch(request, Participant.objects.select_related("meeting"), pk, Can.RUN_MEETING)
    people_actions.free_place(participant)
    messages.success(request, f"{participant.name} can join again. The phone they had is out.")
    return redirect("rooms:people", participant.meeting_id)


def _back(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("rooms:room", meeting.pk)
    response = show(request, "network/rooms/room.html", room_page.build(request, meeting).context, fragment="live")
    response["X-Next-Key"] = str(uuid4())
    return response
