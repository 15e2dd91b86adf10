"""A member's goals as the sponsor's page prints them: in words, with how far they are, and a bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from design_process.measures.models import Indicator
from design_process.measures.periods import label
from design_process.measures.series import Series
from design_process.measures.words import in_unit
from design_process.problems.models import Adoption, GoalVersion
from design_process.problems.smart import number_in
from design_process.progress.goal_progress import (
    BEHIND,
    EARLY,
    MISSED,
    ON_TRACK,
    REACHED,
    Aim,
    Progress,
    progress,
)
from design_process.progress.models import GoalNumber
from network.lib.kept import Given, Kept
from network.lib.words import number_word

KINDS = {REACHED: "done", ON_TRACK: "done", BEHIND: "due", EARLY: "info", MISSED: "late"}  # of the status component
DIGITS = {Indicator.Unit.SHARE: 0, Indicator.Unit.COUNT: 0}
BAR = 300  # units of the drawing from baseline to target


@dataclass(frozen=True)
class Bar:
    """The way from baseline to target as a drawing: how much of it is done, and where the even path would be."""

    done: float
    even: float
    start: str
    now: str
    target: str

    @property
    def now_at(self) -> float:
        """Where the label of "now" is centred, so that it stays within the drawing."""
        return min(max(self.done, 24), BAR - 24)


@dataclass(frozen=True)
class GoalShown:
    """One goal. Without a bar the words say what is lacking."""

    goal_id: int
    number: int  # of its version
    what: str
    for_whom: str
    path: str  # "From 38 % in Sep 2026, now 47 % (…), target 60 % by Jun 2027."
    standing: str  # on track, behind, …; empty when it cannot be said
    kind: str
    why: str
    bar: Bar | None
    by_number: str  # the indicator's name
    url: str
    agreed_at: Any
    baseline: str
    target: str
    set_on: date
    problem: str


def newest_goals(member_id: int) -> list[Any]:
    """The newest version of each goal the district has taken, with `problem` and the id of its `indicator`."""
    return _NEWEST.rows(member=member_id)


def _newest() -> QuerySet[Any]:
    newest = GoalVersion.objects.filter(goal=OuterRef("goal"), proposed=False).order_by("-number").values("number")[:1]
    adopted = Adoption.objects.filter(member=Given("member"), ended_on=None).values("problem__title")[:1]
    chosen = GoalNumber.objects.filter(goal=OuterRef("goal")).values("indicator")[:1]
    first = GoalVersion.objects.filter(goal=OuterRef("goal"), proposed=False).order_by("number").values("at")[:1]
    return (
        GoalVersion.objects.filter(goal__member=Given("member"), goal__retired_at=None, number=Subquery(newest))
        .annotate(problem=Subquery(adopted), indicator=Subquery(chosen), begun_at=Subquery(first))
        .order_by("by_when", "pk")
    )


_NEWEST = Kept(_newest)


def shown(
    versions: Sequence[Any], series: Mapping[int, Series], today: date, *, roughly: bool = False
) -> tuple[GoalShown, ...]:
    """Each goal judged by the series of its indicator (by id), where it has one. `roughly`: those are in bands."""
    found = tuple(_shown(version, series.get(version.indicator), today) for version in versions)
    return tuple(replace(one, path=one.path.replace("now ", "now about ", 1)) for one in found) if roughly else found


def _shown(version: Any, series: Series | None, today: date) -> GoalShown:
    aim = _aim(version, series.indicator) if series else None
    found = progress(aim, _numbers(series), today) if series and aim else None
    plain = f"From {version.baseline} to {version.target} by {_day(version.by_when)}."
    judged = (
        (_path(aim, found, series.indicator), found.standing, KINDS[found.standing], _why(aim, found, series.indicator))
        if series and aim and found
        else (plain, "", "info", _lacking(version, series))
    )
    path, standing, kind, why = judged
    return GoalShown(
        goal_id=version.goal_id, number=version.number, what=version.what, for_whom=version.for_whom,
        path=path, standing=standing, kind=kind, why=why,
        bar=_bar(aim, found, series.indicator) if series and aim and found else None,
        by_number=series.indicator.name if series else "",
        url=reverse("problems:goal", args=[version.goal_id]),
        agreed_at=version.agreed_at, baseline=version.baseline, target=version.target,
        set_on=timezone.localdate(version.at), problem=version.problem or "",
    )  # fmt: skip


def _aim(version: Any, indicator: Indicator) -> Aim | None:
    """What the goal says in numbers; where it says none, what its indicator says."""
    baseline = number_in(version.baseline)
    baseline = indicator.baseline if baseline is None else baseline
    target = number_in(version.target)
    target = indicator.target if target is None else target
    if baseline is None or target is None:
        return None
    begun_on = indicator.baseline_on or timezone.localdate(version.begun_at)
    return Aim(baseline, begun_on, target, version.by_when, DIGITS.get(Indicator.Unit(indicator.unit), 1))


def _numbers(series: Series) -> list[tuple[date, float]]:
    pairs = zip(series.periods, series.points, strict=True)
    return [(period, point.value) for period, point in pairs if point.value is not None]


def _path(aim: Aim, found: Progress, about: Indicator) -> str:
    level = f" (the middle of the last {number_word(found.of)} numbers)" if found.of > 1 else ""
    now = f"now {_said(about.unit, found.now)}{level}"
    start, end = _said(about.unit, aim.baseline), _said(about.unit, aim.target)
    return f"From {start} in {aim.begun_on:%b %Y}, {now}, target {end} by {_day(aim.by_when)}."


def _why(aim: Aim, found: Progress, about: Indicator) -> str:
    if found.standing == REACHED:
        return "The target is reached. Watch whether it holds."
    if found.standing == MISSED:
        return f"The day has passed and {_said(about.unit, aim.target)} is not reached."
    if found.standing == EARLY:
        return "A tenth of the time and three numbers are needed before a straight line says anything."
    when = label(about.frequency, found.now_on)
    when = f"the {when}" if when.startswith("week") else when
    return f"In even steps it would be {_said(about.unit, found.expected)} in {when}."


def _lacking(version: Any, series: Series | None) -> str:
    if version.indicator is None:
        return "No number shows yet how far it is."
    if series is None:
        return "The number that showed how far it is, is no longer collected."
    return "It cannot be said how far it is until its number has come in, and baseline and target are two numbers."


def _bar(aim: Aim, found: Progress, about: Indicator) -> Bar:
    return Bar(
        done=round(BAR * min(max(found.way, 0.0), 1.0), 1),
        even=round(BAR * found.path, 1),
        start=_said(about.unit, aim.baseline),
        now=_said(about.unit, found.now),
        target=_said(about.unit, aim.target),
    )


def _said(unit: str, value: float) -> str:
    """A value that no line breaks within."""
    return in_unit(unit, value).replace(" ", "\u00a0")


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
