"""The models of this app, for Django: read by nobody else."""

from network.activity.models import Activity
from network.feedback.models import MeetingFeedback, Promise
from network.meetings.models import AgendaItem, Commitment, Decision, Invitee, Meeting
from network.membership.models import Invitation, Network, Organization, OrganizationRole, RoleGrant
from network.outbox.models import Effect, Heartbeat, Slot
from network.people.models import Person
from network.questionnaires.models import Answer, Question, Questionnaire, Receipt, Response, Version, Wave
from network.telling.models import Choice, Told

__all__ = [
    "Activity",
    "AgendaItem",
    "Answer",
    "Choice",
    "Commitment",
    "Decision",
    "Effect",
    "Heartbeat",
    "Invitation",
    "Invitee",
    "Meeting",
    "MeetingFeedback",
    "Network",
    "Organization",
    "OrganizationRole",
    "Person",
    "Promise",
    "Question",
    "Questionnaire",
    "Receipt",
    "Response",
    "RoleGrant",
    "Slot",
    "Told",
    "Version",
    "Wave",
]
