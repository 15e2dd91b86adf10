"""The commitment pulse: the hub's page, and the answer by the link of a letter."""

from districts.pulse.links import answer_path
from tests.access_table.row import WHO, Row
from tests.world_pulse import a_pulse

HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403}


def network(cast):
    return {"slug": cast.network.slug}


def the_link(cast):
    return {"token": answer_path(a_pulse(cast.member, cast.sponsor).pk).rstrip("/").rsplit("/", 1)[1]}


ROWS = [
    Row("pulse:pulse", HUB, kwargs=network),
    Row("pulse:pulse", HUB | {"facilitator": 422}, kwargs=network, post={"on": "2020-01-01"}, note="-past"),
    Row("pulse:pulse", HUB | {"facilitator": 302}, kwargs=network, post={"on": "2099-01-15"}),
    Row("pulse:answer_by_link", dict.fromkeys(WHO, 200), kwargs=the_link),
    Row("pulse:answer_by_link", dict.fromkeys(WHO, 422), kwargs=the_link, post={"answer": "pause"}, note="-why"),
    Row("pulse:answer_by_link", dict.fromkeys(WHO, 302), kwargs=the_link, post={"answer": "in"}),
]
