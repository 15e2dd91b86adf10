"""The prediction ledger, and what one's own sureness was worth: who gets what answer."""

from tests.access_table.row import Row
from tests.access_table.work import each_step

EVERYBODY = {
    "facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 200,
    "stranger": 200, "other_driver": 200,
}  # fmt: skip
ROWS = [
    Row(
        "predictions:ledger",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 403},
        lambda cast: {"slug": cast.work.foreign and cast.network.slug},
    ),
    *each_step("predictions:family", "prototypes"),
    Row("predictions:mine", EVERYBODY),  # each their own: the address names nobody
]
