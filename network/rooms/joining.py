"""Who holds the device that asks: somebody signed in, or a phone that joined by code."""

from dataclasses import dataclass

from django.http import HttpRequest

from network.meetings.models import Invitee, Meeting
from network.membership.roles import Can
from network.people.models import Person
from network.rooms.actions import NotRunning
from network.rooms.codes import cookie_of
from network.rooms.models import Ballot, Participant, Room, Vote
from network.rooms.people_actions import take_place


@dataclass(frozen=True)
class Holder:
    """Somebody at a device in a room. `participant` is None for a signed-in person who has not acted yet."""

    name: str
    person: Person | None = None
    participant: Participant | None = None

    @property
    def attendance(self) -> str:
        return self.participant.attendance if self.participant else ""


def open_room(code: str) -> Room | None:
    """The open room with this code. Its door is shut too when the meeting was called off or closed elsewhere."""
    running = Room.objects.filter(ended_at=None, meeting__state=Meeting.State.RUNNING)
    return running.select_related("meeting__network").filter(code=code).first() if code else None


def holder_of(request: HttpRequest, meeting: Meeting) -> Holder | None:
    """Who asks: by their account when they may take part, else by this room's cookie; None for a stranger."""
    person = request.user
    if isinstance(person, Person) and _takes_part(person, meeting):
        return person_in(person, meeting)
    named = cookie_of(request)
    if named is None or named["meeting"] != meeting.pk:
        return None
    found = Participant.objects.filter(pk=named["participant"], meeting=meeting, round=named["round"]).first()
    return Holder(found.name, None, found) if found else None


def person_in(person: Person, meeting: Meeting) -> Holder:
    """Somebody who is signed in, with their place when they have one."""
    return Holder(str(person), person, Participant.objects.filter(meeting=meeting, person=person).first())


def _takes_part(person: Person, meeting: Meeting) -> bool:
    reached = Meeting.objects.seen_by(person).filter(pk=meeting.pk).exists()
    return reached and person.holdings.may(Can.TAKE_PART, meeting)


def place_of(holder: Holder, meeting: Meeting) -> Participant:
    """The place of a holder, taken now by a signed-in person who had none. Raises NotRunning."""
    if meeting.state != Meeting.State.RUNNING:
        raise NotRunning
    return holder.participant or take_place(meeting, holder.person)


def ballot_of(holder: Holder, vote_id: int) -> Ballot | None:
    """What the holder has said to a vote."""
    if holder.participant is None:
        return None
    return Ballot.objects.filter(vote=vote_id, participant=holder.participant).first()


def vote_in(meeting: Meeting, vote_id: int) -> Vote | None:
    return Vote.objects.filter(meeting=meeting, pk=vote_id).first()


def names_to_choose(meeting: Meeting) -> list[tuple[int, str]]:
    """The invited whose name is still free, as (invitee id, name and team): names only, no addresses."""
    joined = Participant.objects.filter(meeting=meeting, person__isnull=False)
    taken = joined.exclude(pk__in=Participant.objects.free()).values("person")
    free = Invitee.objects.filter(meeting=meeting, withdrawn_at=None).exclude(person__in=taken)
    rows = free.select_related("person").order_by("person__name", "pk")
    return [(row.pk, f"{row.person} · {row.place}" if row.place else str(row.person)) for row in rows]
