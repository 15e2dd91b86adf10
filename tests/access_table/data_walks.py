"""Data walks: everybody of the network looks, people of members write, the hub opens and closes."""

from uuid import uuid4

from design_process.data_walks.actions import close_walk
from tests.access_table.problems import HUB, NETWORK, PROBLEM, done, network
from tests.access_table.row import Row
from tests.world import an_indicator
from tests.world_walks import a_walk, noticed, wondered

COMMUNITY = {who: status for who, status in NETWORK.items() if who != "expert"}
WRITES = {**done(COMMUNITY), "facilitator": 403}
GUESTS = {"expert": 403}
LINE = {"noticing": "It rises.", "client_key": str(uuid4())}


def an_open_walk(cast):
    return {"pk": a_walk(cast.network, by=cast.facilitator).pk}


def a_closed_walk(cast):
    walk = a_walk(cast.network, by=cast.facilitator)
    entry = noticed(walk, "It rises.", by=cast.driver, member=cast.member)
    wondered(walk, "Why?", by=cast.neighbour_driver, member=cast.neighbour)
    close_walk(walk, by=cast.facilitator)
    return walk, entry


def closed(cast):
    return {"pk": a_closed_walk(cast)[0].pk}


def read_by_all(cast):
    """An entry of the driver's, in a closed walk."""
    return {"pk": a_closed_walk(cast)[1].pk}


def not_read_yet(cast):
    walk = a_walk(cast.network, by=cast.facilitator)
    return {"pk": noticed(walk, "It rises.", by=cast.driver, member=cast.member).pk}


def with_a_number(cast):
    OPENED["indicators"] = [an_indicator(cast.network, "Common", by=cast.facilitator).pk]
    return network(cast)


OPENED = {"title": "Who explains?", "indicators": [], "ends_on": "2999-06-01", "client_key": str(uuid4())}

ROWS = [
    Row("data_walks:walks", NETWORK, network),
    Row("data_walks:walks", NETWORK, lambda cast: (closed(cast), network(cast))[1], note="-some"),
    Row("data_walks:open", HUB | GUESTS, network),
    Row("data_walks:open", done(HUB | GUESTS), with_a_number, OPENED),
    Row("data_walks:walk", COMMUNITY, an_open_walk),
    Row("data_walks:walk", COMMUNITY, closed, note="-closed"),
    Row("data_walks:write", WRITES, an_open_walk, LINE),
    Row("data_walks:close", done(HUB), an_open_walk, {}),
    Row("data_walks:change", {**dict.fromkeys(COMMUNITY, 403), "driver": 302}, read_by_all, {"step": "name"}),
    Row("data_walks:change", {"driver": 302}, not_read_yet, {"step": "name"}, note="-unread"),
    Row("data_walks:candidate", HUB, read_by_all),
    Row("data_walks:candidate", done(HUB), read_by_all, PROBLEM),
]
