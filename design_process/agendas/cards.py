"""What teams have tried since the last meeting: named when all readers may know of it, a note to ask first when not."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from design_process.agendas.audience import Audience, may_be_named
from design_process.agendas.fit import Need, Note, Part, Proposal
from design_process.celebrations.models import Celebration
from design_process.cycles.models import TestCycle
from network.lib.words import day_words

State, Act = TestCycle.State, TestCycle.Act
CARDS = 60  # of one time between two meetings, the latest first


def cycles_since(network_id: int, since: datetime, *, member_id: int | None = None) -> list[Any]:
    """Test cycles that were studied or decided since a moment, or still wait for a decision. One query.

    Each knows whether it is the first its district has finished (`is_first`).
    """
    before = TestCycle.objects.filter(member=OuterRef("member"), closed_at__lt=OuterRef("closed_at"))
    new = Q(state=State.STUDY) | Q(studied_at__gte=since) | Q(closed_at__gte=since)
    rows = TestCycle.objects.filter(new, network=network_id).exclude(studied_at=None)
    if member_id is not None:
        rows = rows.filter(member=member_id)
    rows = rows.select_related("member__district", "prototype").annotate(is_first=~Exists(before))
    return list(rows.order_by("-studied_at", "-pk")[:CARDS])


def named(cycles: Iterable[Any], audience: Audience, member_id: int | None = None) -> Iterator[Proposal]:
    """One proposal for each card that all readers may know."""
    for cycle in cycles:
        if may_be_named(cycle, audience, member_id):
            yield _proposal(cycle)


def to_celebrate(
    network_id: int, since: datetime, audience: Audience, *, member_id: int | None = None
) -> Iterator[Proposal]:
    """What teams have written to celebrate since a moment, and opened to all readers. One query."""
    rows = Celebration.objects.filter(network=network_id, created_at__gte=since).select_related("member__district")
    if member_id is not None:
        rows = rows.filter(member=member_id)
    for one in rows.order_by("-created_at", "-pk")[:CARDS]:
        if may_be_named(one, audience, member_id):
            yield Proposal(
                f"celebration:{one.pk}",
                _short(f"To celebrate: {one} ({one.member.district.name})"),
                "The team tells what it learned, what helped, and what it still does not know.",
                Part.JOY,
                Need.GOOD_NEWS,
                minutes=5,
                least=5,
                purpose="inform",
                link=one.get_absolute_url(),
            )


def to_ask(cycles: Iterable[Any], audience: Audience, member_id: int | None = None) -> Iterator[Note]:
    """A note for each card that its team has not opened so far: they are asked before anything is said about it."""
    for cycle in cycles:
        if not may_be_named(cycle, audience, member_id):
            name, day = cycle.member.district.name, day_words(timezone.localdate(cycle.studied_at))
            what = "waits for a decision" if cycle.state == State.STUDY else f"ended: {cycle.get_act_display().lower()}"
            words = f"{name}: {cycle} was studied on {day} and {what}. Its card is the team's own, so ask them first."
            yield Note(words, reverse("cycles:cycle", args=[cycle.pk]))


def _proposal(cycle: Any) -> Proposal:
    if cycle.state == State.STUDY:
        return _case(cycle)
    if cycle.act in (Act.ADOPT, Act.EXPAND):
        does = "adopts" if cycle.act == Act.ADOPT else "expands"
        return _good_news(cycle, f"{cycle.member.district.name} {does} {cycle.prototype.name}", "adopt")
    if cycle.is_first:
        return _good_news(cycle, f"A first test cycle finished: {cycle.member.district.name}", "first")
    return _lesson(cycle)


def _case(cycle: Any) -> Proposal:
    day = day_words(timezone.localdate(cycle.studied_at))
    return Proposal(
        f"study:{cycle.pk}",
        _short(f"Consultancy with {cycle.member.district.name}: {cycle.prototype.name}"),
        f"The team studied {_words(cycle)} on {day} and now decides: adopt, adapt, expand or abandon.",
        Part.CASES,
        Need.DECISION,
        minutes=30,
        least=20,
        protocol="consultancy",
        link=reverse("cycles:cycle", args=[cycle.pk]),
    )


def _good_news(cycle: Any, title: str, key: str) -> Proposal:
    day = day_words(timezone.localdate(cycle.closed_at))
    return Proposal(
        f"{key}:{cycle.pk}",
        _short(title),
        f"On {day} the team decided to {cycle.act} after {_words(cycle)}. Worth a minute of applause.",
        Part.JOY,
        Need.GOOD_NEWS,
        minutes=10 if key == "adopt" else 5,
        least=5,
        purpose="inform",
        link=reverse("cycles:cycle", args=[cycle.pk]),
    )


def _lesson(cycle: Any) -> Proposal:
    what = "set aside" if cycle.act == Act.ABANDON else "changed"
    return Proposal(
        f"lesson:{cycle.pk}",
        _short(f"What {cycle.member.district.name} learned: {cycle.prototype.name}"),
        f"The team has opened its card of {_words(cycle)}: what did not work, and why the idea was {what}.",
        Part.LESSONS,
        Need.LEARNING,
        minutes=10,
        least=5,
        protocol="write_first",
        link=reverse("cycles:cycle", args=[cycle.pk]),
    )


def _words(cycle: Any) -> str:
    return f"cycle {cycle.number} of {cycle.prototype.name}"


def _short(title: str) -> str:
    return title if len(title) <= 160 else f"{title[:158]}…"
