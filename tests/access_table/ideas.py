"""Rounds of ideas: who gets what answer. The team writes; the hub and the driver lead; nobody else is told of them."""

from datetime import date
from uuid import uuid4

from design_process.ideas.choosing.criteria import SHIPPED
from design_process.scoring.actions import lines_state
from tests.access_table.row import Row
from tests.access_table.work import DRIVES, TEAM, saved, the_member, within
from tests.world_ideas import a_choice, a_round, a_team, an_idea, an_open_round, some_scores
from tests.world_theory import ATheory

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


def scored(cast, *, shown: bool):
    people = (cast.driver, cast.team_member, *a_team(cast.member, "family"))
    return some_scores(opened(cast), *people, by=cast.driver, shown=shown)


def a_scoring(cast):
    return {"pk": scored(cast, shown=False).pk}


def shown_scores(cast):
    return {"pk": scored(cast, shown=True).pk}


def a_decision(cast):
    return {"pk": a_choice(opened(cast), "Sketch first", by=cast.driver).pk}


def decided(cast):
    asked = opened(cast)
    a_choice(asked, "Sketch first", by=cast.driver, dissent="Too small.")
    return {"pk": asked.pk}


def the_slug(cast):
    return {"slug": cast.network.slug}


LINES = {
    "name_1": "Reach",
    "definition_1": "5: all of them.",
    **{f"weight_{n}": 2 for n in range(1, 7)},
    "seen": lines_state(SHIPPED),
}
WHY = {"why": "We learned more."}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403}


def with_a_theory(cast):
    """A chosen idea, and a theory that it could stand in."""
    ATheory(cast.member, by=cast.driver)
    asked = opened(cast)
    a_choice(asked, "Sketch first", by=cast.driver)
    return {"pk": asked.ideas.get(title="Sketch first").pk}


ROWS = [
    Row("placing:place", TEAM, with_a_theory),
    Row("placing:place", dict.fromkeys(TEAM, 422), with_a_theory, {"under": "0", "client_key": str(uuid4())}),
    Row("placing:place", {}, an_opened_idea, note="-not-chosen"),
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
    Row("ideas:round", TEAM, decided, note="-decided"),
    Row("choosing:start", DRIVES, the_round),
    Row("choosing:start", saved(DRIVES), the_round, LINES),
    Row("choosing:score", WRITES, a_scoring),
    Row("choosing:score", saved(WRITES), a_scoring, {"any": "thing"}),
    Row("choosing:scores", TEAM, shown_scores),
    Row("choosing:scores", TEAM, a_scoring, note="-open"),
    Row("choosing:reveal", saved(DRIVES), a_scoring, {"step": "show"}),
    Row("choosing:decide", DRIVES, the_round),
    Row("choosing:decide", {**DRIVES, "facilitator": 422, "driver": 422}, the_round, {"reason": ""}),
    Row("choosing:reopen", DRIVES, a_decision),
    Row("choosing:reopen", saved(DRIVES), a_decision, WHY),
    Row("choosing:criteria", HUB, the_slug),
    Row("choosing:criteria", saved(HUB), the_slug, LINES),
]
