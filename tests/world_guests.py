"""Guest passes, for the tests that need one."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from districts.guest_passes.actions import Visitor, make_pass
from districts.guest_passes.models import GuestPass
from network.meetings.models import Meeting
from tests.world_meetings import a_meeting


def a_guest_pass(
    cast: Any,
    name: str = "Ana Ruiz",
    *,
    meeting: Meeting | None = None,
    until: date | None = None,
    client_key: UUID | None = None,
    **about: Any,
) -> GuestPass:
    """A pass to the network's next meeting, made by the facilitator. `about`: email, district, district_name."""
    visited = meeting or Meeting.objects.filter(network=cast.network, title="Open door").first()
    visited = visited or a_meeting(cast.network, "Open door", mode="hybrid", link="https://meet.example/open")
    fields = {"email": "ana@millbend.test", "district_name": "Mill Bend Union", **about}
    last = until or timezone.localdate() + timedelta(days=28)
    visitor = Visitor(visited, name, until=last, **fields)
    return make_pass(cast.network, visitor, by=cast.facilitator, client_key=client_key or uuid4())


def link_in(letter) -> str:
    """The path of the guest's own page in a letter."""
    return re.search(r"http://[^/\s]+(/go/guest-pass/\S+)", letter.body).group(1)
