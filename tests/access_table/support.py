"""Check-ins: a member's own and the hub's; what is said in them is not the sponsor's."""

import uuid

from django.utils import timezone

from tests.access_table.row import Row
from tests.world_support import a_checkin, a_note, a_topic

OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}
WORK = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403}
DONE = {"facilitator": 302, "driver": 302, "team_member": 302, "sponsor": 403}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403}
HUB_DONE = HUB | {"facilitator": 302}
WHEN = {"day": "2099-10-06", "hour": "09:00", "minutes": "60", "mode": "virtual", "place": "", "link": ""}


def key():
    return {"client_key": str(uuid.uuid4())}


def member(cast):
    return {"pk": cast.member.pk}


def checkin(cast):
    return {"pk": a_checkin(cast.member, facilitator=cast.facilitator).pk}


def todays(cast):
    return {"pk": a_checkin(cast.member, facilitator=cast.facilitator, at=timezone.now()).pk}


def proposed(cast):
    return {"pk": a_checkin(cast.member, facilitator=cast.facilitator, proposed=True).pk}


def topic(cast):
    return {"pk": a_topic(a_checkin(cast.member, facilitator=cast.facilitator), by=cast.driver).pk}


def note(visibility, author):
    def kwargs(cast):
        found = a_checkin(cast.member, facilitator=cast.facilitator)
        return {"pk": a_note(found, by=getattr(cast, author), visibility=visibility).pk}

    return kwargs


ROWS = [
    Row("support:checkins", OWN | {"neighbour": 403}, member),
    Row("support:plan_checkin", HUB | {"neighbour": 403}, member),
    Row("support:checkin", OWN, checkin),
    Row("support:checkin", {"facilitator": 200}, proposed, note="-proposed"),
    Row("support:add_topic", WORK, checkin),
    Row("support:add_topic", DONE, checkin, post={"words": "Time."} | key()),
    Row("support:drop_topic", {"driver": 302}, topic, post={}),
    Row("support:write_note", WORK, checkin),
    Row("support:write_note", DONE, checkin, post={"text": "Tired.", "visibility": "private"} | key()),
    Row(
        "support:note", {"facilitator": 200, "co_facilitator": 404}, note("private", "facilitator"), note="-hub-private"
    ),
    Row("support:note", {"driver": 200}, note("private", "driver"), note="-driver-private"),
    Row("support:note", {"facilitator": 200}, note("hub", "facilitator"), note="-hub"),
    Row("support:note", {"facilitator": 200, "driver": 200}, note("hub", "driver"), note="-driver-hub"),
    Row("support:note", {"facilitator": 200, "driver": 200, "team_member": 200}, note("team", "driver"), note="-team"),
    Row("support:commit", WORK, checkin),
    Row("support:close", HUB, todays),
    Row("support:close", HUB_DONE, todays, post={"agreed": "Pairs.", "mood": "4"}),
    Row("support:say_mood", DONE, checkin, post={"mood": "2"}),
    Row("support:next_checkin", HUB, checkin),
    Row("support:next_checkin", HUB_DONE, checkin, post=WHEN),
]
