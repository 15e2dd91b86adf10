"""Asks first, then status: one page a superintendent reads before a board meeting."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.measures.chart_view import ChartView
from design_process.measures.charts import member_charts
from design_process.measures.drawing import Flag
from design_process.problems.models import Adoption, GoalVersion
from design_process.progress.position import Position
from design_process.progress.positions import position_for
from districts.barriers.models import Barrier
from districts.directory.access import Visibility
from districts.directory.models import Member
from network.lib.kept import Given, Kept
from network.lib.words import counted, days_ago, late_by, listed, number_word

CARDS = 5
YOU, THE_SPONSOR = "you", "the sponsor"
PROMISED = "You promised this."


@dataclass(frozen=True)
class Ask:
    """Something only the sponsor can do, with how long it has waited."""

    words: str
    why: str
    url: str
    button: str
    kind: str
    when: str


@dataclass(frozen=True)
class Card:
    """A test cycle the team has released."""

    words: str
    outcome: str
    url: str


@dataclass(frozen=True)
class Status:
    reader: str  # "you" to the sponsor; to everybody else the page speaks of "the sponsor"
    sentence: str
    asks: tuple[Ask, ...]
    position: Position
    problem: str
    goals: tuple[Any, ...]  # GoalVersion, each with `problem`
    charts: tuple[ChartView, ...]
    cards: tuple[Card, ...]
    as_of: date


def status(member: Member, *, today: date, reader: str = YOU) -> Status:
    """What a sponsor sees first, and others who may read it. Six queries, whatever the years of history."""
    position = position_for(member, today)  # 1
    goals = _goals(member)  # 1, with the problem of practice
    asks = _as_read_by(reader, (*_barriers(member, today), *_agreements(goals, today)))  # 1
    released = _released(member)  # 1
    charts = member_charts(member, today, flags=_flags(released))  # 2
    return Status(
        reader=reader,
        sentence=_sentence(asks, charts, reader),
        asks=asks,
        position=position,
        problem=goals[0].problem if goals else "",
        goals=tuple(goals),
        charts=charts,
        cards=_cards(released),
        as_of=today,
    )


def _barriers(member: Member, today: date) -> tuple[Ask, ...]:
    """Barriers that wait for the sponsor: unanswered first by age, then promises by their day."""
    mine = _ASKED.rows(member=member.pk)
    asks = []
    for barrier in sorted(mine, key=lambda b: (b.due_on is not None, b.due_on or timezone.localdate(b.raised_at))):
        days = (today - timezone.localdate(barrier.raised_at)).days
        if barrier.state == Barrier.State.PROMISED and barrier.due_on:
            when, late = late_by(barrier.due_on, today), barrier.due_on < today
            button, why = "Say it is done", PROMISED
        else:
            when = f"{counted(days, 'day', 'days')} open" if days else "raised today"
            late = days > 7
            button, why = "Answer", barrier.ask or "The team needs your answer to go on."
        url = reverse("barriers:barrier", args=[barrier.pk])
        asks.append(Ask(barrier.what, why, url, button, "late" if late else "due", when))
    return tuple(asks)


_ASKED = Kept(lambda: Barrier.objects.filter(member=Given("member"), remover=Barrier.Remover.SPONSOR).open_barriers())


def _as_read_by(reader: str, asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """To others an ask is something to read: only the sponsor answers, promises and agrees."""
    if reader == YOU:
        return asks
    return tuple(
        replace(ask, button="Read it", why=ask.why.replace(PROMISED, "The sponsor promised this.")) for ask in asks
    )


def _goals(member: Member) -> list[Any]:
    """The newest version of each goal the district has taken."""
    return _NEWEST_GOALS.rows(member=member.pk)


def _newest_goals() -> QuerySet[Any]:
    newest = GoalVersion.objects.filter(goal=OuterRef("goal"), proposed=False).order_by("-number").values("number")[:1]
    adopted = Adoption.objects.filter(member=Given("member"), ended_on=None).values("problem__title")[:1]
    return (
        GoalVersion.objects.filter(goal__member=Given("member"), goal__retired_at=None, number=Subquery(newest))
        .annotate(problem=Subquery(adopted))
        .order_by("by_when")
    )


_NEWEST_GOALS = Kept(_newest_goals)


def _agreements(goals: list[Any], today: date) -> tuple[Ask, ...]:
    return tuple(
        Ask(
            f"Agree to the goal: {goal.what}",
            f"From {goal.baseline} to {goal.target} for {goal.for_whom}.",
            reverse("problems:goal", args=[goal.goal_id]),
            "Read and agree",
            "due",
            f"set {days_ago(timezone.localdate(goal.at), today)}",
        )
        for goal in goals
        if goal.agreed_at is None
    )


def _released(member: Member) -> list[Any]:
    """The latest test cycles that the team has opened beyond itself."""
    return _RELEASED.rows(member=member.pk)


_RELEASED = Kept(
    lambda: (
        TestCycle.objects.filter(member=Given("member"))
        .exclude(visibility=Visibility.TEAM)
        .annotate(prototype_name=F("prototype__name"))
        .order_by("-ends_on", "-pk")[:CARDS]
    )
)


def _flags(released: list[Any]) -> tuple[Flag, ...]:
    """When each began, for the axis of the charts."""
    return tuple(Flag(cycle.starts_on, f"Cycle {cycle.number} of {cycle.prototype_name} began") for cycle in released)


def _cards(released: list[Any]) -> tuple[Card, ...]:
    return tuple(
        Card(
            words=f"Cycle {cycle.number} of {cycle.prototype_name}: {cycle.question}",
            outcome=f"{cycle.get_act_display()}: {cycle.act_reason}" if cycle.act else cycle.get_state_display(),
            url=reverse("cycles:cycle", args=[cycle.pk]),
        )
        for cycle in released
    )


def _sentence(asks: tuple[Ask, ...], charts: tuple[ChartView, ...], reader: str) -> str:
    """What to tell the board: what is asked, and which indicators truly changed."""
    better = [f"“{chart.name}”" for chart in charts if chart.is_improving]
    worse = [f"“{chart.name}”" for chart in charts if chart.is_worsening]
    count = len(asks)
    asked = {0: f"Nothing waits for {reader}.", 1: f"One thing waits for {reader}."}.get(
        count, f"{number_word(count).capitalize()} things wait for {reader}."
    )
    told = []
    if better:
        told.append(f"{listed(better)} {'shows' if len(better) == 1 else 'show'} a real improvement.")
    if worse:
        told.append(f"{listed(worse)} {'shows' if len(worse) == 1 else 'show'} a real change for the worse.")
    if not any(chart.drawing for chart in charts):
        told.append("The team has not entered numbers yet.")
    elif not told:
        told.append("No indicator shows a real change yet.")
    return " ".join([asked, *told])
