"""From a network meeting to what it costs whom."""

from typing import Any

from django.urls import reverse

from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way


def way_to_cost(meeting: Meeting, person: Any) -> Way | None:
    """For everybody of the network's hub and districts; guests have no part in it."""
    if meeting.kind != Meeting.Kind.NETWORK or meeting.network_id not in person.holdings.community_networks:
        return None
    return Way("What it costs whom", reverse("scheduling:meeting_cost", args=[meeting.pk]))


offer_way("cost", way_to_cost)
