"""The models of this app, for Django: read by nobody else."""

from network.activity.models import Activity
from network.charter.models import CharterSuggestion, CharterVersion, CharterYes
from network.date_polls.models import DatePoll, PollAnswer, PollDate, PollGuest
from network.feedback.models import MeetingFeedback, Promise
from network.meetings.models import AgendaItem, Commitment, Decision, FeedAddress, Invitee, Meeting
from network.membership.models import Invitation, Network, Organization, OrganizationRole, RoleGrant
from network.outbox.models import Effect, Heartbeat, Slot
from network.people.models import Person
from network.questionnaires.models import Answer, Question, Questionnaire, Receipt, Response, Version, Wave
from network.rooms.models import Ballot, Minutes, Note, Participant, Room, Vote
from network.telling.models import Choice, Told

__all__ = [
    "Activity",
    "AgendaItem",
    "Answer",
    "Ballot",
    "CharterSuggestion",
    "CharterVersion",
    "CharterYes",
    "Choice",
    "Commitment",
    "DatePoll",
    "Decision",
    "Effect",
    "FeedAddress",
    "Heartbeat",
    "Invitation",
    "Invitee",
    "Meeting",
    "MeetingFeedback",
    "Minutes",
    "Network",
    "Note",
    "Organization",
    "OrganizationRole",
    "Participant",
    "Person",
    "PollAnswer",
    "PollDate",
    "PollGuest",
    "Promise",
    "Question",
    "Questionnaire",
    "Receipt",
    "Response",
    "RoleGrant",
    "Room",
    "Slot",
    "Told",
    "Version",
    "Vote",
    "Wave",
]
