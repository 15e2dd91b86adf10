"""Project plans of the demonstration: made backwards, with owners, things done, and one that slipped."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from design_process.phases.actions import project_of
from design_process.project_plan.actions import Task, add_task, change_task, finish_task, make_plan
from design_process.project_plan.models import ProjectTask
from tests import demo_story as story

if TYPE_CHECKING:
    from tests.demo import County


def plan_backwards(county: "County") -> None:
    """Every team that has begun has a plan; what lies behind it is done, but for one thing here and there."""
    for number, place in enumerate(p for p in story.PLACES if p.stands != "prework"):
        member, driver = county.members[place.name], county.people[place.driver]
        project = project_of(member)
        assert project is not None
        make_plan(project, by=driver, on=county.began + timedelta(weeks=3))
        behind = list(ProjectTask.objects.standing().filter(project=project, due_on__lt=county.today))
        for task in behind[: len(behind) - number % 2]:
            finish_task(task, done=True, by=driver, on=task.due_on)
    _gold_ridge(county)


def _gold_ridge(county: "County") -> None:
    """What waits in the driver's Due now: one thing of her own, and one that somebody else took."""
    member = county.members["Gold Ridge Union"]
    project, driver = project_of(member), county.people["Dana Whitfield"]
    assert project is not None
    window = project.design_cycle.windows.filter(opens_on__lte=county.today, closes_on__gte=county.today).first()
    if window is None:
        return
    day = min(county.days.at(3), window.closes_on)
    words = Task("Copy the tally sheets for five classes", day, driver)
    add_task(project, window.phase, words, by=driver, client_key=UUID(int=1847))
    following = ProjectTask.objects.to_do().filter(project=project, due_on__gt=day).first()
    if following is not None:
        change_task(following, Task(following.words, following.due_on, county.people["Tomas Reyes"]), by=driver)
