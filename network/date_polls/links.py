"""The personal link of a poll: what it names, and whether it still opens anything."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from network.date_polls.models import DatePoll, PollGuest
from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.membership.models import RoleGrant

PURPOSE = "date-poll"


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    OVER = "over"
    PICKED = "picked"
    OFF = "off"
    ENDED = "ended"  # no longer of the network, or a later letter carries the link that counts
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    guest: PollGuest | None = None


def answer_path(guest_id: int, round_: int) -> str:
    """The path of somebody's own page."""
    return reverse("date_polls:answer_by_link", args=[sign(PURPOSE, g=guest_id, r=round_)])


def answer_address(guest: PollGuest) -> str:
    """The full address of somebody's own page."""
    return absolute(answer_path(guest.pk, guest.round))


def read_link(token: str) -> Link:
    """Where a link leads now."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link(Standing.BROKEN)
    guest = (
        PollGuest.objects.filter(pk=said["g"], person__is_active=True)
        .select_related("poll__network", "poll__by", "poll__meeting", "person")
        .first()
    )
    if guest is None or guest.round != said["r"] or not _takes_part(guest):
        return Link(Standing.ENDED)
    return Link(_standing(guest.poll), guest)


def _takes_part(guest: PollGuest) -> bool:
    return RoleGrant.objects.who_to_tell(guest.network_id).filter(pk=guest.person_id).exists()


def _standing(poll: DatePoll) -> Standing:
    if poll.state == DatePoll.State.PICKED:
        return Standing.PICKED
    if poll.state == DatePoll.State.OFF:
        return Standing.OFF
    return Standing.OPEN if poll.is_open(timezone.now()) else Standing.OVER
