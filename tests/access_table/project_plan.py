"""The project plan: read by a district's own people and the hub, written by driver and hub, done by the team."""

from design_process.phases.actions import project_of
from design_process.project_plan.actions import make_plan
from design_process.project_plan.models import ProjectTask
from tests.access_table.phases import OWN, WRITES, done, first_phase, project
from tests.access_table.row import Row

DOES = {"facilitator": 302, "driver": 302, "team_member": 302, "sponsor": 403}

INSIDE = {who: status for who, status in WRITES.items() if who in OWN and who != "neighbour"}
WRONG = {who: 422 if status == 200 else status for who, status in WRITES.items()}


def task(cast):
    assert cast.work.cycle
    make_plan(project_of(cast.member), by=cast.driver, on=cast.work.cycle.starts_on)
    return {"pk": ProjectTask.objects.filter(member=cast.member).first().pk}


ROWS = [
    Row("project_plan:plan", OWN, kwargs=project),
    Row("project_plan:make", done(WRITES), kwargs=project, post={}),
    Row("project_plan:add", WRITES, kwargs=first_phase),
    Row(
        "project_plan:add",
        {who: 422 if s == 200 else s for who, s in WRITES.items()},
        kwargs=first_phase,
        post={"words": ""},
    ),
    Row("project_plan:edit", INSIDE, kwargs=task),
    Row(
        "project_plan:edit",
        done(INSIDE),
        kwargs=task,
        post={"drop": "1", "why": "The survey is enough."},
    ),
    Row("project_plan:finish", DOES, kwargs=task, post={"done": "yes"}),
]
