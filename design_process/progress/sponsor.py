"""Asks first, then status: one page a superintendent reads before a board meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.heard.waiting import answers_for
from design_process.measures.chart_view import GAP, ChartView, views
from design_process.measures.charts import member_sums, printed_series, series_of
from design_process.measures.drawing import Flag
from design_process.measures.due import Due, asked_of, due_among
from design_process.measures.events.flags import flags_beside
from design_process.measures.for_anyone import series_for_anyone
from design_process.measures.models import Indicator
from design_process.measures.publication.handing_out import Figures
from design_process.measures.series import Series
from design_process.progress import goals
from design_process.progress.changes import Facts
from design_process.progress.goals import GoalShown
from design_process.progress.looks import NO_PAST, Past, Since, since_then
from design_process.progress.position import Position
from design_process.progress.positions import position_for
from districts.barriers.answering import quick_days
from districts.barriers.models import Barrier
from districts.directory.access import Visibility
from districts.directory.models import Member
from districts.pulse.waiting import pulse_asked
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
    days: tuple[date, ...] = ()  # it can be promised for with one tap; none where it cannot be answered in place


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
    told: str  # the part of it that is for everybody: what truly changed
    asks: tuple[Ask, ...]
    since: Since  # what changed since the reader last looked
    position: Position
    problem: str
    goals: tuple[GoalShown, ...]
    charts: tuple[ChartView, ...]
    completeness: str  # whether the numbers behind it are all in
    cards: tuple[Card, ...]
    as_of: date
    facts: Facts  # what the next look is compared with


def status(
    member: Member,
    *,
    now: datetime,
    past: Past = NO_PAST,
    reader: str = YOU,
    for_anyone: Figures | None = None,
    in_full: bool = True,
) -> Status:
    """What a sponsor sees first, and others who may read it. Six queries, whatever the years of history.
    One more for what happened beside the numbers, where the member does not come with it.

    `for_anyone`: as it may leave the district, with these figures for its own, and of its cards only those that the
    team opened to everyone. Not `in_full`, its numbers are what a hub without an agreement may read.
    """
    today = timezone.localdate(now)
    position = position_for(member, today)  # 1
    versions = goals.newest_goals(member.pk)  # 1, with the problem of practice
    barriers = _ASKED.rows(member=member.pk, since=past.since or now)  # 1
    for_you = (*pulse_asked(member, today), *answers_for(member)) if reader == YOU else ()
    own = tuple(Ask(*parts) for parts in for_you)
    asks = (*own, *_as_read_by(reader, (*_barriers(barriers, today), *_agreements(versions, today))))
    released = (_RELEASED if for_anyone is None else _PUBLIC).rows(member=member.pk)  # 1
    indicators = asked_of(member, today)  # 1, with what was reported
    series = _series(member, indicators, today, for_anyone=for_anyone, in_full=in_full)  # 1
    beside = flags_beside(member) if for_anyone is None else ()
    charts = views(series, (*_flags(released), *beside))
    aims = goals.shown(versions, {one.indicator.pk: one for one in series}, today, roughly=for_anyone is not None)
    cards = _cards(released)
    facts = _facts(charts, aims, cards, barriers)
    return Status(
        reader=reader,
        sentence=f"{_asked(len(asks), reader)} {_told(charts)}",
        told=_told(charts),
        asks=asks,
        since=since_then(past, facts),
        position=position,
        problem=aims[0].problem if aims else "",
        goals=aims,
        charts=charts,
        completeness=_completeness(len(indicators), due_among(indicators, today)),
        cards=cards,
        as_of=today,
        facts=facts,
    )


def _series(
    member: Member, indicators: Sequence[Indicator], today: date, *, for_anyone: Figures | None, in_full: bool
) -> list[Series]:
    """The member's numbers as this reader may have them. One query."""
    if not in_full:
        return printed_series(indicators, today, member=member, groups=False)
    series = series_of(member, indicators, member_sums(member, indicators, today))
    return series if for_anyone is None else series_for_anyone(series, for_anyone)


def asks_of(member: Member, today: date) -> tuple[Ask, ...]:
    """What waits for a member's sponsor, and nothing else of the page. Two queries."""
    barriers = _ASKED.rows(member=member.pk, since=timezone.now())
    return (*_barriers(barriers, today), *_agreements(goals.newest_goals(member.pk), today))


