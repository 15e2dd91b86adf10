"""The year's plan is the hub's; who carries what is everybody's."""

from districts.scheduling.models import PlanRun
from tests.access_table.row import Row
from tests.world_planning import a_costly_meeting, a_draft, a_proposed_checkin, a_publication, a_run

HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
HUB_DOES = HUB | {"facilitator": 302}
NETWORK_HUB = HUB | {"expert": 403}
NETWORK_HUB_DOES = HUB_DOES | {"expert": 403}
EVERYBODY = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 403}
YEAR = {
    "starts_on": "2026-08-17", "ends_on": "2027-06-04", "every_weeks": 8, "tolerance_weeks": 2, "weekdays": [1, 2],
    "starts_at": "09:00", "hours": 6, "mode": "in_person", "checkins_between": 1, "checkin_minutes": 60,
    "checkin_mode": "virtual", "checkin_weekdays": [1, 2], "checkin_times": "08:00, 10:00",
}  # fmt: skip


def network(cast):
    return {"slug": cast.network.slug}


def planned(cast):
    a_draft(cast.network)
    return network(cast)


def member(cast):
    return {"pk": cast.member.pk}


def hub_person(cast):
    return {**network(cast), "pk": cast.facilitator.pk}


def run(cast):
    return {"pk": a_run(cast.network).pk}


def draft(cast):
    return {"pk": a_draft(cast.network).pk}


def a_row(cast, kind, choose=min):
    """The first of its kind, or the last: a day that has come is not moved, and opens no form."""
    made = a_draft(cast.network)
    return {"pk": made.pk, "key": choose(made.plan[kind], key=lambda row: row["on"])["key"]}


def publication(cast):
    return {"pk": a_publication(a_draft(cast.network)).pk}


def proposal(cast):
    return {"pk": a_proposed_checkin(cast.member).pk}


def costly(cast):
    return {"pk": a_costly_meeting(cast.network, cast.member, minutes={cast.member: 0, cast.neighbour: 90}).pk}


def running(cast):
    a_run(cast.network)
    PlanRun.objects.update(state="running", level="worst_minutes", best=480, bound=420, seconds=3)
    return network(cast)


ROWS = [
    Row("scheduling:year", NETWORK_HUB, kwargs=planned),
    Row("scheduling:year", NETWORK_HUB, kwargs=network, note="-empty"),
    Row("scheduling:year", NETWORK_HUB, kwargs=running, note="-running"),
    Row("scheduling:start", NETWORK_HUB_DOES, kwargs=network, post={}),
    Row("scheduling:drafts", NETWORK_HUB, kwargs=planned),
    Row("scheduling:proposals", NETWORK_HUB, kwargs=network),
    Row("scheduling:answer_proposal", {"facilitator": 302},
        kwargs=proposal, post={"take": "1"}),
    Row("scheduling:stop", HUB_DOES, kwargs=run, post={}),
    Row("scheduling:show_draft", HUB_DOES, kwargs=draft, post={}),
    Row("scheduling:meeting", HUB, kwargs=lambda cast: a_row(cast, "meetings", max)),
    Row("scheduling:meeting", HUB_DOES, kwargs=lambda cast: a_row(cast, "meetings"), post={"on": "2026-10-06"}),
    Row("scheduling:checkin", HUB, kwargs=lambda cast: a_row(cast, "checkins", max)),
    Row("scheduling:checkin", HUB_DOES, kwargs=lambda cast: a_row(cast, "checkins"), post={"on": "2026-10-06"}),
    Row("scheduling:lock", HUB_DOES, kwargs=lambda cast: a_row(cast, "meetings"), post={}),
    Row("scheduling:publish", HUB, kwargs=draft),
    Row("scheduling:publish", HUB_DOES, kwargs=draft, post={"number": "1"}),
    Row("scheduling:publication", HUB, kwargs=publication),
    Row("scheduling:ledger", EVERYBODY, kwargs=network),
    Row("scheduling:meeting_cost", EVERYBODY | {"expert": 404}, kwargs=costly),
    Row("scheduling:settings", NETWORK_HUB, kwargs=network),
    Row("scheduling:year_settings", NETWORK_HUB, kwargs=network),
    Row("scheduling:year_settings", NETWORK_HUB_DOES, kwargs=network, post=YEAR),
    Row("scheduling:member_settings", HUB, kwargs=member),
    Row("scheduling:member_settings", HUB_DOES, kwargs=member, post={"can_host": "on", "people": "6"}),
    Row("scheduling:facilitator_settings", NETWORK_HUB, kwargs=hub_person),
    Row("scheduling:facilitator_settings", NETWORK_HUB_DOES, kwargs=hub_person, post={"max_checkins_per_week": "5"}),
]  # fmt: skip
