"""Taking part from a phone: by a short code, without an account. A code opens its own room and nothing else.

Wrong codes are counted by address; who is already in is known by a cookie of this room and is never refused.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from uuid import uuid4

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from network.lib.show import show
from network.rooms import people_actions, room_page, vote_actions
from network.rooms.actions import NotRunning
from network.rooms.board import board_of, without_notes
from network.rooms.codes import give_cookie, typed_code
from network.rooms.forms import BallotForm
from network.rooms.join_forms import CodeForm, JoinForm
from network.rooms.joining import Holder, holder_of, names_to_choose, open_room, place_of, vote_in
from network.rooms.live import answer_live
from network.rooms.models import Room

PAGE, JOIN, ENTER = (f"network/rooms/{name}.html" for name in ("phone", "join", "enter"))


def _open(request: HttpRequest, code: str) -> tuple[Room, Holder | None] | HttpResponse:
    """The room of a code and who holds the device, or the answer for a wrong code.

    Wrong codes are counted; past the limit even a right one opens nothing, except to who is inside already.
    """
    room = open_room(typed_code(code))
    holder = holder_of(request, room.meeting) if room else None
    if room is not None and holder is not None:
        return room, holder
    if not _count_try(request, dry_run=True):
        refused: HttpResponse = ratelimit.respond_429(request)
        return refused
    if room is not None:
        return room, None
    _count_try(request)
    return show(request, ENTER, {"form": CodeForm(), "ended": True}, status=404)


def _count_try(request: HttpRequest, *, dry_run: bool = False) -> bool:
    """Count a wrong code by its address, or with `dry_run` only ask; False when there were too many.

    The limiter's public door counts no GET; here a GET is a try.
    """
    used = ratelimit.consume(request, app="allauth.account", action="room_code", limit_get=True, dry_run=dry_run)
    return used is not None


def in_room(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For what only somebody inside may do: the view gets the room and who holds the device; others are asked in."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        opened = _open(request, code)
        if isinstance(opened, HttpResponse):
            return opened
        room, holder = opened
        if holder is None:
            return redirect("rooms:phone", room.code)
        return view(request, room, holder, **kwargs)

    return guarded


@login_not_required
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opened = _open(request, form.cleaned_data["code"])
        return opened if isinstance(opened, HttpResponse) else redirect("rooms:phone", opened[0].code)
    return show(request, ENTER, {"form": form})


@login_not_required
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """What is happening now, the open question, and "I am here"; a stranger is asked who they are."""
    opened = _open(request, code)
    if isinstance(opened, HttpResponse):
        return opened
    room, holder = opened
    if code != room.code:
        return redirect("rooms:phone", room.code)  # typed in small letters: the cookie knows one spelling
    if holder is None:
        form = JoinForm(names=names_to_choose(room.meeting))
        return show(request, JOIN, {"meeting": room.meeting, "form": form, "code": room.code})
    context, etag = _now(room, holder)
    return answer_live(request, PAGE, context, etag=etag)


@login_not_required
@require_POST
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Say who you are: one of the invited, or a guest. The phone is known from now on, in this room."""
    opened = _open(request, code)
    if isinstance(opened, HttpResponse):
        return opened
    room, _ = opened
    form = JoinForm(request.POST, names=names_to_choose(room.meeting))
    if form.is_valid():
        try:
            participant = people_actions.join_room(room, form.joiner(), client_key=form.cleaned_data["client_key"])
        except people_actions.NameTaken:
            form.add_error("who", "Somebody has just joined under this name. Is it you? Tell the facilitator.")
        except people_actions.RoomClosed:  # in this very moment: the page says so
            return redirect("rooms:phone", code)
        else:
            response = redirect("rooms:phone", room.code)
            give_cookie(response, room, participant)
            return response
    return show(request, JOIN, {"meeting": room.meeting, "form": form, "code": room.code})


@login_not_required
@require_POST
@in_room
def phone_here(request: HttpRequest, room: Room, holder: Holder) -> HttpResponse:
    attendance = request.POST.get("attendance", "")
    if attendance in people_actions.HERE:
        people_actions.check_in(place_of(holder, room.meeting), attendance)
    return redirect("rooms:phone", room.code)


@login_not_required
@require_POST
@in_room
def phone_ballot(request: HttpRequest, room: Room, holder: Holder, *, pk: int) -> HttpResponse:
    """Answer the open question; sent again, the newest answer counts."""
    vote = vote_in(room.meeting, pk)
    if vote is None:
        return redirect("rooms:phone", room.code)
    form = BallotForm(request.POST, vote=vote)
    if not form.is_valid():
        context, _ = _now(room, holder)
        return show(request, PAGE, {**context, "ballot_form": form}, status=422)
    with suppress(vote_actions.VoteClosed, NotRunning):  # the page says what became of it
        vote_actions.cast_ballot(vote, place_of(holder, room.meeting), form.said())
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("rooms:phone", room.code)
    context, _ = _now(room, holder_of(request, room.meeting) or holder)
    response = show(request, PAGE, context, fragment="live")
    response["X-Next-Key"] = str(uuid4())
    return response


def _now(room: Room, holder: Holder) -> tuple[dict[str, Any], str]:
    """What a phone shows, and a name for it that changes only when the phone must be told."""
    now = timezone.now()
    board = without_notes(board_of(room.meeting, now))
    form, kept = room_page.ballot_form(room.meeting, board, holder)
    context = {
        "meeting": room.meeting,
        "code": room.code,
        "board": board,
        "now": now,
        "holder": holder,
        "ballot_form": form,
        "kept": kept,
    }
    return context, board.etag("phone", holder.name, holder.attendance, kept)
