"""The charter: read, affirmed and suggested for by everybody of the network, written by the hub."""

from network.charter.actions import Words, newest, write_version
from tests.access_table.row import Row

COMMUNITY = {**dict.fromkeys(("facilitator", "driver", "team_member", "sponsor", "neighbour"), 200), "expert": 403}
DONE = {who: 302 if status == 200 else status for who, status in COMMUNITY.items()}
HUB = {who: 200 if who == "facilitator" else 403 for who in COMMUNITY}
SAID = {"part": "norms", "words": "We begin in time.", "client_key": "6f6d8a4e-0000-4000-8000-0000000000c1"}


def network(cast):
    if newest(cast.network) is None:
        write_version(cast.network, Words(vision="Every child asks why."), seen=0, by=cast.facilitator)
    return {"slug": cast.network.slug}


ROWS = [
    Row("charter:charter", COMMUNITY, kwargs=network),
    Row("charter:versions", COMMUNITY, kwargs=network),
    Row("charter:stand_by", DONE, kwargs=network, post={"version": "1"}),
    Row("charter:suggest", DONE, kwargs=network, post=SAID),
    Row("charter:write", HUB, kwargs=network),
    Row("charter:write", HUB | {"facilitator": 422}, kwargs=network, post={"vision": "", "seen": "1"}),
]