def _facts(charts: tuple[ChartView, ...], aims: tuple[GoalShown, ...], cards: tuple[Card, ...], barriers: Any) -> Facts:
    """The page as it is kept with a look."""
    return {
        "numbers": {
            str(chart.indicator_id): {
                "name": chart.name,
                "trend": chart.trend,
                "points": [[row.label, row.text] for row in chart.rows if row.text != GAP],
            }
            for chart in charts
        },
        "goals": {
            str(goal.goal_id): {"what": goal.what, "number": goal.number, "standing": goal.standing} for goal in aims
        },
        "cards": {card.url: {"words": card.words, "outcome": card.outcome} for card in cards},
        "barriers": {
            str(barrier.pk): {"what": barrier.what, "state": barrier.get_state_display(), "is_open": barrier.is_open}
            for barrier in barriers
        },
    }


def _completeness(asked: int, due: tuple[Due, ...]) -> str:
    """Are all numbers in that the page should stand on? Late ones are named."""
    late = [one for one in due if one.is_late]
    if not asked:
        return ""
    if not late:
        return "All numbers that were due are in."
    lacking = listed([f"“{one.name}” (the {one.of}, {one.when})" for one in late])
    if asked == 1:
        return f"A number is missing: {lacking}."
    count = number_word(len(late)).capitalize()
    return f"{count} of {asked} indicators {'lacks' if len(late) == 1 else 'lack'} a number that was due: {lacking}."


def _barriers(rows: list[Any], today: date) -> tuple[Ask, ...]:
    """Barriers that wait for the sponsor: unanswered first by age, then promises by their day."""
    mine = [barrier for barrier in rows if barrier.is_open]
    asks, quick = [], quick_days(today)
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
        in_place = quick if barrier.due_on is None else ()
        asks.append(Ask(barrier.what, why, url, button, "late" if late else "due", when, in_place))
    return tuple(asks)


# What waits for the sponsor, and what was closed since the reader last looked.
_ASKED = Kept(
    lambda: Barrier.objects.filter(
        Q(closed_at=None) | Q(closed_at__gt=Given("since")), member=Given("member"), remover=Barrier.Remover.SPONSOR
    )
)


def _as_read_by(reader: str, asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """To others an ask is something to read: only the sponsor answers, promises and agrees."""
    if reader == YOU:
        return asks
    return tuple(
        replace(ask, button="Read it", days=(), why=ask.why.replace(PROMISED, "The sponsor promised this."))
        for ask in asks
    )


def _agreements(versions: list[Any], today: date) -> tuple[Ask, ...]:
    return tuple(
        Ask(
            f"Agree to the goal: {goal.what}",
            f"From {goal.baseline} to {goal.target} for {goal.for_whom}.",
            reverse("problems:goal", args=[goal.goal_id]),
            "Read and agree",
            "due",
            f"set {days_ago(timezone.localdate(goal.at), today)}",
        )
        for goal in versions
        if goal.agreed_at is None
    )


def _latest_cards() -> QuerySet[Any]:
    mine: QuerySet[Any] = TestCycle.objects.filter(member=Given("member")).annotate(prototype_name=F("prototype__name"))
    latest: QuerySet[Any] = mine.order_by("-ends_on", "-pk")
    return latest


# The latest test cycles that the team has opened beyond itself; those that it has opened to everyone.
_RELEASED = Kept(lambda: _latest_cards().exclude(visibility=Visibility.TEAM)[:CARDS])
_PUBLIC = Kept(lambda: _latest_cards().filter(visibility=Visibility.PUBLIC)[:CARDS])


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


def _asked(count: int, reader: str) -> str:
    """How much waits for the sponsor."""
    return {0: f"Nothing waits for {reader}.", 1: f"One thing waits for {reader}."}.get(
        count, f"{number_word(count).capitalize()} things wait for {reader}."
    )


def _told(charts: tuple[ChartView, ...]) -> str:
    """What to tell the board: which indicators truly changed."""
    better = [f"“{chart.name}”" for chart in charts if chart.is_improving]
    worse = [f"“{chart.name}”" for chart in charts if chart.is_worsening]
    told = []
    if better:
        told.append(f"{listed(better)} {'shows' if len(better) == 1 else 'show'} a real improvement.")
    if worse:
        told.append(f"{listed(worse)} {'shows' if len(worse) == 1 else 'show'} a real change for the worse.")
    if not any(chart.drawing for chart in charts):
        told.append("The team has not entered numbers yet.")
    elif not told:
        told.append("No indicator shows a real change yet.")
    return " ".join(told)
