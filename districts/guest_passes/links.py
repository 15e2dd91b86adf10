"""The link of a guest pass: what it names, and whether it still opens anything."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from districts.guest_passes.models import GuestPass
from network.lib.signed import sign, unsign

PURPOSE = "guest-pass"


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    OVER = "over"  # past its last day
    WITHDRAWN = "withdrawn"
    ENDED = "ended"  # a later letter carries the link that counts
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    guest_pass: GuestPass | None = None


def token_of(guest_pass: GuestPass) -> str:
    """It names the pass and its round, nothing of the person."""
    return sign(PURPOSE, g=guest_pass.pk, r=guest_pass.round)


def visit_path(guest_pass: GuestPass) -> str:
    """The path of the guest's own page."""
    return reverse("guest_passes:visit", args=[token_of(guest_pass)])


def read_link(token: str) -> Link:
    """Where a link leads now. One query."""
    said = unsign(PURPOSE, token)
    if said is None:
        return Link(Standing.BROKEN)
    found = GuestPass.objects.whole().filter(pk=said["g"]).first()
    if found is None:
        return Link(Standing.ENDED)
    if found.withdrawn_at is not None:  # before its round: nobody should look for a later letter that opens nothing
        return Link(Standing.WITHDRAWN, found)
    if found.is_over(timezone.localdate()):
        return Link(Standing.OVER, found)
    return Link(Standing.OPEN if found.round == said["r"] else Standing.ENDED, found)
