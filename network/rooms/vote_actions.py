"""Asking the whole room at once: opening a vote, casting a ballot, closing it, asking again."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from network.meetings.models import AgendaItem, Meeting
from network.rooms.actions import NotRunning
from network.rooms.models import Ballot, Participant, Vote


class VoteOpen(Exception):
    """Refused: another question is still open. `vote` is that one."""

    def __init__(self, vote: Vote) -> None:
        super().__init__("another vote is open")
        self.vote = vote


class VoteClosed(Exception):
    """Refused: the vote has been closed meanwhile."""


@dataclass(frozen=True)
class Asked:
    """What the room is asked. `options` and `dots` belong to a dot vote."""

    kind: str
    question: str
    options: tuple[str, ...] = field(default=())
    dots: int = 3
    item: int | None = None
    again_of: int | None = None


@transaction.atomic
def open_vote(meeting: Meeting, asked: Asked, *, by: Any, client_key: UUID | None = None) -> Vote:
    """Ask the room. The same `client_key` again returns the first one. Raises VoteOpen, NotRunning."""
    locked = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)  # one question at a time
    votes = Vote.objects.filter(meeting=locked)
    sent_before: Vote | None = votes.filter(client_key=client_key).first() if client_key else None
    if sent_before is not None:
        return sent_before
    if locked.state != Meeting.State.RUNNING:
        raise NotRunning
    if open_one := votes.filter(closed_at=None).first():
        raise VoteOpen(open_one)
    item = AgendaItem.objects.filter(meeting=locked, pk=asked.item).first() if asked.item else None
    vote: Vote = Vote.objects.create(
        network_id=locked.network_id,
        meeting=locked,
        item=item,
        kind=asked.kind,
        question=asked.question,
        options=list(asked.options),
        dots=asked.dots,
        again_of_id=asked.again_of,
        opened_by=by,
        client_key=client_key,
    )
    return vote


def ask_again(vote: Vote, *, by: Any, client_key: UUID | None = None) -> Vote:
    """The same question once more; what was said the first time stays as it is. Raises VoteOpen, NotRunning."""
    asked = Asked(vote.kind, vote.question, tuple(vote.options), vote.dots, vote.item_id, again_of=vote.pk)
    return open_vote(vote.meeting, asked, by=by, client_key=client_key)


@transaction.atomic
def cast_ballot(vote: Vote, participant: Participant, said: dict[str, Any]) -> Ballot:
    """Keep what a participant says; said again, the newest counts. Raises VoteClosed.

    Nothing slips in while the vote is being closed: both wait for its row.
    """
    locked = Vote.objects.select_for_update(no_key=True).filter(pk=vote.pk, closed_at=None).first()
    if locked is None:
        raise VoteClosed
    ballot, _ = Ballot.objects.update_or_create(
        vote=locked,
        participant=participant,
        defaults={"network_id": locked.network_id, "said": said, "at": timezone.now()},
    )
    return ballot


@transaction.atomic
def close_vote(vote: Vote) -> bool:
    """Close a vote and so show what was said. True for the one who closed it."""
    open_one = Vote.objects.select_for_update(no_key=True).filter(pk=vote.pk, closed_at=None).first()
    if open_one is None:
        return False
    return bool(Vote.objects.filter(pk=open_one.pk).update(closed_at=timezone.now()))
