"""Who gets what answer from the sets of networks: facilitators alone."""

from design_process.network_sets.actions import start_set, token_of
from tests.access_table.row import Row

HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403}
DONE = {**HUB, "facilitator": 302}


def slug(cast):
    return {"slug": cast.network.slug}


def place(cast):
    return {"pk": start_set(cast.network, "Rural networks", by=cast.facilitator).pk}


def token(cast):
    started = start_set(cast.network, "Rural networks", by=cast.facilitator)
    return {"token": token_of(started.network_set_id)}


ROWS = [
    Row("network_sets:sets", HUB, kwargs=slug),
    Row("network_sets:sets", DONE, kwargs=slug, post={"name": "The north"}),
    Row("network_sets:leave", {"facilitator": 302}, kwargs=place, post={}),
    # The link is for facilitators of other networks too: whoever holds it may say yes for their own.
    Row("network_sets:join", {"facilitator": 200, "stranger": 200}, kwargs=token),
]
