"""The calendar and meetings: the community's to see, the hub's to run, everybody's to answer who is invited."""

import uuid
from datetime import timedelta

from django.utils import timezone

from network.meetings.agenda_actions import Item, add_item
from network.meetings.feeds import address_of, new_address
from network.meetings.links import answer_address
from tests.access_table.row import WHO, Row
from tests.world_meetings import a_meeting, the_invitee

COMMUNITY = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
HUB_POST = HUB | {"facilitator": 302}
ANYBODY = dict.fromkeys(WHO, 200)
DAY = (timezone.now() + timedelta(days=40)).strftime("%Y-%m-%d")
CALL = {
    "client_key": str(uuid.uuid4()), "kind": "network", "title": "Network meeting", "mode": "in_person", "day": DAY,
    "at": "09:00", "minutes": "180",
}  # fmt: skip
ITEM = {"client_key": str(uuid.uuid4()), "title": "Talk moves", "purpose": "discuss", "minutes": "20"}


def network(cast):
    return {"slug": cast.network.slug}


def whole(cast):
    return a_meeting(cast.network, people=[cast.driver, cast.expert], by=cast.facilitator)


def meeting(cast):
    return {"pk": whole(cast).pk}


def check_in(cast):
    own = {"kind": "check_in", "scope": f"member:{cast.member.pk}"}
    found = a_meeting(cast.network, "Check-in", people=[cast.driver], by=cast.facilitator, **own)
    return {"pk": found.pk}


def proposed(cast):
    return {"pk": a_meeting(cast.network, people=[cast.driver], by=cast.facilitator, proposed=True).pk}


def invitee(cast):
    return {"pk": the_invitee(whole(cast), cast.driver).pk}


def item(cast):
    return {"pk": add_item(whole(cast), Item("Talk moves"), by=cast.facilitator).pk}


def own_item(cast):
    return {"pk": add_item(whole(cast), Item("Talk moves"), by=cast.driver).pk}


def link(cast):
    return {"token": answer_address(the_invitee(whole(cast), cast.driver)).rstrip("/").rpartition("/")[2]}


def feed(cast):
    address = address_of(new_address(cast.network, cast.driver, "own"))
    return {"secret": address.rpartition("/")[2].removesuffix(".ics")}


def own_feed(cast):
    return {"slug": cast.network.slug, "kind": "own"}


def whole_feed(cast):
    return {"slug": cast.network.slug, "kind": "network"}


ALL = COMMUNITY | {"expert": 200}
ROWS = [
    Row("meetings:calendar", COMMUNITY | {"expert": 403}, kwargs=network),
    Row("meetings:feeds", ALL, kwargs=network),
    Row("meetings:renew_feed", dict.fromkeys(ALL, 302), kwargs=own_feed, post={}),
    Row(
        "meetings:renew_feed",
        dict.fromkeys(COMMUNITY, 302) | {"expert": 403},
        kwargs=whole_feed,
        post={},
        note="-whole",
    ),
    Row("meetings:feed", ANYBODY, kwargs=feed),
    Row("meetings:answer_by_link", ANYBODY, kwargs=link),
    Row("meetings:answer_by_link", dict.fromkeys(ANYBODY, 302), kwargs=link, post={"answer": "yes"}, note="-sent"),
    Row("meetings:meeting", ALL, kwargs=meeting),
    Row(
        "meetings:meeting",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200},
        kwargs=check_in,
        note="-check-in",
    ),
    Row("meetings:calendar_file", ALL, kwargs=meeting),
    # Within reach without an invitation there is nothing to answer.
    Row("meetings:answer", {"driver": 302, "expert": 302}, kwargs=meeting, post={"answer": "no", "reason": "drive"}),
    Row("meetings:call", HUB | {"expert": 403}, kwargs=network),
    Row("meetings:call", HUB_POST | {"expert": 403}, kwargs=network, post=CALL, note="-sent"),
    Row("meetings:change", HUB | {"expert": 403}, kwargs=meeting),
    Row("meetings:cancel", HUB | {"expert": 403}, kwargs=meeting),
    Row("meetings:cancel", HUB_POST | {"expert": 403}, kwargs=meeting, post={"why": "Snow."}, note="-sent"),
    Row("meetings:invite", HUB | {"expert": 403}, kwargs=meeting),
    Row("meetings:confirm", HUB_POST, kwargs=proposed, post={}),
    Row("meetings:withdraw", HUB_POST | {"expert": 403}, kwargs=invitee, post={}),
    Row("meetings:agenda", ALL, kwargs=meeting),
    Row("meetings:agenda", dict.fromkeys(ALL, 302), kwargs=meeting, post=ITEM, note="-sent"),
    Row("meetings:change_item", HUB | {"expert": 403}, kwargs=item),
    Row("meetings:change_item", HUB | {"driver": 200, "expert": 403}, kwargs=own_item, note="-own"),
    Row("meetings:move_item", HUB_POST | {"expert": 403}, kwargs=item, post={"to": "1"}),
    Row("meetings:remove_item", HUB_POST | {"expert": 403}, kwargs=item, post={}),
]
