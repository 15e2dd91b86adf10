"""The goals of a network's members, for the hub: what each aims at, and which plan of its district that serves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from design_process.problems.models import GoalVersion
from design_process.problems.smart import PLANS
from design_process.progress.positions import TAKING_PART
from districts.directory.models import Member
from network.lib.words import counted, listed
from network.membership.models import Network


@dataclass(frozen=True)
class MembersGoals:
    """A member with the newest version of each goal that it has taken."""

    member_id: int
    name: str
    versions: tuple[Any, ...]


@dataclass(frozen=True)
class GoalsBoard:
    sentence: str
    rows: tuple[MembersGoals, ...]  # by name
    without: tuple[MembersGoals, ...]  # members that have no goal yet


def goals_board(network: Network) -> GoalsBoard:
    """Two queries, however many members and goals."""
    taking_part = Member.objects.filter(network=network, state__in=TAKING_PART)
    members = taking_part.order_by("district__name").values_list("pk", "district__name")
    newest = GoalVersion.objects.filter(goal=OuterRef("goal"), proposed=False).order_by("-number").values("pk")[:1]
    in_force = GoalVersion.objects.in_force().filter(network=network, goal__member__in=taking_part)
    versions = in_force.filter(pk=Subquery(newest)).select_related("goal__problem").order_by("by_when", "pk")
    by_member: dict[int, list[Any]] = {}
    for version in versions:
        by_member.setdefault(version.goal.member_id, []).append(version)
    rows = [MembersGoals(pk, name, tuple(by_member.get(pk, ()))) for pk, name in members]
    return GoalsBoard(
        sentence=_sentence([version for row in rows for version in row.versions]),
        rows=tuple(row for row in rows if row.versions),
        without=tuple(row for row in rows if not row.versions),
    )


def _sentence(versions: Sequence[Any]) -> str:
    """How many goals serve a plan that their district has anyway, and which kinds of plans."""
    if not versions:
        return "No member has taken a goal yet."
    serving = [version for version in versions if version.plan]
    if not serving:
        return f"{counted(len(versions), 'goal', 'goals')}, and none names the plan of its district that it serves yet."
    kinds = Counter(PLANS[version.plan_kind or "other"] for version in serving)
    told = listed([f"{words} {kinds[words]}" for words in PLANS.values() if kinds[words]])
    of = counted(len(versions), "goal", "goals")
    serve = "serves" if len(serving) == 1 else "serve"
    return f"{len(serving)} of {of} {serve} a plan that its district has anyway: {told}."
