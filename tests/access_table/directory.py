"""Members, districts and the state's files."""

from datetime import date

from districts.directory.models import Upload
from tests.access_table.row import Row
from tests.world import an_agreement

COMMUNITY = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200}
HUB_ONLY = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
OWN_AND_HUB = {**HUB_ONLY, "driver": 200}
GUEST_OUT = {"expert": 403}  # a guest knows that the network is there, and has no menu in it


def _network(cast):
    return {"slug": cast.network.slug}


def _member(cast):
    return {"pk": cast.member.pk}


def _upload(cast):
    rejected = [{"line": 2, "reason": "the school has no name"}]
    kept = Upload.objects.create(
        network=cast.network, by=cast.facilitator, file_name="s.csv", layout="schools", rejected=rejected
    )
    return {"pk": kept.pk}


def _done(answers: dict[str, int]) -> dict[str, int]:
    """The same answers for a POST that goes through."""
    return {who: 302 if status == 200 else status for who, status in answers.items()}


def _agreement(cast):
    return {"pk": an_agreement(cast.member, by=cast.sponsor, until=date(2031, 6, 30)).pk}


OWN_AND_HUB_SEE = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 403}
THEIRS_TO_GIVE = {"facilitator": 403, "driver": 302, "team_member": 403, "sponsor": 302, "neighbour": 403}
AGREED = {"signed_by": "Sasha Lindqvist", "starts_on": "2026-08-01", "until": "2032-06-30"}
STATE = {"state": "paused", "on": "2026-09-01", "reason": "A new superintendent starts in spring."}
TYPED = {"name": "Quartz Hollow", "kind": "unified"}
ROWS = [
    Row("directory:student_groups", {**COMMUNITY, **GUEST_OUT}, _network),
    Row(
        "directory:student_groups",
        {**HUB_ONLY, "facilitator": 302, **GUEST_OUT},
        _network,
        {"label": "Newcomers", "dimension": "program"},
    ),
    Row("directory:members", COMMUNITY | GUEST_OUT, _network),
    Row("directory:member", COMMUNITY, _member),
    Row("directory:member_state", HUB_ONLY, _member),
    Row("directory:member_state", _done(HUB_ONLY), _member, post=STATE),
    Row("directory:agreement", OWN_AND_HUB_SEE, _member),
    Row("directory:agreement", THEIRS_TO_GIVE, _member, post=AGREED),
    Row("directory:end_agreement", {**THEIRS_TO_GIVE, "neighbour": 404}, _agreement, post={}),
    Row("directory:edit_profile", OWN_AND_HUB, _member),
    Row("directory:edit_profile", _done(OWN_AND_HUB), _member, post={"kind": "unified", "grades": "K-8"}),
    Row("directory:add_member", HUB_ONLY | GUEST_OUT, _network),
    Row("directory:add_member", _done(HUB_ONLY) | GUEST_OUT, _network, post=TYPED),
    Row("directory:upload", HUB_ONLY | GUEST_OUT, _network),
    Row("directory:upload", {**HUB_ONLY, "facilitator": 422} | GUEST_OUT, _network, post={}, note="-without-a-file"),
    Row("directory:preview", HUB_ONLY, _upload),
    Row("directory:preview", _done(HUB_ONLY), _upload, post={"step": "drop"}),
    Row("directory:rejected", HUB_ONLY, _upload),
]
