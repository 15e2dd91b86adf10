"""A goal as its page shows it: the version in force, a proposal that waits, and what each version changed."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from design_process.problems.forms import SAID, GoalForm
from design_process.problems.models import Goal, GoalVersion
from design_process.problems.smart import Hint, Said, changes, hints


@dataclass(frozen=True)
class VersionShown:
    version: GoalVersion
    changes: tuple[tuple[str, str, str], ...]  # field, before, after; empty for the first version


@dataclass(frozen=True)
class GoalShown:
    """`current` is what the district works to; `proposal` is a newer version of the hub's that it may take."""

    latest: GoalVersion
    current: GoalVersion | None
    proposal: GoalVersion | None
    versions: tuple[VersionShown, ...]  # the newest first
    hints: tuple[Hint, ...]

    @property
    def missing(self) -> int:
        """How many of the five SMART words still want something."""
        return sum(not hint.there for hint in self.hints)


@dataclass(frozen=True)
class GoalLine:
    """A goal in a list: the version in force (a proposal, where there is none yet), and whether a change waits."""

    goal: Goal
    version: GoalVersion
    change_proposed: bool


def goal_lines(member_id: int) -> tuple[GoalLine, ...]:
    """The goals of a member that are not retired: two queries."""
    found = []
    for goal in Goal.objects.filter(member=member_id, retired_at=None).with_versions():
        current = next((version for version in goal.by_age if not version.proposed), None)
        newest = goal.by_age[0]
        found.append(GoalLine(goal, current or newest, current is not None and newest.proposed))
    return tuple(found)


def goal_shown(goal: Goal, today: date) -> GoalShown:
    """Everything the page of a goal shows: one query."""
    rows = list(goal.versions.select_related("by", "agreed_by"))
    older: list[GoalVersion | None] = [*rows[1:], None]
    versions = tuple(
        VersionShown(row, tuple(changes(said_in(before), said_in(row))) if before else ())
        for row, before in zip(rows, older, strict=True)
    )
    return GoalShown(
        latest=rows[0],
        current=next((row for row in rows if not row.proposed), None),
        proposal=rows[0] if rows[0].proposed else None,
        versions=versions,
        hints=hints(said_in(rows[0]), today),
    )


def said_in(version: GoalVersion) -> Said:
    return Said(**{name: getattr(version, name) for name in SAID})


def hints_for(form: GoalForm) -> tuple[Hint, ...]:
    """The five hints for what stands in a form: what was typed, else what it started with."""
    known = dict(form.initial)
    if form.is_bound:
        form.is_valid()
        known = form.cleaned_data
    words = {name: known.get(name) or "" for name in SAID if name != "by_when"}
    return hints(Said(**words, by_when=known.get("by_when")), timezone.localdate())
