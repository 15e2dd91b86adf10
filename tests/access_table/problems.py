"""Problems of practice are the network's; goals are a district's own."""

from datetime import timedelta

from django.utils import timezone

from tests.access_table.row import Row
from tests.world import a_goal, a_problem

NETWORK = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 403}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}
WRITES = {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403}
PROBLEM = {"title": "Reading together", "statement": "Pupils seldom talk about texts.", "for_whom": "All pupils"}
GOAL = {
    "seen": "1",
    "what": "Pupils explain their steps",
    "for_whom": "Grades 4 to 6",
    "baseline": "42 %",
    "target": "55 %",
    "by_when": (timezone.localdate() + timedelta(days=90)).isoformat(),
    "reason": "Half of the classes started late.",
}


def network(cast):
    return {"slug": cast.network.slug}


def member(cast):
    return {"pk": cast.member.pk}


def problem(cast):
    return {"pk": a_problem(cast.network, by=cast.facilitator).pk}


def chosen(cast):
    a_goal(cast.member, by=cast.driver)
    return member(cast)


def goal(cast):
    return {"pk": a_goal(cast.member, by=cast.driver).pk}


def proposal(cast):
    return {"pk": a_goal(cast.member, by=cast.facilitator, proposed=True).pk}


def done(answers: dict[str, int]) -> dict[str, int]:
    """The same answers for a POST that goes well: on to the next page."""
    return {who: 302 if status == 200 else status for who, status in answers.items()}


ROWS = [
    Row("problems:problems", NETWORK, kwargs=network),
    Row("problems:new_problem", HUB | {"expert": 403}, kwargs=network),
    Row("problems:new_problem", done(HUB | {"expert": 403}), kwargs=network, post=PROBLEM),
    Row("problems:problem", {who: 200 for who in NETWORK if who != "expert"}, kwargs=problem),
    Row("problems:edit_problem", HUB, kwargs=problem),
    Row("problems:edit_problem", done(HUB), kwargs=problem, post=PROBLEM),
    Row("problems:adopt", WRITES | {"neighbour": 403}, kwargs=member),
    Row("problems:adopt", {"facilitator": 422, "driver": 422, "team_member": 403, "sponsor": 403, "neighbour": 403},
        kwargs=member, post={"problem": "0"}),
    Row("problems:new_goal", WRITES | {"neighbour": 403}, kwargs=member),
    Row("problems:new_goal", done(WRITES) | {"neighbour": 403}, kwargs=chosen, post=GOAL),
    Row("problems:goal", OWN, kwargs=goal),
    Row("problems:revise_goal", WRITES, kwargs=goal),
    Row("problems:revise_goal", done(WRITES), kwargs=goal, post=GOAL),
    Row("problems:take_goal", {"facilitator": 403, "driver": 302, "team_member": 403, "sponsor": 403},
        kwargs=proposal, post={"seen": "1"}),
    Row("problems:agree_goal", {"facilitator": 403, "driver": 403, "team_member": 403, "sponsor": 302},
        kwargs=goal, post={"seen": "1"}),
    Row("problems:retire_goal", {"facilitator": 403, "driver": 302, "team_member": 403, "sponsor": 403},
        kwargs=goal, post={"why": "Reached early."}),
]  # fmt: skip
