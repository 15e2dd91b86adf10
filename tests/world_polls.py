"""Date polls for tests, asked through the product's own actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from network.date_polls.actions import Asked, ask_for_dates
from network.date_polls.models import DatePoll, PollGuest
from network.meetings.actions import Invited
from network.membership.models import Network
from network.people.models import Person
from tests.world_meetings import PACIFIC


def a_poll(
    network: Network,
    people: Sequence[Person],
    *,
    by: Person,
    starts: Sequence[datetime] = (),
    closes_at: datetime | None = None,
    **about: Any,
) -> DatePoll:
    """A poll that closes in a week, for two dates after it unless said."""
    closes_at = closes_at or timezone.now() + timedelta(days=7)
    starts = starts or [closes_at + timedelta(days=7), closes_at + timedelta(days=8)]
    asked = Asked(
        title=about.pop("title", "Planning the spring"),
        starts=tuple(starts),
        closes_at=closes_at,
        minutes=about.pop("minutes", 60),
        time_zone=PACIFIC,
        **about,
    )
    return ask_for_dates(network, asked, by=by, invited=[Invited(person.pk, "Gold Ridge Union") for person in people])


def guest_of(poll: DatePoll, person: Person) -> PollGuest:
    return poll.guests.get(person=person)
