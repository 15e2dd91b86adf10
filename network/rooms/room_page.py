"""What the runner shows to the person who looks: the room as it is, and what they may do in it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from network.meetings.carrying import row_of
from network.meetings.models import AgendaItem, Invitee, Meeting
from network.membership.roles import Can
from network.people.acting import person_of
from network.rooms.board import RoomBoard, board_of, sentence
from network.rooms.codes import qr_svg, room_address
from network.rooms.forms import BallotForm, CommitForm, DecideForm, NoteForm, VoteForm
from network.rooms.joining import Holder, ballot_of, person_in, vote_in
from network.rooms.models import Participant
from network.rooms.since import since_last_time

DUE_IN = timedelta(weeks=2)


@dataclass(frozen=True)
class RoomPage:
    context: dict[str, Any]
    etag: str


def build(request: HttpRequest, meeting: Meeting) -> RoomPage:
    """Everything the page prints, and a name for this state of it."""
    person, now = person_of(request), timezone.now()
    board = board_of(meeting, now)
    may_run = person.holdings.may(Can.RUN_MEETING, meeting)
    holder = person_in(person, meeting)
    ballot, kept = ballot_form(meeting, board, holder)
    words = sentence(board, now, meeting.time_zone)
    current = board.current.pk if board.current else None
    items = [(item.pk, item.title) for item in board.items]
    context = {
        "meeting": meeting,
        "board": board,
        "now": now,
        "sentence": words,
        "may_run": may_run,
        "may_write": meeting.state == Meeting.State.RUNNING,
        "holder": holder,
        "ballot_form": ballot,
        "kept": kept,
        "since": since_last_time(meeting) if not any(item.state == "done" for item in board.items) else None,
        "note_form": NoteForm(items=items, current=current, prefix="note"),
        "decide_form": DecideForm(items=items, current=current, prefix="decide"),
        "commit_form": _commit_form(meeting, items=items, current=current),
        "vote_form": VoteForm(),
        **door(board),
    }
    return RoomPage(context, board.etag("room", may_run, words, kept, holder.attendance))


def door(board: RoomBoard) -> dict[str, Any]:
    """The way in for phones, while there is one."""
    if not board.code:
        return {"address": "", "qr": ""}
    # Our own drawing of our own address: nothing in it was typed by anybody.
    return {"address": room_address(board.code), "qr": mark_safe(qr_svg(board.code))}  # noqa: S308  # nosec B308 B703


def ballot_form(meeting: Meeting, board: RoomBoard, holder: Holder | None) -> tuple[BallotForm | None, bool]:
    """The form of the open vote with what this person said before, and whether they said something."""
    shown = board.open_vote
    vote = vote_in(meeting, shown.pk) if shown and holder else None
    if vote is None or holder is None:
        return None, False
    ballot = ballot_of(holder, vote.pk)
    return BallotForm(vote=vote, said=ballot.said if ballot else None), ballot is not None


def may_still_write(request: HttpRequest, meeting: Meeting) -> bool:
    """Everybody writes while the meeting runs; after it is closed, whoever runs meetings corrects the minutes."""
    if meeting.state == Meeting.State.CLOSED:
        return person_of(request).holdings.may(Can.RUN_MEETING, meeting)
    return bool(meeting.state == Meeting.State.RUNNING)


def after_note(meeting: Meeting) -> str:
    """Where one goes on after changing a note."""
    if meeting.state == Meeting.State.CLOSED:
        return reverse("rooms:minutes", args=[meeting.pk])
    return reverse("rooms:room", args=[meeting.pk]) + "#notes"


def note_form(meeting: Meeting, data: Any) -> NoteForm:
    return NoteForm(data, items=_items(meeting), prefix="note")


def decide_form(meeting: Meeting, data: Any) -> DecideForm:
    return DecideForm(data, items=_items(meeting), prefix="decide")


def commit_form(meeting: Meeting, data: Any) -> CommitForm:
    return _commit_form(meeting, data, items=_items(meeting))


def _commit_form(
    meeting: Meeting, data: Any = None, *, items: list[tuple[int, str]], current: int | None = None
) -> CommitForm:
    return CommitForm(
        data, items=items, current=current, prefix="commit", people=people_of(meeting), due_on=due_on(meeting)
    )


def _items(meeting: Meeting) -> list[tuple[int, str]]:
    return list(AgendaItem.objects.filter(meeting=meeting).values_list("pk", "title"))


def people_of(meeting: Meeting) -> list[tuple[int, str]]:
    """Who may promise something: the invited and whoever else of the network joined, by name."""
    invited = Invitee.objects.filter(meeting=meeting, withdrawn_at=None).values_list("person_id", "person__name")
    joined = Participant.objects.filter(meeting=meeting, person__isnull=False).values_list("person_id", "person__name")
    return sorted(dict([*invited, *joined]).items(), key=lambda found: found[1])


def following(meeting: Meeting) -> Meeting | None:
    """The next meeting of the same row, where what was not reached goes."""
    ahead = row_of(meeting).standing().filter(starts_at__gt=meeting.starts_at)
    return ahead.exclude(state=Meeting.State.CLOSED).order_by("starts_at", "pk").first()


def due_on(meeting: Meeting) -> date:
    """By when, unless somebody says otherwise: the next meeting of the row, or two weeks from this one."""
    after = following(meeting)
    moment: datetime = after.starts_at if after else meeting.ends_at + DUE_IN
    return moment.astimezone(ZoneInfo(meeting.time_zone)).date()
