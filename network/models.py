"""The models of this app, for Django: read by nobody else."""

from network.activity.models import Activity
from network.membership.models import Invitation, Network, Organization, OrganizationRole, RoleGrant
from network.outbox.models import Effect, Heartbeat, Slot
from network.people.models import Person

__all__ = [
    "Activity",
    "Effect",
    "Heartbeat",
    "Invitation",
    "Network",
    "Organization",
    "OrganizationRole",
    "Person",
    "RoleGrant",
    "Slot",
]
