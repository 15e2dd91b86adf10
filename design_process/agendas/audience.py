"""Who will read an agenda, and what of the work may be named to all of them.

An agenda is read by everybody who reaches its meeting: the whole network, its guests when some are invited, or one
district's people, its sponsor among them. What a team has not opened to every one of these readers is not named on it.
"""

from enum import Enum

from design_process.cards.models import Card
from districts.directory.access import Visibility
from network.meetings.models import Meeting
from network.membership.models import RoleGrant
from network.membership.roles import GUEST_ROLES, HUB_ROLES

Kind = Meeting.Kind
FOR_GUESTS = (Kind.WEBINAR, Kind.EXPERT, Kind.OPEN)
TO_ALL = (Visibility.NETWORK, Visibility.PUBLIC)


class Audience(Enum):
    MEMBER = "one district's people and the hub"
    NETWORK = "everybody of the network"
    GUESTS = "people from outside as well"


def audience_of(meeting: Meeting) -> Audience:
    """Who reads the agenda of a meeting: the widest circle that anybody invited belongs to. Two queries."""
    if meeting.kind in FOR_GUESTS:
        return Audience.GUESTS
    invited = set(meeting.invitees.filter(withdrawn_at=None).values_list("person", flat=True))
    grants = RoleGrant.objects.in_force().filter(network=meeting.network_id, person__in=invited)
    rows = [row for row in grants.values_list("person", "role", "scope") if row[1] not in GUEST_ROLES]
    if invited - {person for person, _, _ in rows}:
        return Audience.GUESTS
    own = {person for person, role, scope in rows if role in HUB_ROLES or scope == meeting.scope}
    return Audience.MEMBER if meeting.scope and invited <= own else Audience.NETWORK


def may_be_named(card: Card, audience: Audience, member_id: int | None) -> bool:
    """Have the readers of an agenda, all of them, been given this card by its team?"""
    if audience is Audience.GUESTS:
        return bool(card.visibility == Visibility.PUBLIC)
    own = audience is Audience.MEMBER and card.member_id == member_id
    return card.visibility in TO_ALL or (own and card.visibility != Visibility.TEAM)


def member_of(meeting: Meeting) -> int | None:
    """The member a meeting is within, or None when it is the whole network's."""
    name, _, number = meeting.scope.partition(":")
    return int(number) if name == "member" and number.isdigit() else None
