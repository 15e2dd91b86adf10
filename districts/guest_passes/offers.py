"""What meetings know of guest passes: the way to make one, who visits, and whom to tell when a meeting moves."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from districts.guest_passes.actions import heed_meeting
from districts.guest_passes.models import GuestPass
from network.meetings.guests import Guest, offer_guests
from network.meetings.heeding import heed_meetings
from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way


def way_to_pass(meeting: Meeting, person: Any) -> Way | None:
    """For the hub, from a network meeting that is settled and still to come."""
    settled = meeting.state in (Meeting.State.PLANNED, Meeting.State.RUNNING) and meeting.ends_at > timezone.now()
    of_network = meeting.kind == Meeting.Kind.NETWORK and not meeting.scope
    if not (settled and of_network and meeting.network_id in person.holdings.hub_networks):
        return None
    make = reverse("guest_passes:make", args=[meeting.network.slug])
    return Way("Let a guest look in", f"{make}?{urlencode({'meeting': meeting.pk})}")


def guests_with_a_pass(meeting: Meeting) -> list[Guest]:
    """Who visits a meeting with a pass that was not taken back."""
    rows = GuestPass.objects.standing().filter(meeting=meeting)
    return [
        Guest(one.client_key, one.name, one.district_name, one.coming, reverse("guest_passes:pass", args=[one.pk]))
        for one in rows
    ]


offer_way("guest_pass", way_to_pass)
offer_guests("guest_passes", guests_with_a_pass)
heed_meetings("guest_passes", heed_meeting)
