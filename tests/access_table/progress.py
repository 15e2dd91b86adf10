"""The three homes."""

from design_process.progress.actions import note_gate
from design_process.progress.models import GateNote
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


def _gate(cast):
    return {"pk": cast.member.pk, "gate": "plan"}


def _passed(cast):
    note_gate(cast.member, "plan", "They plan on paper.", passed=True, by=cast.facilitator)
    return {"pk": GateNote.objects.get().pk}


def _noticed(cast):
    note_gate(cast.member, "data", "Most can do it, few say why.", passed=False, by=cast.driver)
    return {"pk": GateNote.objects.get().pk}


HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
WORKS = {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403, "neighbour": 403}

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
    Row("progress:goals_board", HUB | {"expert": 403}, _network),
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
    Row(
        "progress:readiness",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 403},
        _member,
    ),
    Row("progress:readiness_board", HUB | {"expert": 403}, _network),
    Row("progress:pass_gate", HUB, _gate),
    Row("progress:pass_gate", HUB | {"facilitator": 422}, _gate, post={"words": ""}),
    Row("progress:pass_gate", HUB | {"facilitator": 302}, _gate, post={"words": "They plan on paper."}, note="-why"),
    Row("progress:note_data", WORKS, _member),
    Row("progress:note_data", WORKS | {"facilitator": 422, "driver": 422}, _member, post={"words": " "}),
    Row(
        "progress:take_back_note",
        {"facilitator": 302, "driver": 403, "team_member": 403, "sponsor": 403},
        _passed,
        post={},
    ),
    Row(
        "progress:take_back_note",
        {"facilitator": 302, "driver": 302, "team_member": 403, "sponsor": 403},
        _noticed,
        post={},
        note="-noticed",
    ),
]
