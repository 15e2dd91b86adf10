"""The roles of a network, what each may do, and to whose work: the rights table as data.

Pure: no models, no queries.
"""

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    FACILITATOR = "facilitator", "Facilitator"
    CO_FACILITATOR = "co_facilitator", "Co-facilitator"
    SPONSOR = "sponsor", "Sponsor"
    DRIVER = "driver", "Project driver"
    TEAM_MEMBER = "team_member", "Design-team member"
    EXPERT = "expert", "Expert"
    PARTNER = "partner", "Partner"
    OBSERVER = "observer", "Observer"


HUB_ROLES = (Role.FACILITATOR, Role.CO_FACILITATOR)
DISTRICT_ROLES = (Role.SPONSOR, Role.DRIVER, Role.TEAM_MEMBER)
WORKING_ROLES = (Role.DRIVER, Role.TEAM_MEMBER)  # those whose own working material it is
GUEST_ROLES = (Role.EXPERT, Role.PARTNER, Role.OBSERVER)


# What a role asks of its holder, for the invitation: one sentence in the second person.
PURPOSE: dict[str, str] = {
    Role.FACILITATOR: "You look after the network: its members, its calendar and the help each of them gets.",
    Role.CO_FACILITATOR: "You look after the network together with the other facilitators.",
    Role.SPONSOR: "You clear the way for your district's team: you answer what they ask and see whether it works.",
    Role.DRIVER: "You keep your district's team moving and note, in a minute a week, what happened.",
    Role.TEAM_MEMBER: "You give your view of the work, and it counts as much as anyone's.",
    Role.EXPERT: "You are asked about what you know, and see only what that needs.",
    Role.PARTNER: "You see what the network shares with you.",
    Role.OBSERVER: "You see what the network shares with you.",
}


class Can(StrEnum):
    """One thing somebody may do to one object. Names are verbs of the product, not of the database."""

    SEE_NETWORK = "see the network: its people, members, process and calendar"
    EDIT_NETWORK = "change the network: settings, members, roles, process"
    SEE_HISTORY = "read who changed what"
    SEE_JOBS = "see and restart work that was parked"
    SEE_PUBLIC_FACTS = "see a district's name and public facts"
    SEE_PROFILE = "see a district's own pages: team, history, goals"
    EDIT_PROFILE = "change a district's profile and team"
    SEE_STATUS = "see a district's status and charts"
    SEE_WORK = "see a card that is within reach"
    ADD_WORK = "add observations and measurements"
    EDIT_WORK = "change cards: prototypes, cycles, indicators"
    RELEASE_WORK = "decide who else may see a card"
    PROPOSE_GOAL = "propose a goal"
    EDIT_GOAL = "adopt and change goals"
    AGREE_GOAL = "agree to a goal as sponsor"
    RAISE_BARRIER = "raise a barrier"
    SEE_BARRIER = "see a district's barriers"
    ROUTE_BARRIER = "pass a barrier to whoever can remove it"
    ANSWER_BARRIER = "answer a barrier"
    SHARE_NUMBERS = "agree that the hub reads a district's numbers in full"
    WITHDRAW_PAGE = "withdraw a kept page that was shared wrongly"
    SEE_ROLLUP = "see the network's roll-ups, made safe"
    EDIT_CALENDAR = "change a district's school calendar"
    PLAN_YEAR = "plan the year, publish it, change distances"
    SEE_MEETING = "see a meeting that is within reach, its agenda and minutes"
    TAKE_PART = "answer an invitation, add to the agenda, take notes, vote, commit"
    RUN_MEETING = "call, change, run and close a meeting"
    SEE_SUPPORT = "see a district's check-ins and visits"
    HOST_VISIT = "offer a site visit and answer its visitors; say who of one's district goes to another"
    SEE_FEEDBACK = "see what a meeting's feedback adds up to"
    SAY_NOT_HEARD = "tell facilitators privately that one was not heard in one's own district's team"
    ASK_QUESTIONS = "write questionnaires, ask them, see who has not answered"


class Standing(StrEnum):
    """What somebody is to an object: their role, or a neighbour when a district role belongs to another member."""

    FACILITATOR = "facilitator"
    DRIVER = "driver"
    TEAM_MEMBER = "team member"
    SPONSOR = "sponsor"
    NEIGHBOUR = "other districts"
    GUEST = "expert, partner or observer"


_SEES_NETWORK = {
    Can.SEE_NETWORK,
    Can.SEE_PUBLIC_FACTS,
    Can.SEE_ROLLUP,
    Can.SEE_MEETING,
    Can.TAKE_PART,
    Can.SEE_FEEDBACK,
}
_IN_A_DISTRICT = {Can.SEE_PROFILE, Can.SEE_STATUS, Can.SEE_BARRIER, Can.SEE_SUPPORT, Can.SAY_NOT_HEARD}

RIGHTS: dict[Standing, frozenset[Can]] = {
    # The hub sees the work and enters on behalf; releasing it, and what it may read in full, stays with the team.
    Standing.FACILITATOR: frozenset(
        set(Can)
        - {
            Can.RELEASE_WORK,
            Can.EDIT_GOAL,
            Can.AGREE_GOAL,
            Can.ANSWER_BARRIER,
            Can.SHARE_NUMBERS,
            Can.SAY_NOT_HEARD,
        }
    ),
    Standing.DRIVER: frozenset(
        _SEES_NETWORK
        | _IN_A_DISTRICT
        | {
            Can.EDIT_PROFILE,
            Can.SEE_WORK,
            Can.ADD_WORK,
            Can.EDIT_WORK,
            Can.RELEASE_WORK,
            Can.PROPOSE_GOAL,
            Can.EDIT_GOAL,
            Can.RAISE_BARRIER,
            Can.EDIT_CALENDAR,
            Can.HOST_VISIT,
            Can.SHARE_NUMBERS,
        }
    ),
    Standing.TEAM_MEMBER: frozenset(
        _SEES_NETWORK | _IN_A_DISTRICT | {Can.SEE_WORK, Can.ADD_WORK, Can.RELEASE_WORK, Can.RAISE_BARRIER}
    ),
    Standing.SPONSOR: frozenset(
        _SEES_NETWORK
        | _IN_A_DISTRICT
        | {Can.SEE_WORK, Can.AGREE_GOAL, Can.ANSWER_BARRIER, Can.SHARE_NUMBERS, Can.WITHDRAW_PAGE}
    ),
    Standing.NEIGHBOUR: frozenset(_SEES_NETWORK | {Can.SEE_WORK}),
    Standing.GUEST: frozenset({Can.SEE_WORK, Can.SEE_MEETING, Can.TAKE_PART}),
}

STANDING_OF_ROLE: dict[str, Standing] = {
    Role.FACILITATOR: Standing.FACILITATOR,
    Role.CO_FACILITATOR: Standing.FACILITATOR,
    Role.DRIVER: Standing.DRIVER,
    Role.TEAM_MEMBER: Standing.TEAM_MEMBER,
    Role.SPONSOR: Standing.SPONSOR,
    Role.EXPERT: Standing.GUEST,
    Role.PARTNER: Standing.GUEST,
    Role.OBSERVER: Standing.GUEST,
}
