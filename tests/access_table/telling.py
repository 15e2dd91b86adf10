"""What to be told: one's own page, and the link under a letter."""

from network.lib.signed import sign
from tests.access_table.row import WHO, Row

ALL = dict.fromkeys(WHO, 200)
OWN = ALL | {"nobody": 302}


def link(cast):
    return {"token": sign("letters", p=cast.driver.pk, n=cast.network.pk, k="digest")}


ROWS = [
    Row("telling:letters", OWN),
    Row("telling:letters", OWN, post={"network": "0"}, note="-not-mine"),
    Row("telling:fewer", ALL, kwargs=link),
    Row("telling:fewer", ALL, kwargs=link, post={"List-Unsubscribe": "One-Click"}),
    Row("telling:fewer", dict.fromkeys(WHO, 422), kwargs=link, post={"digest": "hourly"}, note="-nonsense"),
    Row("telling:fewer", dict.fromkeys(WHO, 404), kwargs=lambda cast: {"token": "made-up"}, note="-made-up"),
]
