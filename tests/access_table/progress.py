"""The three homes."""

from tests.access_table.row import Row
from tests.world import a_goal, an_indicator

EVERYONE = {
    "facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 200,
    "stranger": 200, "other_driver": 200,
}  # fmt: skip


def _network(cast):
    return {"slug": cast.network.slug}


def _network_with_a_number(cast):
    return {"slug": an_indicator(cast.network, "Visits").network.slug}


def _member(cast):
    return {"pk": cast.member.pk}


def _goal(cast):
    return {"pk": a_goal(cast.member, by=cast.driver).pk}


ROWS = [
    Row("progress:home", EVERYONE),
    Row(
        "progress:this_week",
        {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403},
        _network,
    ),
    Row(
        "progress:network_board",
        {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403},
        _network,
    ),
    Row(
        "progress:districts_board",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 403},
        _network_with_a_number,
    ),
    Row(
        "progress:due_now",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 403},
        _member,
    ),
    Row(
        "progress:status",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 403},
        _member,
    ),
    Row("progress:goal_number", {"facilitator": 403, "driver": 200, "team_member": 403, "sponsor": 403}, _goal),
    Row(
        "progress:goal_number",
        {"facilitator": 403, "driver": 422, "team_member": 403, "sponsor": 403},
        _goal,
        post={"indicator": "0"},
    ),
]
