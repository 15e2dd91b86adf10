"""What this folder offers on the page of a meeting."""

from typing import Any

from django.urls import reverse

from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way
from network.membership.roles import Can


def to_propose(meeting: Meeting, person: Any) -> Way | None:
    """To an agenda from facts, for whoever runs a meeting that still takes one. No query."""
    if not meeting.takes_agenda or not person.holdings.may(Can.RUN_MEETING, meeting):
        return None
    return Way("Propose an agenda", reverse("agendas:propose", args=[meeting.pk]), agenda=True)


offer_way("agendas", to_propose)
