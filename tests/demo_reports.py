"""What the demonstration's sponsor saw when she last looked, and the page her board saw two months ago."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.models import Indicator, Rollup
from design_process.measures.publication.handing_out import check_member, hand_out
from design_process.problems.models import Goal, GoalVersion
from design_process.progress import sponsor
from design_process.progress.actions import judge_goal_by
from design_process.progress.models import Look
from design_process.sharing.actions import save_snapshot
from design_process.sharing.models import Snapshot
from design_process.sharing.sheet import Content, member_sheet
from districts.directory.models import Member
from tests.demo_days import at_three

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
    facts = deepcopy(sponsor.status(member, now=now).facts)
    for number in facts["numbers"].values():
        del number["points"][:2]
    for barrier in facts["barriers"].values():
        barrier["state"] = "Waiting for an answer"
    Look.objects.create(network=county.network, member=member, person=person, looked_at=now - LOOKED, seen=facts)


def keep_a_page(county: Any) -> None:
    """The page for the board of two months ago, of what was known then."""
    member, person = county.members["Gold Ridge Union"], county.people["Sylvia Renner"]
    day = county.days.at(-60)
    content = _as_of(member, day)
    about = {"made_for": Snapshot.For.ANYONE, "by": person, "member": member, "at": at_three(day)}
    hand_out(county.network.pk, check_member(member, day))
    save_snapshot(county.network, content, **about)


def _as_of(member: Member, day: date) -> Content:
    """The sheet without the numbers, and the words of goals, that came later: taken away, looked at, put back."""
    with transaction.atomic():
        Rollup.objects.filter(member=member, period__gte=day - timedelta(days=day.weekday())).delete()
        GoalVersion.objects.filter(goal__member=member, at__date__gt=day).delete()
        content = member_sheet(member, at_three(day), check_member(member, day).figures)
        transaction.set_rollback(True)
    return content
