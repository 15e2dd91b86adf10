"""The link by which somebody answers their own commitment from a letter."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.meetings.models import Commitment
from network.membership.models import RoleGrant

PURPOSE = "commitment"
OPEN_FOR = timedelta(days=300)  # after its day: by then the year it belongs to is over


def answer_link(commitment_id: int, state: str) -> str:
    """The whole address that opens the question with `state` chosen. It names the commitment, nobody's name."""
    path = reverse("rooms:answer_by_link", args=[sign(PURPOSE, commitment=commitment_id)])
    return absolute(f"{path}?answer={state}")


def read_link(token: str) -> Commitment | None:
    """The commitment of a link, or None when we did not sign it, it is gone, or its person has left the network."""
    named = unsign(PURPOSE, token)
    if named is None:
        return None
    found: Commitment | None = (
        Commitment.objects.select_related("who", "meeting", "network")
        .filter(pk=named["commitment"], who__is_active=True)
        .first()
    )
    if found is None or not RoleGrant.objects.who_to_tell(found.network_id).filter(pk=found.who_id).exists():
        return None
    return found


def is_over(commitment: Commitment) -> bool:
    return timezone.localdate() > commitment.due_on + OPEN_FOR
