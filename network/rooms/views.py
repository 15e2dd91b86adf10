"""The runner: the page of a meeting that runs, its moves, notes, decisions, commitments and votes."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from network.lib.show import show
from network.meetings.agenda_actions import commit_to, decide
from network.meetings.models import AgendaItem, Meeting
from network.membership.access import fetch
from network.membership.roles import Can
from network.people.acting import person_of
from network.rooms import actions, room_page, vote_actions
from network.rooms.board import board_of
from network.rooms.forms import EditNoteForm, VoteForm
from network.rooms.live import answer_live
from network.rooms.models import Note, Vote

PAGE = "network/rooms/room.html"
MOVED_ON = "Somebody else was quicker: this is where the room is now."
NOT_RUNNING = "The meeting does not run, so nothing was changed."


def room(request: HttpRequest, pk: int) -> HttpResponse:
    """The page for the room. htmx asks for the parts that live, and gets 304 while nothing has changed."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    page = room_page.build(request, meeting)
    return answer_live(request, PAGE, page.context, etag=page.etag)


def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The wall: readable from the back of the room, without anything to press."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    now = timezone.now()
    board = board_of(meeting, now)
    context = {"meeting": meeting, "board": board, "now": now, **room_page.door(board)}
    return answer_live(request, "network/rooms/screen.html", context, etag=board.etag("screen"))


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = fetch(request, Meeting, pk, Can.RUN_MEETING)
    try:
        actions.start_meeting(meeting, by=person_of(request))
    except actions.NotRunning:
        messages.warning(request, "This meeting cannot be started: it is over, called off, or not confirmed yet.")
    return redirect("rooms:room", pk)


@require_POST
def drive(request: HttpRequest, pk: int) -> HttpResponse:
    """One move in the agenda: next, back, start, pause, park, unpark, more."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    verb, seen, item = (request.POST.get(name, "") for name in ("verb", "seen", "item"))
    if verb not in actions.MOVES:
        raise Http404
    move = actions.Move(verb, _number(seen), _number(item))
    try:
        moved = actions.drive(meeting, move, by=person_of(request))
    except actions.NotRunning:
        messages.warning(request, NOT_RUNNING)
    else:
        if not moved and not request.htmx:  # type: ignore[attr-defined]
            messages.info(request, MOVED_ON)
    return _back(request, meeting)


@require_POST
def add_note(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    form = room_page.note_form(meeting, request.POST)
    if not room_page.may_still_write(request, meeting):
        form.add_error(None, NOT_RUNNING)
    if not form.is_valid():
        return _again(request, meeting, note_form=form)
    said = form.cleaned_data
    written = actions.Written(said["text"], said["item"])
    actions.add_note(meeting, written, by=person_of(request), client_key=said["client_key"])
    return _back(request, meeting, "#notes")


def note(request: HttpRequest, pk: int) -> HttpResponse:
    """One note, to change it. Changed by somebody else meanwhile: both versions, and what was typed is kept."""
    found = fetch(request, Note.objects.select_related("meeting__network", "changed_by"), pk, Can.TAKE_PART)
    if not room_page.may_still_write(request, found.meeting):
        return redirect(room_page.after_note(found.meeting))
    form = EditNoteForm(request.POST or None, initial={"text": found.text, "seen": found.version})
    theirs = None
    if request.method == "POST" and form.is_valid():
        theirs = _keep(request, found, form)
        if theirs is None:
            return redirect(room_page.after_note(found.meeting))
        form.data = {**request.POST.dict(), "seen": theirs.version}
    elif request.method != "POST" and found.struck_at:
        raise Http404
    context = {"note": found, "meeting": found.meeting, "form": form, "theirs": theirs}
    return show(request, "network/rooms/note.html", context, status=409 if theirs else 200)


def _keep(request: HttpRequest, found: Note, form: EditNoteForm) -> Note | None:
    """Keep what was typed: as the note, or with `both` as one beside it. The note as it stands, if it has changed."""
    said, by = form.cleaned_data, person_of(request)
    if "both" in request.POST and said["text"]:
        written = actions.Written(said["text"], found.item_id)
        actions.add_note(found.meeting, written, by=by, client_key=said["client_key"] or uuid4())
        return None
    try:
        actions.edit_note(found, said["text"], by=by, seen=said["seen"])
    except actions.NoteChanged as changed:
        return changed.note
    return None


@require_POST
def add_decision(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    form = room_page.decide_form(meeting, request.POST)
    if not room_page.may_still_write(request, meeting):
        form.add_error(None, NOT_RUNNING)
    if not form.is_valid():
        return _again(request, meeting, decide_form=form)
    said = form.cleaned_data
    decide(
        meeting,
        said["words"],
        by=person_of(request),
        item=AgendaItem.objects.seen_by(request.user).filter(meeting=meeting, pk=said["item"]).first(),
        because=said["because"],
        client_key=said["client_key"],
    )
    return _back(request, meeting, "#decisions")


@require_POST
def add_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.TAKE_PART)
    form = room_page.commit_form(meeting, request.POST)
    if not room_page.may_still_write(request, meeting):
        form.add_error(None, NOT_RUNNING)
    if not form.is_valid():
        return _again(request, meeting, commit_form=form)
    said = form.cleaned_data
    commit_to(
        meeting,
        who_id=said["who"],
        what=said["what"],
        due_on=said["due_on"],
        by=person_of(request),
        item=AgendaItem.objects.seen_by(request.user).filter(meeting=meeting, pk=said["item"]).first(),
        client_key=said["client_key"],
    )
    return _back(request, meeting, "#decisions")


@require_POST
def ask_room(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a vote or a round of silent writing."""
    meeting = fetch(request, Meeting.objects.select_related("network"), pk, Can.RUN_MEETING)
    form = VoteForm(request.POST)
    if not form.is_valid():
        return _again(request, meeting, vote_form=form)
    running = AgendaItem.objects.seen_by(request.user).filter(meeting=meeting, state=AgendaItem.State.RUNNING).first()
    asked = form.asked(running.pk if running else None)
    try:
        vote_actions.open_vote(meeting, asked, by=person_of(request), client_key=form.cleaned_data["client_key"])
    except vote_actions.VoteOpen as other:
        form.add_error(None, f"“{other.vote}” is still open. Close it first.")
    except actions.NotRunning:
        form.add_error(None, NOT_RUNNING)
    return _again(request, meeting, vote_form=form) if form.errors else _back(request, meeting, "#now")


