"""The short code that opens a room, and the cookie that says who holds a phone. No rows are written here."""

import secrets
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.rooms.models import Participant, Room

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0, 1: read from a wall, typed with a thumb
LENGTH = 6  # 31⁶ is 887 million: with the limit on wrong codes not found by trying
COOKIE = "room"
COOKIE_SECONDS = 18 * 60 * 60


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """A code as it was meant: without spaces and dashes, in capitals."""
    return "".join(letter for letter in text.upper() if letter.isalnum())[:LENGTH]


def room_address(code: str) -> str:
    """The whole address a phone opens."""
    return absolute(reverse("rooms:phone", args=[code]))


def qr_svg(code: str) -> str:
    """A QR code of the room's address, as SVG without styles. Dark on light, whatever the page's theme."""
    return str(segno.make(room_address(code), micro=False, error="m").svg_inline(border=2, light="#fff", omitsize=True))


def give_cookie(response: HttpResponse, room: Room, participant: Participant) -> None:
    """Let this phone be `participant`: in this room only, and for nothing but checking in, voting and writing."""
    token = sign("room", meeting=room.meeting_id, participant=participant.pk, round=participant.round)
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path=reverse("rooms:phone", args=[room.code]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def cookie_of(request: HttpRequest) -> dict[str, Any] | None:
    """What a room's cookie names (meeting, participant, round), or None."""
    return unsign("room", request.COOKIES.get(COOKIE, ""))
