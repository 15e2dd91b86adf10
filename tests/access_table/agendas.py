"""Proposing an agenda: whoever runs the meeting."""

from tests.access_table.row import Row
from tests.world_meetings import a_meeting

HUB = {"driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}


def of_network(cast):
    return {"pk": a_meeting(cast.network).pk}


def of_member(cast):
    return {"pk": a_meeting(cast.network, kind="check_in", scope=f"member:{cast.member.pk}").pk}


ROWS = [
    Row("agendas:propose", HUB | {"facilitator": 200}, kwargs=of_network),
    Row("agendas:propose", HUB | {"facilitator": 200, "neighbour": 404}, kwargs=of_member, note="-check-in"),
    Row("agendas:propose", HUB | {"facilitator": 302}, kwargs=of_network, post={"take:frame:opening": "on"}),
]
