"""The link by which a district says, a month after a visit, what has changed: no sign-in."""

from datetime import timedelta

from django.urls import reverse

from districts.support.visits.models import FollowUp
from network.lib.letters import absolute
from network.lib.signed import sign, unsign
from network.membership.models import RoleGrant

PURPOSE = "visit-follow-up"
WORKS_FOR = timedelta(days=120)


def follow_up_link(follow_up: FollowUp) -> str:
    """The full address of a district's own question. It names the row and its round, nothing about anybody."""
    return absolute(reverse("support:follow_up_by_link", args=[sign(PURPOSE, f=follow_up.pk, r=follow_up.round)]))


def read_link(token: str) -> FollowUp | None:
    """What a token names, or None: not signed by us, a later link took its place, or its reader has left the team."""
    said = unsign(PURPOSE, token)
    if said is None:
        return None
    rows = FollowUp.objects.select_related("visit__meeting", "visit__member__district", "member__district", "network")
    found: FollowUp | None = rows.filter(pk=said["f"], round=said["r"]).first()
    return found if found is not None and still_asked(found) else None


def still_asked(follow_up: FollowUp) -> bool:
    """Is whoever was asked for the district still in its team? Whoever has left does not answer for it."""
    scope = f"member:{follow_up.member_id}"
    who = RoleGrant.objects.who_to_tell(follow_up.network_id, scope=scope)
    return who.filter(pk=follow_up.person_id or 0).exists()
