"""The hub's desk of barriers, joint briefs, and what is answered by the link of a letter."""

from uuid import UUID

from districts.barriers.briefs.actions import send_brief
from districts.barriers.briefs.links import brief_address
from districts.barriers.links import answer_address
from tests.access_table.row import WHO, Row
from tests.world import a_barrier
from tests.world_barriers import a_brief

HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}
GUEST = {"expert": 403}  # within reach of the network, without a right there
ALL = OWN | {"neighbour": 200}
KEY = "6f6d8a4e-0000-4000-8000-0000000000b1"


def network(cast):
    return {"slug": cast.network.slug}


def a_draft(cast):
    return {"pk": a_brief(cast, UUID(KEY)).pk}


def a_sent(cast):
    brief = a_brief(cast, UUID(KEY))
    send_brief(brief, by=cast.facilitator)
    return {"pk": brief.pk}


def its_part(cast):
    return {"pk": a_brief(cast, UUID(KEY)).parts.get(member=cast.member).pk}


def its_link(cast):
    brief = a_brief(cast, UUID(KEY))
    send_brief(brief, by=cast.facilitator)
    brief.refresh_from_db()
    return {"token": brief_address(brief).rstrip("/").rsplit("/", 1)[1]}


def barrier_link(cast):
    barrier = a_barrier(cast.member, by=cast.driver)
    return {"token": answer_address(barrier, cast.sponsor).rstrip("/").rsplit("/", 1)[1]}


ROWS = [
    Row("barriers:answer_by_link", dict.fromkeys(WHO, 200), kwargs=barrier_link),
    Row("barriers:answer_by_link", dict.fromkeys(WHO, 422), kwargs=barrier_link, post={"kind": "cannot"}, note="-why"),
    Row("barriers:answer_by_link", dict.fromkeys(WHO, 302), kwargs=barrier_link, post={"kind": "removed"}),
    Row("barriers:desk", HUB | GUEST, kwargs=network),
    Row("barriers:briefs", ALL | GUEST, kwargs=network),
    Row("barriers:write_brief", HUB | GUEST, kwargs=network),
    Row("barriers:write_brief", HUB | GUEST | {"facilitator": 422}, kwargs=network, post={"title": ""}),
    Row("barriers:brief", ALL, kwargs=a_draft, note="-draft"),
    Row("barriers:brief", ALL, kwargs=a_sent, note="-sent"),
    Row("barriers:edit_brief", HUB, kwargs=a_draft),
    Row("barriers:edit_brief", HUB | {"facilitator": 422}, kwargs=a_draft, post={"title": ""}),
    Row("barriers:send_brief", HUB | {"facilitator": 302}, kwargs=a_draft, post={}),
    Row(
        "barriers:name_us",
        {"facilitator": 403, "driver": 302, "team_member": 302, "sponsor": 403},
        kwargs=its_part,
        post={"named": "yes"},
    ),
    Row("barriers:brief_by_link", dict.fromkeys(WHO, 200), kwargs=its_link),
    Row("barriers:brief_by_link", dict.fromkeys(WHO, 422), kwargs=its_link, post={"kind": "cannot", "client_key": KEY}),
    Row(
        "barriers:brief_by_link",
        dict.fromkeys(WHO, 302),
        kwargs=its_link,
        post={"kind": "removed", "client_key": KEY},
        note="-removed",
    ),
]
