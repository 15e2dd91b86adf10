"""Answering a commitment, and telling whoever looks after it when help is needed."""

from typing import Any

from django.db import transaction

from network.meetings.agenda_actions import answer_commitment
from network.meetings.models import Commitment
from network.membership.models import RoleGrant
from network.outbox.actions import owe

State = Commitment.State
ASKS_FOR_HELP = (State.STUCK, State.NEEDS_HELP)


@transaction.atomic
def answer(commitment: Commitment, state: str, *, words: str = "", by: Any = None) -> Commitment:
    """Keep how it stands. "Stuck" and "needs help" are told to the organizer, one letter for each change."""
    before = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk).answered_at
    kept = answer_commitment(commitment, state, words=words, by=by)
    if state in ASKS_FOR_HELP and kept.answered_at and kept.answered_at != before:
        for person_id in sorted(_helpers(kept) - {kept.who_id}):
            said_at = kept.answered_at.isoformat()
            key = f"commitment-help:{kept.pk}:{said_at}:{person_id}"
            ids: dict[str, Any] = {"commitment": kept.pk, "person": person_id, "said_at": said_at}
            owe("commitment_help", key, network_id=kept.network_id, **ids)
    return kept


def _helpers(commitment: Commitment) -> set[int]:
    """The organizer of the meeting while they are in the hub, else the whole hub."""
    hub = RoleGrant.objects.in_force().of_the_hub().filter(network=commitment.network_id, person__is_active=True)
    people = set(hub.values_list("person_id", flat=True))
    organizer = commitment.meeting.organizer_id
    return {organizer} if organizer is not None and organizer in people else people
