"""Guest passes: the hub's pages, and the guest's own by the link of a letter."""

from django.utils import timezone

from districts.guest_passes.links import token_of
from tests.access_table.row import WHO, Row
from tests.world_guests import a_guest_pass
from tests.world_meetings import a_meeting

HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403}
ALONE = {"facilitator": 200}  # a pass is out of everybody else's reach
KEY = "6f6d8a4e-0000-4000-8000-0000000000c7"


def network(cast):
    a_meeting(cast.network, "Open door")
    return {"slug": cast.network.slug}


def a_pass(cast):
    return {"pk": a_guest_pass(cast).pk}


def its_link(cast):
    return {"token": token_of(a_guest_pass(cast))}


def an_ended_link(cast):
    return {"token": token_of(a_guest_pass(cast, until=timezone.localdate().replace(year=2025)))}


ROWS = [
    Row("guest_passes:passes", HUB, kwargs=network),
    Row("guest_passes:make", HUB, kwargs=network),
    Row("guest_passes:make", HUB | {"facilitator": 422}, kwargs=network, post={"name": "", "client_key": KEY}),
    Row("guest_passes:pass", ALONE, kwargs=a_pass),
    Row("guest_passes:repeat", {"facilitator": 302}, kwargs=a_pass, post={}),
    Row("guest_passes:withdraw", {"facilitator": 302}, kwargs=a_pass, post={}),
    Row("guest_passes:taken_up", {"facilitator": 302}, kwargs=a_pass, post={}),
    Row("guest_passes:visit", dict.fromkeys(WHO, 200), kwargs=its_link),
    Row("guest_passes:visit", dict.fromkeys(WHO, 410), kwargs=an_ended_link, note="-ended"),
    Row("guest_passes:visit", dict.fromkeys(WHO, 422), kwargs=its_link, post={"coming": "perhaps"}, note="-perhaps"),
    Row("guest_passes:visit", dict.fromkeys(WHO, 302), kwargs=its_link, post={"coming": "yes"}),
    Row("guest_passes:visit", dict.fromkeys(WHO, 302), kwargs=its_link, post={"wish": "join"}, note="-join"),
    Row("guest_passes:calendar_file", dict.fromkeys(WHO, 200), kwargs=its_link),
]
