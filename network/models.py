"""The models of this app, for Django: read by nobody else."""

from network.activity.models import Activity
from network.meetings.models import AgendaItem, Commitment, Decision, Invitee, Meeting
from network.membership.models import Invitation, Network, Organization, OrganizationRole, RoleGrant
from network.outbox.models import Effect, Heartbeat, Slot
from network.people.models import Person
from network.telling.models import Choice, Told

__all__ = [
    "Activity",
    "AgendaItem",
    "Choice",
    "Commitment",
    "Decision",
    "Effect",
    "Heartbeat",
    "Invitation",
    "Invitee",
    "Meeting",
    "Network",
    "Organization",
    "OrganizationRole",
    "Person",
    "RoleGrant",
    "Slot",
    "Told",
]
