"""Writing problems of practice, adopting one, and goals that are revised in versions, never overwritten."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.problems.models import Adoption, Goal, GoalVersion, ProblemOfPractice
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network


@dataclass(frozen=True)
class ProblemWords:
    """What a problem of practice says."""

    title: str
    statement: str
    for_whom: str
    current_state: str = ""
    desired_state: str = ""
    evidence: str = ""
    stakeholder_groups: tuple[str, ...] = ()  # keys of those whom it touches


@transaction.atomic
def write_problem(
    network: Network, words: ProblemWords, *, by: Any, problem: ProblemOfPractice | None = None
) -> ProblemOfPractice:
    """Add a problem of practice to a network, or with `problem` give that one other words.

    Added twice under one title at the same moment, it is added once.
    """
    said = asdict(words)
    if problem is None:
        written, made = ProblemOfPractice.objects.get_or_create(network=network, title=words.title, defaults=said)
        if not made:
            return written
        verb = "added"
    else:
        written, verb = problem, "changed"
        ProblemOfPractice.objects.filter(pk=problem.pk).update(**said)
    line = f"{verb} the problem of practice “{words.title}”"
    record(Activity.About.PROCESS, line, network_id=network.pk, by=by, thing=written)
    return written


@transaction.atomic
def adopt_problem(member: Member, problem: ProblemOfPractice, *, by: Any, on: date, reason: str = "") -> Adoption:
    """Let a member work on a problem from a day on; the one before ends that day. The same again changes nothing."""
    if problem.network_id != member.network_id:
        raise ValueError("the problem is another network's")
    Member.objects.select_for_update().get(pk=member.pk)  # one adoption at a time, also when two people choose at once
    current: Adoption | None = Adoption.objects.open().filter(member=member).first()
    if current is not None and current.problem_id == problem.pk:
        return current
    if current is not None:
        current.ended_on = max(on, current.adopted_on)
        current.save(update_fields=["ended_on"])
    adoption: Adoption = Adoption.objects.create(
        network_id=member.network_id, member=member, problem=problem, adopted_on=on, reason=reason, by=by
    )
    line = f"chose “{problem.title}” as the problem of practice of {member.district.name}"
    record(Activity.About.PROCESS, line, network_id=member.network_id, by=by, thing=member, why=reason)
    return adoption


@dataclass(frozen=True)
class GoalWords:
    """What one version of a goal says. `reason` is what was learned; every version but the first has one."""

    what: str
    for_whom: str
    baseline: str
    target: str
    by_when: date
    plan_kind: str = ""
    aligned_to: str = ""
    plan_part: str = ""
    plan_years: str = ""
    serves: str = ""
    reason: str = ""


class GoalMoved(Exception):
    """Somebody saved another version meanwhile."""

    def __init__(self, latest: GoalVersion) -> None:
        super().__init__(f"version {latest.number} is newer")
        self.latest = latest


@transaction.atomic
def set_goal(
    member: Member, problem: ProblemOfPractice, words: GoalWords, *, by: Any, proposed: bool = False
) -> GoalVersion:
    """Set a goal of a member for its problem: version 1. `proposed` by the hub, it waits for the district.

    The same goal sent twice, not revised since, is one goal.
    """
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)  # the second of two at once waits for the first
    first = GoalVersion.objects.filter(goal__member=member, goal__problem=problem, goal__retired_at=None)
    same = first.filter(number=1, by=by, proposed=proposed, **asdict(words)).first()
    if same is not None and not same.goal.versions.filter(number__gt=1).exists():
        return same
    goal: Goal = Goal.objects.create(network_id=member.network_id, member=member, problem=problem)
    version = _write(goal, words, 1, by=by, proposed=proposed)
    _note("proposed a goal" if proposed else "set a goal", version, by=by)
    return version


@transaction.atomic
def revise_goal(goal: Goal, words: GoalWords, *, seen: int, by: Any, proposed: bool = False) -> GoalVersion:
    """Add the next version to a goal. `seen` is the number of the version it was written from.

    Raises GoalMoved with the latest version when that is a newer one: nothing is written.
    """
    latest = _latest_locked(goal, seen)
    version = _write(goal, words, latest.number + 1, by=by, proposed=proposed)
    _note("proposed a change of the goal" if proposed else "revised the goal", version, by=by, why=words.reason)
    return version


@transaction.atomic
def take_goal(goal: Goal, *, seen: int, by: Any) -> GoalVersion:
    """The district takes what the hub proposed. Taken twice is taken once. Raises GoalMoved."""
    latest = _latest_locked(goal, seen)
    if latest.proposed:
        latest.proposed = False
        latest.save(update_fields=["proposed"])
        _note("took the proposed goal", latest, by=by)
    return latest


@transaction.atomic
def agree_goal(goal: Goal, *, seen: int, by: Any) -> GoalVersion:
    """The sponsor agrees to the version they saw. Agreed twice is agreed once. Raises GoalMoved."""
    latest = _latest_locked(goal, seen)
    if latest.agreed_at is None and not latest.proposed:
        latest.agreed_by, latest.agreed_at = by, timezone.now()
        latest.save(update_fields=["agreed_by", "agreed_at"])
        _note("agreed to the goal", latest, by=by)
    return latest


@transaction.atomic
def retire_goal(goal: Goal, *, by: Any, why: str) -> None:
    """Stop working towards a goal; its versions stay. Retired twice is retired once."""
    if Goal.objects.filter(pk=goal.pk, retired_at=None).update(retired_at=timezone.now()):
        _note("retired the goal", goal.versions.all()[0], by=by, why=why)


def _latest_locked(goal: Goal, seen: int) -> GoalVersion:
    """The latest version, with the goal held until the transaction ends, so that two editors come one by one."""
    Goal.objects.select_for_update().get(pk=goal.pk)
    latest = GoalVersion.objects.filter(goal=goal).select_related("by").order_by("-number")[0]
    if latest.number != seen:
        raise GoalMoved(latest)
    return latest


def _write(goal: Goal, words: GoalWords, number: int, *, by: Any, proposed: bool) -> GoalVersion:
    return GoalVersion.objects.create(
        network_id=goal.network_id, goal=goal, number=number, by=by, proposed=proposed, **asdict(words)
    )


def _note(verb: str, version: GoalVersion, *, by: Any, why: str = "") -> None:
    words = f"{verb} of {version.goal.member.district.name} (version {version.number}): {version.what}"
    record(Activity.About.GOALS, words, network_id=version.network_id, by=by, thing=version.goal, why=why)
