"""What the demonstration's sponsor saw when she last looked: so her page has something to say about since."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.problems.models import Goal
from design_process.progress import sponsor
from design_process.progress.actions import judge_goal_by
from design_process.progress.looks import Past
from design_process.progress.models import Look

LOOKED = timedelta(days=16)
NUMBERS = {
    "Pupils explain their thinking in mathematics": "Pupils who explain their thinking",
    "Pupils who miss school come back to a plan": "Families reached within two days",
}


def judge_goals(county: Any) -> None:
    """Each team has said which number shows how far its goal is."""
    indicators = {found.name: found for found in Indicator.objects.filter(network=county.network)}
    for goal in Goal.objects.filter(network=county.network).select_related("problem", "member__district"):
        driver = next(place.driver for place in county.places if place.name == goal.member.district.name)
        judge_goal_by(goal, indicators[NUMBERS[goal.problem.title]], by=county.people[driver])


def look_back(county: Any) -> None:
    """The sponsor of Gold Ridge was on her page sixteen days ago: two numbers and an answer fewer stood there."""
    member, person = county.members["Gold Ridge Union"], county.people["Sylvia Renner"]
    now = timezone.now()
    facts = deepcopy(sponsor.status(member, now=now, past=Past(None, None, is_new=True)).facts)
    for number in facts["numbers"].values():
        del number["points"][:2]
    for barrier in facts["barriers"].values():
        barrier["state"] = "Waiting for an answer"
    Look.objects.create(network=county.network, member=member, person=person, looked_at=now - LOOKED, seen=facts)
