"""The ways from a meeting into its room and to its minutes."""

from typing import Any

from django.urls import reverse

from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way
from network.membership.roles import Can

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
