"""Running meetings for tests, made through the product's own actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from network.meetings.agenda_actions import Item, add_item, commit_to
from network.meetings.models import AgendaItem, Commitment, Invitee, Meeting
from network.membership.models import Network, RoleGrant
from network.people.models import Person
from network.rooms.actions import Move, Written, add_note, drive, start_meeting
from network.rooms.models import Note, Participant, Room, Vote
from network.rooms.people_actions import Joiner, join_room
from network.rooms.vote_actions import Asked, open_vote
from tests.world_meetings import a_meeting

AGENDA = (
    Item("Welcome and you said, we did", "inform", 10),
    Item("Consultancy: Camino Flat is stuck", "discuss", 50, protocol="consultancy", why="No cycle for six weeks."),
    Item("Choose the next prototype", "decide", 20, protocol="write_first"),
)


def an_agenda(meeting: Meeting, items: Sequence[Item] = AGENDA, *, by: Person) -> list[AgendaItem]:
    return [add_item(meeting, item, by=by) for item in items]


def a_running_meeting(
    network: Network,
    *,
    people: Sequence[Person] = (),
    by: Person | None = None,
    items: Sequence[Item] = AGENDA,
    starts_at: datetime | None = None,
    **about: Any,
) -> Meeting:
    """A meeting that began ten minutes ago unless said, with an agenda; nothing on it has had its turn."""
    by = by or RoleGrant.objects.filter(network=network)[0].person
    starts_at = starts_at or timezone.now() - timedelta(minutes=10)
    meeting = a_meeting(network, people=people, by=by, tell=False, starts_at=starts_at, **about)
    an_agenda(meeting, items, by=by)
    start_meeting(meeting, by=by)
    meeting.refresh_from_db()
    return meeting


def the_room(meeting: Meeting) -> Room:
    return Room.objects.get(meeting=meeting)


def on_to_the_next(meeting: Meeting, *, by: Person) -> AgendaItem | None:
    """Press Next, having seen what runs; returns what runs now."""
    running = meeting.items.filter(state="running").first()
    drive(meeting, Move("next", running.pk if running else None), by=by)
    found: AgendaItem | None = meeting.items.filter(state="running").first()
    return found


def a_note(
    meeting: Meeting, text: str = "Pairs talk more than groups.", *, by: Person, item: int | None = None
) -> Note:
    return add_note(meeting, Written(text, item), by=by, client_key=uuid4())


def a_vote(meeting: Meeting, kind: str = "fist", question: str = "Do we try it?", *, by: Person, **about: Any) -> Vote:
    return open_vote(meeting, Asked(kind, question, **about), by=by, client_key=uuid4())


def a_phone(meeting: Meeting, who: Person | str) -> Participant:
    """Somebody who has joined by code: an invited person, or a guest by name."""
    if isinstance(who, str):
        joiner = Joiner("present", name=who)
    else:
        joiner = Joiner("present", invitee=Invitee.objects.get(meeting=meeting, person=who).pk)
    return join_room(the_room(meeting), joiner, client_key=uuid4())


def a_commitment(
    meeting: Meeting, who: Person, what: str = "Ask the county for two substitutes", *, by: Person, **about: Any
) -> Commitment:
    """Something promised in a meeting, for two weeks later unless said."""
    due_on = about.pop("due_on", meeting.local_start.date() + timedelta(days=14))
    return commit_to(meeting, who_id=who.pk, what=what, due_on=due_on, by=by, **about)
