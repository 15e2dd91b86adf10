"""Feedback: those who were there answer by link, hub and districts read what it adds up to, the hub acts on it."""

from network.feedback.actions import promise
from tests.access_table.row import Row
from tests.world_questions import a_feedback, a_past_meeting, a_shown_feedback

COMMUNITY = dict.fromkeys(("facilitator", "driver", "team_member", "sponsor", "neighbour"), 200)
HUB_ONLY = dict.fromkeys(("driver", "team_member", "sponsor", "neighbour"), 403)
SAID = {
    "heard": "Too much listening.",
    "did": "We begin in pairs.",
    "client_key": "7f0c7a3e-1111-4222-8333-444455556666",
}


def network(cast):
    a_shown_feedback(cast.network)
    return {"slug": cast.network.slug}


def shown(cast):
    return {"pk": a_shown_feedback(cast.network).meeting_id}


def running(cast):
    return {"pk": a_feedback(a_past_meeting(cast.network, cast.driver)).meeting_id}


def of_a_team(cast):
    meeting = a_past_meeting(cast.network, cast.driver, scope=f"member:{cast.member.pk}")
    return {"pk": a_feedback(meeting).meeting_id}


def promised(cast):
    return {"pk": promise(a_past_meeting(cast.network), "Too long.", by=cast.facilitator).pk}


ROWS = [
    Row("feedback:network", COMMUNITY | {"expert": 403}, kwargs=network),
    Row("scheduling:value", COMMUNITY | {"expert": 403}, kwargs=network),
    Row("feedback:meeting", COMMUNITY, kwargs=shown),
    Row("feedback:meeting", COMMUNITY, kwargs=running, note="-running"),
    Row("feedback:meeting", COMMUNITY | {"neighbour": 404}, kwargs=of_a_team, note="-of-a-team"),
    Row("feedback:ask", {"facilitator": 302} | HUB_ONLY, kwargs=running, post={}),
    Row("feedback:close", {"facilitator": 302} | HUB_ONLY, kwargs=running, post={}),
    Row("feedback:take_up", {"facilitator": 200} | HUB_ONLY, kwargs=shown),
    Row("feedback:take_up", {"facilitator": 302} | HUB_ONLY, kwargs=shown, post=SAID),
    Row("feedback:promise", {"facilitator": 200} | HUB_ONLY, kwargs=promised),
    Row("feedback:promise", {"facilitator": 302} | HUB_ONLY, kwargs=promised, post=SAID),
]
