"""A paragraph about a goal, ready to be pasted into a plan that the district writes anyway: the LCAP, a site plan.

A plan is public. So a current number stands in it only as it was checked for the district's page for the board; cards
stand in it as far as their team has opened them to the reader, each with who else may read it. Neither they
nor the problem were written for everybody: what they tell of few pupils is read without its numbers.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from design_process.cards.openness import seen_by_words
from design_process.cycles.models import TestCycle
from design_process.lessons.models import Lesson
from design_process.problems.models import Adoption, Goal, GoalVersion
from design_process.progress.models import GoalNumber
from design_process.sharing.models import Snapshot
from districts.directory.access import Visibility
from network.lib.suppression import MARK
from network.lib.suppression.prose import for_anybody

TRIED, LEARNED = 3, 3  # named in a paragraph


@dataclass(frozen=True)
class Source:
    """A card that the paragraph tells of, and who may read it today. `is_open`: everybody may."""

    name: str
    url: str
    seen_by: str
    is_open: bool


@dataclass(frozen=True)
class CheckedNumber:
    """The newest figure of the goal's number that was checked for the board, and the page that it stands on."""

    name: str
    text: str
    when: str
    page: Snapshot


@dataclass(frozen=True)
class Paragraph:
    version: GoalVersion
    text: str
    has_number: bool  # its team chose the indicator that shows it
    number: CheckedNumber | None
    sources: tuple[Source, ...]
    hides: bool  # numbers of few pupils are left out
    aims_at_few: bool  # the goal itself tells of few pupils: written for a plan, so left to whoever copies it


def paragraph_for(goal: Goal, person: Any) -> Paragraph | None:
    """The paragraph as this person may hand it on; None while no version of the goal is in force. Six queries."""
    version = goal.versions.in_force().order_by("-number").first()  # 1
    if version is None:
        return None
    adopted = Adoption.objects.filter(member=goal.member_id, problem=goal.problem_id).first()  # 2: the latest
    since = adopted.adopted_on if adopted else timezone.localdate(goal.created_at)
    chosen = GoalNumber.objects.filter(goal=goal).values_list("indicator", flat=True).first()  # 3
    number = _number(goal, chosen) if chosen else None  # 4
    cycles = _released(TestCycle, goal, person).open_cycles().filter(ends_on__gte=since)
    tried = list(cycles.select_related("prototype").order_by("-starts_on", "-pk")[:TRIED])  # 5
    lessons = list(_released(Lesson, goal, person).filter(learned_on__gte=since)[:LEARNED])  # 6
    threshold = goal.member.network.small_number_threshold
    told = [for_anybody(part, threshold) for part in (_network(goal), _tried(tried), _learned(lessons))]
    shared, tests, learned = told
    aim = _aim(goal, version)
    parts = (aim, shared.words, _now(number), tests.words, learned.words)
    return Paragraph(
        version=version,
        text="\n\n".join(part for part in parts if part),
        has_number=chosen is not None,
        number=number,
        sources=tuple(_source(card) for card in (*tried, *lessons)),
        hides=any(part.hides for part in told),
        aims_at_few=for_anybody(aim, threshold).hides,
    )


def _released(cards: Any, goal: Goal, person: Any) -> Any:
    """The team's cards: all of them for the team itself, for others those that it has opened."""
    seen = cards.objects.seen_by(person).filter(member=goal.member_id)
    return seen if goal.member_id in person.holdings.working_members else seen.exclude(visibility=Visibility.TEAM)


def _number(goal: Goal, indicator: int) -> CheckedNumber | None:
    """From the latest page for the board: those figures were checked, and are known to everybody since."""
    pages = Snapshot.objects.standing().filter(member=goal.member_id, made_for=Snapshot.For.ANYONE)
    page: Snapshot | None = pages.first()
    told = page.content["facts"]["numbers"].get(str(indicator)) if page else None
    if page is None or told is None or not told["points"]:
        return None
    when, text = told["points"][0]
    return None if text == MARK else CheckedNumber(told["name"], text, when, page)


def _aim(goal: Goal, version: GoalVersion) -> str:
    part = f"It is part of a plan we already have: {version.plan}. " if version.plan else ""
    serves = f" {_sentence(version.serves)}" if version.serves else ""
    return (
        f"Goal of {goal.member}: {_sentence(version.what)} It is for {_sentence(version.for_whom)} "
        f"{part}We want to go from {version.baseline} to {version.target} by {_day(version.by_when)}.{serves}"
    )


def _network(goal: Goal) -> str:
    return (
        f"We work on it together with other districts in {goal.member.network.name}. "
        f"The problem of practice we share is: {_sentence(goal.problem.statement)}"
    )


def _now(number: CheckedNumber | None) -> str:
    return f"The newest number: “{number.name}” was at {number.text} ({number.when})." if number else ""


def _tried(cycles: list[Any]) -> str:
    if not cycles:
        return ""
    lines = (f"“{cycle.prototype.name}”. We want to know: {_sentence(cycle.question)}" for cycle in cycles)
    return "What we try now, on a small scale first: " + " Also ".join(lines)


def _learned(lessons: list[Any]) -> str:
    if not lessons:
        return ""
    lines = (
        f"With “{one.idea}” we saw: {_sentence(one.happened)} What did not work: {_sentence(one.did_not_work)} "
        f"What we do instead: {_sentence(one.instead)}"
        for one in lessons
    )
    return "What we have learned so far. " + " ".join(lines)


def _source(card: Any) -> Source:
    is_cycle = isinstance(card, TestCycle)
    url = reverse("cycles:cycle" if is_cycle else "lessons:lesson", args=[card.pk])
    seen_by = seen_by_words(card.visibility, ["the districts it named"])
    return Source(str(card), url, seen_by, card.visibility == Visibility.PUBLIC)


def _sentence(words: str) -> str:
    """What somebody typed, ended as a sentence."""
    said = " ".join(words.split())
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
