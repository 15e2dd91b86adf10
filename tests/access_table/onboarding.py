"""Getting started: everybody with a path sees their own; who was shown around in person is the hub's to note."""

from tests.access_table.row import Row

COMMUNITY = {**dict.fromkeys(("facilitator", "driver", "team_member", "sponsor", "neighbour"), 200), "expert": 403}
DONE = {who: 302 if status == 200 else status for who, status in COMMUNITY.items()}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403}


def network(cast):
    return {"slug": cast.network.slug}


def page(cast):
    return {"slug": cast.network.slug, "key": "small"}


def charter(cast):
    return {"slug": cast.network.slug, "key": "charter"}


def no_page(cast):
    return {"slug": cast.network.slug, "key": "made-up"}


def seat(cast):
    return {"pk": cast.team_member.grants.get().seat.pk}


NOWHERE = {who: 404 if status == 200 else status for who, status in COMMUNITY.items()}

ROWS = [
    Row("onboarding:path", COMMUNITY, network),
    Row("onboarding:put", DONE, network, {"how": "later"}),
    Row("onboarding:step", COMMUNITY, page),
    Row("onboarding:step", NOWHERE, no_page, note="-made-up"),
    Row("onboarding:step", DONE, page, {"answer": "longer"}),
    Row("onboarding:step", {w: 422 if s == 200 else s for w, s in COMMUNITY.items()}, page, {}, note="-nothing"),
    Row("onboarding:tick", DONE, charter, {}),
    Row("onboarding:tick", NOWHERE, no_page, {}, note="-made-up"),
    Row("onboarding:in_person", HUB, seat),
    Row("onboarding:in_person", HUB | {"facilitator": 302}, seat, {"on": "2026-09-01"}),
    Row("onboarding:in_person", HUB | {"facilitator": 422}, seat, {"on": "2999-09-01"}, note="-to-come"),
]
