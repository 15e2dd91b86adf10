"""What the room offers to meetings: the ways into it and to the minutes, and the names of its protocols."""

from typing import Any

from django.urls import reverse

from network.meetings.models import Meeting
from network.meetings.protocols import name_protocols
from network.meetings.ways import Way, offer_way
from network.membership.roles import Can
from network.rooms.protocols import PROTOCOLS

State = Meeting.State


def way_in(meeting: Meeting, person: Any) -> Way | None:
    """Into the room while it is open; before that for whoever starts it; afterwards to the minutes."""
    if meeting.state == State.CLOSED:
        return Way("Read the minutes", reverse("rooms:minutes", args=[meeting.pk]), primary=True)
    room = reverse("rooms:room", args=[meeting.pk])
    if meeting.state == State.RUNNING:
        return Way("Go into the room", room, primary=True)
    if meeting.state == State.PLANNED and person.holdings.may(Can.RUN_MEETING, meeting):
        return Way("Open the room", room)
    return None


offer_way("rooms", way_in)
name_protocols({key: protocol.name for key, protocol in PROTOCOLS.items()})
