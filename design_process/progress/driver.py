"""Due now: what waits for somebody of a team, in order of the day, the one next thing on top; that others struggle too.

What is due is gathered from every feature that registers something (`network.due`); this page names none of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.progress.next_step import next_step
from design_process.progress.position import Position
from design_process.progress.positions import position_for
from districts.directory.access import Visibility
from districts.directory.models import Member
from districts.pulse.models import AT_WORK
from network.due.collecting import drives, due_of
from network.due.items import Item, Line, Part, Weight, in_order, parts_of
from network.due.registry import Asked
from network.lib.kept import Given
from network.lib.words import number_word
from network.membership.reach import Reached
from network.people.models import Person

LESSONS = 3


@dataclass(frozen=True)
class Lesson:
    """What did not work elsewhere, shared by the team it happened to."""

    member: str
    cycle: str
    words: str
    url: str


@dataclass(frozen=True)
class DueNow:
    sentence: str
    items: tuple[Line, ...]  # in order: the first is the one next thing
    drives: bool  # of whoever does not, one thing is asked, and their next date comes first
    position: Position
    lessons: tuple[Lesson, ...]
    today: date

    @property
    def rest(self) -> tuple[Part, ...]:
        """All but the first, under headings of time."""
        return parts_of(self.items[1:], self.today)


def due_now(member: Member, person: Person, *, today: date) -> DueNow:
    """What somebody of a team sees first. Four queries, whatever the size of the network."""
    position = position_for(member, today)  # 1
    asked = Asked(person, member, today, timezone.now(), stands=position.order)
    at_work = member.state in AT_WORK
    items = due_of(asked, at_work=at_work)  # 2: what all features ask, and the numbers
    if at_work:
        items += _next_step(asked, position)
    lines = in_order(items, today)
    return DueNow(
        sentence=_sentence(lines) if at_work else _resting(member),
        items=lines,
        drives=drives(asked),
        position=position,
        lessons=_lessons(member, person),  # 1
        today=today,
    )


def _resting(member: Member) -> str:
    """Of a member that is not at work nothing is asked: what its people promised in a meeting, and news, stay."""
    return f"{member} is {member.get_state_display().lower()}. Nothing new is asked of you; what you shared stays."


def _next_step(asked: Asked, position: Position) -> list[Item]:
    """When no test cycle is open: the step that the position says comes next, for whoever sees to it."""
    if any(cycle.state != TestCycle.State.CLOSED for cycle in position.facts.cycles) or not drives(asked):
        return []
    step = next_step(position)
    url = reverse(step.url_name, args=[asked.member.pk])
    return [Item(step.words, step.why, url, step.button, weight=Weight.NEXT, when="next")]


def _lessons(member: Member, person: Person) -> tuple[Lesson, ...]:
    """What did not work in other districts, where the team released it: nobody struggles alone."""
    cards = _SHARED.seen_by(person, network=member.network_id, member=member.pk)
    return tuple(
        Lesson(
            member=card.district,
            cycle=f"Cycle {card.number} of {card.prototype_name}",
            words=card.did_not_work,
            url=reverse("cycles:cycle", args=[card.pk]),
        )
        for card in cards
    )


def _shared(seen: Any) -> Any:
    return (
        seen.filter(~Q(did_not_work=""), network=Given("network"))
        .exclude(member=Given("member"))
        .exclude(visibility=Visibility.TEAM)
        .annotate(district=F("member__district__name"), prototype_name=F("prototype__name"))
        .order_by("-studied_at", "pk")[:LESSONS]
    )


_SHARED = Reached(TestCycle, _shared)


def _sentence(lines: Iterable[Line]) -> str:
    pressing = [line for line in lines if line.kind != "info"]
    if not pressing:
        return "Nothing is due."
    late = sum(line.kind == "late" for line in pressing)
    count = len(pressing)
    thing = "One thing waits" if count == 1 else f"{number_word(count).capitalize()} things wait"
    if late == count:
        return f"{thing} for you, and {'is' if count == 1 else 'all are'} late."
    return f"{thing} for you{f', {number_word(late)} of them late' if late else ''}."
