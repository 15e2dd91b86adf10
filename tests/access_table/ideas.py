"""Rounds of ideas: who gets what answer. The team writes; the hub and the driver lead; nobody else is told of them."""

from datetime import date
from uuid import uuid4

from tests.access_table.row import Row
from tests.access_table.work import DRIVES, TEAM, saved, the_member, within
from tests.world_ideas import a_round, an_idea, an_open_round

WRITES = {"facilitator": 403, "driver": 200, "team_member": 200}
ROUND = {"question": "help quiet pupils explain", "client_key": str(uuid4()), "ends_on": date(2026, 10, 5)}
IDEA = {"title": "Partner talk", "client_key": str(uuid4())}


def written(cast):
    return {"pk": a_round(cast.member, by=cast.driver).pk}


def opened(cast):
    return an_open_round(cast.member, (cast.driver, "Partner talk"), (cast.team_member, "Sketch first"), by=cast.driver)


def the_round(cast):
    return {"pk": opened(cast).pk}


def my_idea(cast):
    """The team member's, in a round that is still written."""
    return {"pk": an_idea(a_round(cast.member, by=cast.driver), by=cast.team_member).pk}


def an_opened_idea(cast):
    return {"pk": opened(cast).ideas.get(title="Sketch first").pk}


ROWS = [
    Row("ideas:rounds", within(TEAM), the_member),
    Row("ideas:start", within(DRIVES), the_member),
    Row("ideas:start", within(saved(DRIVES)), the_member, ROUND),
    Row("ideas:round", TEAM, the_round),
    Row("ideas:write", WRITES, written),
    Row("ideas:write", saved(WRITES), written, IDEA),
    Row("ideas:tried", TEAM, written),
    Row("ideas:open", saved(DRIVES), the_round, {}),
    Row("ideas:open", {**DRIVES, "facilitator": 422, "driver": 422}, written, {}, note="-few"),
    Row("ideas:idea", {"team_member": 200}, my_idea, note="-written"),
    Row("ideas:idea", TEAM, an_opened_idea),
    Row("ideas:edit", {"team_member": 200}, my_idea),
    Row("ideas:credit", {"team_member": 302}, an_opened_idea, {"named": "yes"}),
    Row("ideas:build", WRITES, an_opened_idea),
    Row("ideas:build", saved(WRITES), an_opened_idea, IDEA),
    Row("ideas:merge", TEAM, an_opened_idea),
    Row("ideas:merge", dict.fromkeys(TEAM, 422), an_opened_idea, {}, note="-empty"),
]
