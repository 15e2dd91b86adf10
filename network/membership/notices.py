"""Letters about roles: the invitation, and the end of a role. Each takes ids, and may be called any number of times."""

from django.urls import reverse

from network.lib.letters import Letter, absolute, send
from network.membership.links import link_token
from network.membership.models import Invitation, RoleGrant
from network.membership.roles import PURPOSE
from network.outbox.handlers import handles


@handles("invitation")
def send_invitation(invitation: int, round: int) -> None:
    """Tell somebody of their role, with the link that proves their address if they have no account yet.

    A letter whose moment is over (withdrawn, answered, or sent again since) is not sent.
    """
    asked = Invitation.objects.waiting().filter(pk=invitation, round=round)
    found = asked.select_related("grant__person", "network", "invited_by").first()
    if found is None or not found.grant.person.is_active:
        return
    person, inviter = found.grant.person, found.invited_by
    joined = person.joined_at is not None
    path = reverse("account_login") if joined else reverse("sign_in:open", args=[link_token(found)])
    who = str(inviter) if inviter else "The hub"
    send(
        Letter(
            key=f"invitation:{found.pk}:{found.round}",
            to=person.email,
            subject=f"{who} invites you to {found.network.name} as {found.grant.words}",
            template="invitation",
            context={
                "invitation": found,
                "person": person,
                "inviter": who,
                "inviter_email": inviter.email if inviter else "",
                "joined": joined,
                "purpose": PURPOSE[found.grant.role],
                "link": absolute(path),
                "zone": found.network.time_zone,
            },
            reply_to=inviter.email if inviter else "",
        )
    )


@handles("role_ended")
def send_role_ended(grant: int) -> None:
    """Tell somebody that a role of theirs has ended, and why."""
    found = (
        RoleGrant.objects.filter(pk=grant, ends_on__isnull=False)
        .select_related("person", "network", "ended_by")
        .first()
    )
    if found is None or not found.person.is_active:
        return
    send(
        Letter(
            key=f"role_ended:{found.pk}",
            to=found.person.email,
            subject=f"Your role as {found.words} in {found.network.name} has ended",
            template="role_ended",
            context={"grant": found, "person": found.person},
            reply_to=found.ended_by.email if found.ended_by else "",
        )
    )
