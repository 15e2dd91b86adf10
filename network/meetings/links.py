"""The personal link of an invitation: what it names, and whether it still opens anything."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.meetings.models import Invitee, Meeting
from network.membership.models import RoleGrant

PURPOSE = "meeting-invitation"


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    OFF = "off"  # the meeting is called off
    OVER = "over"
    ENDED = "ended"  # no longer invited, or a later letter carries the link that counts
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    invitee: Invitee | None = None


def answer_address(invitee: Invitee, answer: str = "") -> str:
    """The full address of somebody's own answer page. It names the invitation and its round, nothing of the person."""
    token = sign(PURPOSE, i=invitee.pk, r=invitee.round)
    address = absolute(reverse("meetings:answer_by_link", args=[token]))
    return f"{address}?answer={answer}" if answer else address


def read_link(token: str) -> Link:
    """Where a link leads now. What it opens it shows to anybody who holds it, so it says nothing of other people."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link(Standing.BROKEN)
    invitee = (
        Invitee.objects.filter(pk=said["i"], person__is_active=True)
        .select_related("meeting__network", "meeting__organizer", "person")
        .first()
    )
    if invitee is None or invitee.withdrawn_at is not None or invitee.round != said["r"] or not _takes_part(invitee):
        return Link(Standing.ENDED)
    return Link(_standing(invitee.meeting), invitee)


def _takes_part(invitee: Invitee) -> bool:
    return RoleGrant.objects.who_to_tell(invitee.network_id).filter(pk=invitee.person_id).exists()


def _standing(meeting: Meeting) -> Standing:
    if meeting.is_off:
        return Standing.OFF
    over = meeting.state == Meeting.State.CLOSED or meeting.ends_at <= timezone.now()
    return Standing.OVER if over else Standing.OPEN
