"""The kinds of things that come from one another, and by which relation: the only list of them.

Kinds stand in the order in which work goes; a link leads from an earlier kind to a later one. A new kind is a line in
KINDS, a line in LINKS, and an address in `urls.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from design_process.cycles.models import TestCycle
from design_process.evidence.insights.models import HowMightWe, Insight
from design_process.evidence.models import Evidence, Quote
from design_process.ideas.models import Idea
from design_process.lessons.models import Lesson
from design_process.prototypes.models import Prototype
from design_process.theory.models import TheoryNode

LONGEST = 140


@dataclass(frozen=True)
class Kind:
    """`rows`: those that are walked; their own `seen_by` decides who sees them. `title`, `url`: of one row.

    `with_names`: what `title` and the door read besides.
    """

    one: str
    many: str
    rows: Callable[[], Any]
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    with_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """`forward`: the relation of the later kind that leads back to the earlier one; `backward`: the other way round,
    or where the later kind has no such relation, what finds the earlier rows from its keys.
    """

    earlier: str
    later: str
    forward: str
    backward: str | Callable[[list[int]], Q]


def _own_address(row: Any) -> str:
    return str(row.get_absolute_url())


def _on_board_or_off(row: Any) -> str:
    return f"{row} (off the board)" if row.off_at else str(row)


def _asked_for(ideas: list[int]) -> Q:
    """The questions that ideas answer."""
    return Q(pk__in=Idea.objects.filter(pk__in=ideas).values("round__how_might_we"))


def _short(words: str) -> str:
    return str(Truncator(words).chars(LONGEST))


KINDS: dict[str, Kind] = {
    "evidence": Kind("Evidence", "Evidence", Evidence.objects.all, _on_board_or_off, _own_address),
    "quote": Kind(
        "Quote",
        "Quotes",
        # What was said in an interview that is not finished has no page yet.
        lambda: Quote.objects.filter(evidence__isnull=False),
        lambda row: f"“{_short(row.said)}”",
        lambda row: reverse("evidence:piece", args=[row.evidence_id]),
    ),
    "insight": Kind("Insight", "Insights", Insight.objects.all, lambda row: f"We learned that {row}", _own_address),
    "question": Kind("Question", "Questions", HowMightWe.objects.all, str, _own_address),
    # Before their round is opened ideas are their authors' alone: no page but theirs tells that there are any.
    "idea": Kind("Idea", "Ideas", Idea.objects.opened, str, _own_address),
    "change_idea": Kind(
        "In the theory of improvement",
        "In the theory of improvement",
        TheoryNode.objects.all,
        lambda row: f"{row.get_kind_display()}: {row}",
        _own_address,
        ("theory",),
    ),
    "prototype": Kind(
        "Prototype",
        "Prototypes",
        Prototype.objects.all,
        str,
        lambda row: reverse("prototypes:prototype", args=[row.pk]),
    ),
    "cycle": Kind(
        "Test cycle",
        "Test cycles",
        TestCycle.objects.all,
        lambda row: f"{row}: {row.question}",
        lambda row: reverse("cycles:cycle", args=[row.pk]),
        ("prototype",),
    ),
    "lesson": Kind("Lesson", "Lessons", Lesson.objects.all, str, _own_address),
}
LINKS = (
    Link("evidence", "quote", "evidence", "quotes"),
    Link("evidence", "insight", "evidence", "insights"),
    Link("quote", "insight", "quotes", "insights"),
    Link("insight", "question", "insights", "questions"),
    Link("insight", "change_idea", "insights", "theory_nodes"),
    Link("question", "idea", "round__how_might_we", _asked_for),
    Link("idea", "change_idea", "placed_from__idea", "placed__node"),
    Link("idea", "prototype", "idea", "prototypes"),
    Link("change_idea", "prototype", "change_idea", "prototypes"),
    Link("prototype", "cycle", "prototype", "cycles"),
    Link("cycle", "lesson", "cycle", "lesson"),
)
