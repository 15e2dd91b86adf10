"""Barriers: a district's own business, answered by its sponsor, routed by the hub."""

import uuid

from districts.barriers.models import Barrier
from tests.access_table.row import Row
from tests.world import a_barrier

OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}
RAISE = {"what": "No bus on Fridays", "kind": "time", "ask": "", "remover": "sponsor", "client_key": str(uuid.uuid4())}


def member(cast):
    return {"pk": cast.member.pk}


def of_sponsor(cast):
    return {"pk": a_barrier(cast.member, by=cast.driver).pk}


def of_county(cast):
    return {"pk": a_barrier(cast.member, by=cast.driver, remover=Barrier.Remover.COUNTY).pk}


ROWS = [
    Row("barriers:barriers", OWN | {"neighbour": 403}, kwargs=member),
    Row(
        "barriers:raise_barrier",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 403},
        kwargs=member,
    ),
    Row(
        "barriers:raise_barrier",
        {"facilitator": 302, "driver": 302, "team_member": 302, "sponsor": 403, "neighbour": 403},
        kwargs=member,
        post=RAISE,
    ),
    Row("barriers:barrier", OWN, kwargs=of_sponsor),
    Row(
        "barriers:barrier",
        {"facilitator": 302, "driver": 302, "team_member": 302, "sponsor": 302},
        kwargs=of_sponsor,
        post={"kind": "removed"},
        note="-removed",
    ),
    Row(
        "barriers:barrier",
        {"facilitator": 403, "driver": 403, "team_member": 403, "sponsor": 302},
        kwargs=of_sponsor,
        post={"kind": "cannot", "words": "The contract says no."},
        note="-cannot",
    ),
    Row(
        "barriers:barrier",
        {"facilitator": 302, "driver": 403, "team_member": 403, "sponsor": 302},
        kwargs=of_county,
        post={"kind": "cannot", "words": "The county says no."},
        note="-beyond",
    ),
    Row("barriers:route", {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403}, kwargs=of_sponsor),
    Row(
        "barriers:route",
        {"facilitator": 302, "driver": 403, "team_member": 403, "sponsor": 403},
        kwargs=of_sponsor,
        post={"remover": "county", "words": "They set these days."},
    ),
]
