"""The link by which a district says, a month after a visit, what has changed: no sign-in."""

from datetime import timedelta

from django.urls import reverse

from districts.support.visits.models import FollowUp
from network.lib.letters import absolute
from network.lib.signed import sign, unsign

PURPOSE = "visit-follow-up"
WORKS_FOR = timedelta(days=120)


def follow_up_link(follow_up: FollowUp) -> str:
    """The full address of a district's own question. It names the row and its round, nothing about anybody."""
    return absolute(reverse("support:follow_up_by_link", args=[sign(PURPOSE, f=follow_up.pk, r=follow_up.round)]))


def read_link(token: str) -> FollowUp | None:
    """What a token names, or None when we did not sign it or a later link took its place."""
    said = unsign(PURPOSE, token)
    if said is None:
        return None
    rows = FollowUp.objects.select_related("visit__meeting", "visit__member__district", "member__district", "network")
    found: FollowUp | None = rows.filter(pk=said["f"], round=said["r"]).first()
    return found
