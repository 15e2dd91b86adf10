"""Site visits: offered to the network; a draft is the host's and the hub's; what was seen is for those who came."""

import uuid

from districts.support.visits.links import follow_up_link
from tests.access_table.row import Row
from tests.world_support import a_follow_up, a_place, a_visit, an_entry, let_it_be_today

ALL = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200}
HOSTS = {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403, "neighbour": 403}
HOSTS_DONE = HOSTS | {"facilitator": 302, "driver": 302}
VISIT = {
    "day": "2099-10-06",
    "starts": "09:00",
    "ends": "13:00",
    "place": "Silver Creek School",
    "question": "Where do pupils give reasons?",
    "look_fors": "Who speaks",
    "places_total": "8",
    "places_each": "3",
}


def key():
    return {"client_key": str(uuid.uuid4())}


def network(cast):
    return {"slug": cast.network.slug}


def member(cast):
    return {"pk": cast.member.pk}


def draft(cast):
    return {"pk": a_visit(cast.member, by=cast.driver, offered=False).pk}


def offered(cast):
    return {"pk": a_visit(cast.member, by=cast.driver).pk}


def today(cast):
    """It is the day of the visit, and the neighbour is there."""
    visit = a_visit(cast.member, by=cast.driver)
    a_place(visit, cast.neighbour, cast.neighbour_driver)
    let_it_be_today(visit)
    return {"pk": visit.pk}


def in_debrief(cast):
    from districts.support.visits.actions import open_debrief
    from districts.support.visits.models import SiteVisit

    found = today(cast)
    open_debrief(SiteVisit.objects.get(**found), by=cast.driver)
    return found


def place(cast):
    return {"pk": a_place(a_visit(cast.member, by=cast.driver), cast.neighbour, cast.neighbour_driver).pk}


def entry(cast):
    visit = a_visit(cast.member, by=cast.driver)
    return {"pk": an_entry(a_place(visit, cast.neighbour, cast.neighbour_driver)).pk}


def asked_host(cast):
    return {"pk": a_follow_up(a_visit(cast.member, by=cast.driver), cast.member, cast.driver).pk}


def link(cast):
    asked = a_follow_up(a_visit(cast.member, by=cast.driver), cast.member, cast.driver)
    return {"token": follow_up_link(asked).rstrip("/").rpartition("/")[2]}


def everybody(status):
    return dict.fromkeys(
        (
            "nobody",
            "facilitator",
            "driver",
            "team_member",
            "sponsor",
            "neighbour",
            "expert",
            "stranger",
            "other_driver",
        ),
        status,
    )


ROWS = [
    Row("support:visits", ALL | {"expert": 403}, network),
    Row("support:member_visits", ALL, member),
    Row("support:make_visit", HOSTS, member),
    Row("support:make_visit", HOSTS_DONE, member, post=VISIT | key()),
    Row("support:visit", ALL, offered),
    Row("support:visit", {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}, draft, note="-draft"),
    Row("support:edit_visit", HOSTS, offered),
    Row("support:edit_visit", HOSTS_DONE, offered, post=VISIT | key() | {"seen": "1"}),
    Row("support:offer_visit", HOSTS_DONE | {"neighbour": 404}, draft, post={}),
    Row("support:call_off_visit", HOSTS, offered),
    Row("support:call_off_visit", HOSTS_DONE, offered, post={"why": "Snow."}),
    Row(
        "support:choose_prototypes",
        {"facilitator": 403, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 403},
        offered,
    ),
    Row(
        "support:choose_prototypes",
        {"facilitator": 403, "driver": 302, "team_member": 302, "sponsor": 403, "neighbour": 403},
        offered,
        post={},
    ),
    Row(
        "support:sign_up",
        {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 200},
        offered,
    ),
    Row(
        "support:give_back",
        {"facilitator": 302, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 302},
        place,
        post={},
    ),
    Row(
        "support:capture",
        {"facilitator": 403, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 200},
        today,
    ),
    Row(
        "support:capture",
        {"facilitator": 403, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 302},
        today,
        post={"evidence": "Four pupils spoke."} | key(),
    ),
    Row("support:drop_entry", {"neighbour": 302}, entry, post={}),
    Row("support:open_debrief", HOSTS_DONE, today, post={}),
    Row(
        "support:debrief",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 200},
        in_debrief,
    ),
    Row(
        "support:debrief",
        {"facilitator": 302, "driver": 302, "team_member": 200, "sponsor": 403, "neighbour": 200},
        in_debrief,
        post={},
    ),
    Row("support:answer_visit", HOSTS, in_debrief),
    Row(
        "support:answer_visit",
        {"facilitator": 403, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403},
        today,
        note="-before",
    ),
    Row("support:answer_visit", HOSTS_DONE, in_debrief, post={"answer": "Pairs, from Monday.", "seen": "0"}),
    Row(
        "support:follow_up",
        {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403},
        asked_host,
    ),
    Row(
        "support:follow_up",
        {"facilitator": 302, "driver": 302, "team_member": 403, "sponsor": 403},
        asked_host,
        post={"words": "We sit in pairs."},
    ),
    Row("support:follow_up_by_link", everybody(200), link),
    Row("support:follow_up_by_link", everybody(200), link, post={"words": "We sit in pairs."}),
    Row("support:follow_up_by_link", everybody(404), lambda cast: {"token": "made-up"}, note="-broken"),
]
