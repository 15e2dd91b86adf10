"""The signed link of an invitation: what it says, and whether it still opens anything."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core import signing

from network.membership.models import Invitation

_SALT = "invitation"


class Standing(StrEnum):
    """What following a link leads to."""

    OPEN = "open"
    SIGN_IN = "sign in"  # the account is in use: the link has done its work
    NEWER = "newer"  # a later letter carries the link that counts
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    BROKEN = "broken"  # cut off on its way, or made up


@dataclass(frozen=True)
class Link:
    standing: Standing
    invitation: Invitation | None = None


BROKEN = Link(Standing.BROKEN)


def link_token(invitation: Invitation) -> str:
    """The signed secret of an invitation's link. It names the invitation and its round, nothing about the person."""
    return signing.dumps({"i": invitation.pk, "r": invitation.round}, salt=_SALT, compress=True)


def read_token(token: str) -> tuple[int, int] | None:
    """The invitation and the round a token names, or None when we did not sign it."""
    try:
        said: Any = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return int(said["i"]), int(said["r"])


def find_link(invitation_id: int, round_: int) -> Link:
    """Where the link of an invitation's round leads now."""
    invitation = (
        Invitation.objects.filter(pk=invitation_id).select_related("grant__person", "network", "invited_by").first()
    )
    if invitation is None:
        return BROKEN
    return Link(_standing(invitation, round_), invitation)


def _standing(invitation: Invitation, round_: int) -> Standing:
    if invitation.grant.person.joined_at is not None:
        return Standing.SIGN_IN
    if invitation.state == "withdrawn" or not invitation.grant.person.is_active:
        return Standing.WITHDRAWN
    if round_ != invitation.round:
        return Standing.NEWER
    return Standing.EXPIRED if invitation.state == "expired" else Standing.OPEN
