"""What this folder offers on the page of a design-team meeting."""

from typing import Any

from django.urls import reverse

from network.meetings.models import Meeting
from network.meetings.ways import Way, offer_way


def to_say_it(meeting: Meeting, person: Any) -> Way | None:
    """For whoever has a seat in the team that meets. No query."""
    name, _, number = meeting.scope.partition(":")
    if meeting.kind != Meeting.Kind.TEAM or name != "member" or not number.isdecimal():
        return None
    if int(number) not in person.holdings.own_members:
        return None
    return Way("I was not heard", f"{reverse('heard:say', args=[int(number)])}?meeting={meeting.pk}", quiet=True)


offer_way("not_heard", to_say_it)
