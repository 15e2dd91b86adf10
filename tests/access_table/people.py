"""People, roles, the network's own pages."""

from tests.access_table.row import WHO, Row
from tests.access_table.sign_in import OWN, answers
from tests.world import an_invitation

DISTRICT = ("driver", "team_member", "sponsor", "neighbour")
INVITE = {"email": "new@sierra.test", "name": "New Person", "role": "facilitator"}
SETTINGS = {
    "name": "Sierra", "mission": "", "school_year": "2026-27", "time_zone": "America/New_York",
    "small_number_threshold": "12",
}  # fmt: skip
PART = {"new-name": "Valley Fund", "new-kind": "foundation", "new-role": "funder", "new-starts_on": "2026-07-01"}


def network(cast):
    return {"slug": cast.network.slug}


def own_grant(cast):
    return {"pk": cast.team_member.grants.get().pk}


def own_seat(cast):
    return {"pk": cast.team_member.grants.get().seat.pk}


def hub_grant(cast):
    return {"pk": cast.facilitator.grants.get().pk}


def last_hub_grant(cast):
    cast.co_facilitator.grants.update(ends_on=cast.co_facilitator.grants.get().starts_on)
    return hub_grant(cast)


def own_invitation(cast):
    return {"pk": an_invitation(cast.member, by=cast.facilitator).pk}


def hub_invitation(cast):
    return {"pk": an_invitation(None, network=cast.network, by=cast.facilitator).pk}


def parked(cast):
    from tests.world_effects import a_parked_effect

    return {"pk": a_parked_effect(cast.network).pk}


def hub(status: int, district: int = 403, expert: int = 403) -> dict[str, int]:
    return {"facilitator": status, **dict.fromkeys(DISTRICT, district), "expert": expert}


SAYS_TIME = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 404, "expert": 404}

ROWS = [
    Row("people:me", OWN),
    Row("people:me", answers(302, 302), post={"name": "A Name", "time_zone": ""}),
    Row("people:switch", answers(302, 405)),
    Row("people:switch", answers(302, 404), post={"grant": "0"}),
    # Letters are read where nothing is real: never in the settings of a test.
    Row("people:mail", dict.fromkeys(WHO, 404)),
    Row("people:letter", dict.fromkeys(WHO, 404), kwargs=lambda cast: {"name": "0" * 20}),
    Row("directory:people", hub(200, district=200), kwargs=network),
    Row("directory:invite", {**hub(200), "driver": 200, "neighbour": 200}, kwargs=network),
    # A driver invites into their own team alone: the hub's role is not on their list.
    Row("directory:invite", {**hub(302), "driver": 422, "neighbour": 422}, kwargs=network, post=INVITE),
    # Those who end, repeat or withdraw: the hub and the member's driver. Another member's team is not there at all.
    Row("directory:end_role", {**hub(200, expert=404), "driver": 200, "neighbour": 404}, kwargs=own_grant),
    # The time of a seat: the person themselves, their driver, the hub.
    Row("directory:seat_time", SAYS_TIME, kwargs=own_seat),
    Row(
        "directory:seat_time",
        {who: 302 if status == 200 else status for who, status in SAYS_TIME.items()},
        kwargs=own_seat,
        post={"minutes": "90", "per": "week"},
    ),
    Row(
        "directory:end_role",
        {**hub(302, expert=404), "driver": 302, "neighbour": 404},
        kwargs=own_grant,
        post={"why": "She moved."},
    ),
    Row(
        "directory:end_role",
        {**hub(422, expert=404), "co_facilitator": 404},
        kwargs=last_hub_grant,
        post={"why": "Done."},
        note="-last-facilitator",
    ),
    Row(
        "directory:repeat_invitation",
        {**hub(302, expert=404), "driver": 302, "neighbour": 404},
        kwargs=own_invitation,
        post={},
    ),
    Row("directory:repeat_invitation", hub(302, expert=404), kwargs=hub_invitation, post={}, note="-hub"),
    Row(
        "directory:withdraw_invitation",
        {**hub(302, expert=404), "driver": 302, "neighbour": 404},
        kwargs=own_invitation,
        post={},
    ),
    Row("directory:withdraw_invitation", hub(302, expert=404), kwargs=hub_invitation, post={}, note="-hub"),
    Row("membership:edit_network", hub(200, district=200), kwargs=network),
    Row("membership:edit_network", hub(302), kwargs=network, post=SETTINGS),
    Row("membership:add_organization", hub(302), kwargs=network, post=PART),
    Row(
        "membership:end_organization_role",
        hub(302, expert=404),
        kwargs=lambda cast: {"pk": cast.network.organization_roles.first().pk},
        post={},
    ),
    Row("activity:history", hub(200), kwargs=network),
    Row("outbox:parked", hub(200), kwargs=network),
    Row("outbox:retry", {"facilitator": 302}, kwargs=parked, post={}),
]
