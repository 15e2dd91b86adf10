"""The process is seen by hub and districts and changed by the hub; a project is its district's own."""

from datetime import timedelta

from django.utils import timezone

from tests.access_table.row import Row

NETWORK = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 200, "expert": 403}
HUB = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
HUB_OF_NETWORK = HUB | {"expert": 403}
OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200, "neighbour": 403}
WRITES = {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403, "neighbour": 403}
START = timezone.localdate()
CYCLE = {
    "process": "six-phase",
    "name": "School year",
    "starts_on": START.isoformat(),
    "ends_on": (START + timedelta(days=100)).isoformat(),
    **{f"opens_{order}": (START + timedelta(days=10 * order)).isoformat() for order in range(2, 7)},
}


def network(cast):
    return {"slug": cast.network.slug}


def between(cast):
    cast.network.design_cycles.update(closed_at=timezone.now())  # the last one is over, the next not begun
    return network(cast)


def under_way(cast):
    assert cast.work.cycle  # a design cycle is under way
    return network(cast)


def phase(cast):
    return under_way(cast) | {"order": 1}


def project(cast):
    assert cast.work.cycle  # a design cycle is under way
    return {"pk": cast.member.pk}


def first_phase(cast):
    return project(cast) | {"order": 1}


def done(answers: dict[str, int]) -> dict[str, int]:
    """The same answers for a POST that goes well: on to the next page."""
    return {who: 302 if status == 200 else status for who, status in answers.items()}


ROWS = [
    Row("phases:process", NETWORK, kwargs=network),
    Row("phases:process", NETWORK, kwargs=under_way, note="-under-way"),
    Row("phases:board", NETWORK, kwargs=network),
    Row("phases:board", NETWORK, kwargs=under_way, note="-under-way"),
    Row("phases:start_design_cycle", HUB_OF_NETWORK, kwargs=between),
    Row("phases:start_design_cycle", done(HUB_OF_NETWORK), kwargs=between, post=CYCLE),
    Row("phases:timeline", HUB_OF_NETWORK, kwargs=under_way),
    Row("phases:timeline", HUB_OF_NETWORK | {"facilitator": 422}, kwargs=under_way, post={"opens_2": "soon"}),
    Row("phases:close_design_cycle", HUB_OF_NETWORK | {"facilitator": 404}, kwargs=network, post={"cycle": "0"}),
    Row("phases:reword_phase", HUB_OF_NETWORK, kwargs=phase),
    Row("phases:reword_phase", done(HUB_OF_NETWORK), kwargs=phase, post={"label": "Find out", "purpose": "Look."}),
    Row("phases:project", OWN, kwargs=project),
    Row("phases:edit_project", WRITES, kwargs=project),
    Row("phases:edit_project", done(WRITES), kwargs=project, post={"vision": "", "plan": "Meet weekly."}),
    Row("phases:finish_phase", WRITES, kwargs=first_phase),
    Row(
        "phases:finish_phase",
        done(WRITES),
        kwargs=lambda cast: project(cast) | {"order": 1},
        post={"made": "A survey."},
    ),
    Row("phases:override_position", HUB, kwargs=project),
    Row("phases:override_position", HUB | {"facilitator": 422}, kwargs=project, post={"phase": "0"}),
    Row("phases:remove_override", done(HUB), kwargs=project, post={}),
]