@require_POST
def close_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a vote and show what was said; with `again`, ask the same once more."""
    vote = fetch(request, Vote.objects.select_related("meeting__network"), pk, Can.RUN_MEETING)
    if "again" not in request.POST:
        vote_actions.close_vote(vote)
        return _back(request, vote.meeting, "#now")
    try:
        vote_actions.ask_again(vote, by=person_of(request))
    except (vote_actions.VoteOpen, actions.NotRunning):
        messages.info(request, "Another question is open, or the meeting is over.")
    return _back(request, vote.meeting, "#now")


def _again(request: HttpRequest, meeting: Meeting, **bound: object) -> HttpResponse:
    """The whole page with a form that needs another look; everything typed is kept."""
    if meeting.state == Meeting.State.CLOSED:
        bound["may_write"] = True
    return show(request, PAGE, {**room_page.build(request, meeting).context, **bound}, status=422)


def _back(request: HttpRequest, meeting: Meeting, part: str = "") -> HttpResponse:
    """To the page again; htmx gets the parts that live at once, and a key for its next form."""
    if meeting.state == Meeting.State.CLOSED:
        return redirect("rooms:correct", meeting.pk)
    if not request.htmx:  # type: ignore[attr-defined]
        response: HttpResponse = redirect("rooms:room", meeting.pk)
        response["Location"] += part
        return response
    meeting.refresh_from_db(fields=["state"])
    page = room_page.build(request, meeting)
    response = show(request, PAGE, page.context, fragment="live")
    response["X-Next-Key"] = str(uuid4())
    return response


def _number(text: str) -> int | None:
    """The id that a form sent, or None for anything else."""
    return int(text) if text.isdecimal() and len(text) < 19 else None
