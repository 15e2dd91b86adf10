"""Meetings for tests, called through the product's own actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from network.meetings.actions import Called, Invited, call_meeting
from network.meetings.models import Invitee, Meeting
from network.membership.models import Network, RoleGrant
from network.people.models import Person

PACIFIC = "America/Los_Angeles"


def local(year: int, month: int, day: int, hour: int = 9, minute: int = 0, *, zone: str = PACIFIC) -> datetime:
    """A moment by the clock on the wall."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def a_call(
    title: str = "Network meeting", *, starts_at: datetime | None = None, hours: int = 3, **about: Any
) -> Called:
    """What a meeting is called with: in two weeks at nine on the network's clock unless said."""
    if starts_at is None:
        day = timezone.now().astimezone(ZoneInfo(PACIFIC)).date() + timedelta(days=14)
        starts_at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(PACIFIC))
    defaults: dict[str, Any] = {"kind": "network", "time_zone": PACIFIC, "place": "Gold Ridge School, library"}
    ends_at = about.pop("ends_at", starts_at + timedelta(hours=hours))
    return Called(title=title, starts_at=starts_at, ends_at=ends_at, **{**defaults, **about})


def a_meeting(
    network: Network,
    title: str = "Network meeting",
    *,
    people: Sequence[Person] = (),
    by: Person | None = None,
    tell: bool = True,
    **about: Any,
) -> Meeting:
    """A planned meeting with these people invited. `about`: `starts_at`, `hours` and any field of Called."""
    by = by or RoleGrant.objects.of_the_hub().filter(network=network)[0].person
    how = {name: about.pop(name) for name in ("plan_key", "proposed") if name in about}
    invited = [Invited(person.pk, "Gold Ridge Union") for person in people]
    return call_meeting(network, a_call(title, **about), by=by, invited=invited, tell=tell, **how)


def the_invitee(meeting: Meeting, person: Person) -> Invitee:
    return Invitee.objects.select_related("meeting", "person").get(meeting=meeting, person=person)
