"""Starting a network: whoever looks after the site, or facilitates one already."""

from tests.access_table.row import Row

MAY_NOT = {"driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403, "other_driver": 403}
ROWS = [
    Row("phases:start_network", {"facilitator": 200, "stranger": 200, **MAY_NOT}),
    Row("phases:start_network", {"facilitator": 422, "stranger": 422, **MAY_NOT}, post={"step": "0"}),
]
