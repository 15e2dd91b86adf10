"""Pages that were kept: a member's for its own people and the hub, the network's for everybody in it."""

from django.utils import timezone

from design_process.sharing.actions import ask_for_pdf, save_snapshot, withdraw
from design_process.sharing.models import Snapshot
from design_process.sharing.sheet import member_sheet, network_sheet
from tests.access_table.row import Row
from tests.world import a_goal

OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}
EVERYBODY = {**OWN, "neighbour": 200}
WITHDRAWS = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 200}


def kept(cast, made_for="own"):
    if made_for == "network":
        content = network_sheet(cast.network, timezone.now())
        return save_snapshot(cast.network, content, made_for=made_for, by=cast.facilitator)
    content = member_sheet(cast.member, timezone.now())
    return save_snapshot(cast.network, content, made_for=made_for, by=cast.sponsor, member=cast.member)


def member(cast):
    return {"pk": cast.member.pk}


def slug(cast):
    return {"slug": cast.network.slug}


def of_member(cast):
    return {"code": kept(cast).code}


def of_network(cast):
    return {"code": kept(cast, "network").code}


def with_pdf_asked(cast):
    found = kept(cast)
    ask_for_pdf(found)
    return {"code": found.code}


def withdrawn(cast):
    found = kept(cast)
    withdraw(found, why="Last year’s numbers", by=cast.sponsor)
    return {"code": found.code}


def two(cast):
    first = kept(cast)
    second = Snapshot.objects.create(
        network=cast.network, member=cast.member, made_for="own", form=1, digest="other", content=first.content
    )
    return {"code": second.code, "earlier": first.code}


def goal(cast):
    return {"pk": a_goal(cast.member, by=cast.driver).pk}


def proposal(cast):
    return {"pk": a_goal(cast.member, by=cast.facilitator, proposed=True).pk}


def then(answers):
    return dict.fromkeys(answers, 302)


ROWS = [
    Row("sharing:for_the_plan", OWN, goal),
    Row("sharing:for_the_plan", OWN, goal, post={"text": "We go from 42 % to 60 %."}, note="-file"),
    Row("sharing:for_the_plan", {}, proposal, note="-proposed"),
    Row("sharing:member_snapshots", {**OWN, "neighbour": 403}, member),
    Row("sharing:member_snapshots", {**then(OWN), "neighbour": 403}, member, post={"made_for": "own"}),
    Row("sharing:member_snapshots", {**OWN, "neighbour": 403}, member, post={"made_for": "anyone"}, note="-check"),
    Row("sharing:network_snapshots", {**EVERYBODY, "expert": 403}, slug),
    Row(
        "sharing:save_network_snapshot",
        {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403, "expert": 403},
        slug,
        post={},
    ),
    Row("sharing:snapshot", OWN, of_member, note="-member"),
    Row("sharing:snapshot", EVERYBODY, of_network, note="-network"),
    Row("sharing:snapshot", dict.fromkeys(OWN, 410), withdrawn, note="-withdrawn"),
    Row("sharing:withdraw_snapshot", WITHDRAWS, of_member, note="-member"),
    Row(
        "sharing:withdraw_snapshot",
        {**WITHDRAWS, "facilitator": 302, "sponsor": 302},
        of_member,
        post={"why": "Last year’s numbers"},
        note="-member",
    ),
    Row(
        "sharing:withdraw_snapshot",
        {"facilitator": 302, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403},
        of_network,
        post={"why": "Last year’s numbers"},
        note="-network",
    ),
    Row("sharing:compare_snapshots", OWN, two),
    Row("sharing:make_snapshot_pdf", then(OWN), of_member, post={}),
    Row("sharing:snapshot_pdf", {}, with_pdf_asked, note="-not-made-yet"),
]
