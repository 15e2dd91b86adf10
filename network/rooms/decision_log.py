"""What a network has decided, each decision beside its meeting: how many were there, and what they voted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from network.meetings.models import Decision, Invitee, Meeting
from network.rooms.board import result_of
from network.rooms.models import Vote

PER_PAGE = 50
THERE = (Invitee.Attendance.PRESENT, Invitee.Attendance.VIRTUAL)


@dataclass(frozen=True)
class Said:
    """A closed vote on the item that led to a decision: its question, and what came out in a sentence."""

    question: str
    sentence: str


@dataclass(frozen=True)
class Decided:
    """A decision. Of those who were invited `there` took part, `away` are noted as missing."""

    words: str
    because: str
    item: str
    meeting: Meeting
    invited: int
    there: int
    away: int
    votes: tuple[Said, ...]


def decision_log(rows: QuerySet[Decision], page: str | None) -> tuple[Page[Any], tuple[Decided, ...]]:
    """A page of decisions, the last meeting's first. Four queries, however many there are."""
    counted: QuerySet[Any] = rows.select_related("meeting", "item").annotate(
        invited=_invitees(), there=_invitees(attendance__in=THERE), away=_invitees(attendance="absent")
    )
    found = Paginator(counted.order_by(F("meeting__starts_at").desc(), "at", "pk"), PER_PAGE).get_page(page)
    votes = _votes([row.item_id for row in found if row.item_id])
    return found, tuple(_decided(row, votes) for row in found)


def _invitees(**which: object) -> Coalesce:
    asked = Invitee.objects.filter(meeting=OuterRef("meeting"), withdrawn_at=None, **which).order_by()
    count = asked.values("meeting").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def _votes(items: Sequence[int]) -> dict[int | None, tuple[Said, ...]]:
    closed = Vote.objects.filter(item__in=items, closed_at__isnull=False).prefetch_related("ballots")
    found: dict[int | None, list[Said]] = defaultdict(list)
    for vote in closed:
        result = result_of(vote, [ballot.said for ballot in vote.ballots.all()])
        found[vote.item_id].append(Said(vote.question, result.sentence))
    return {item: tuple(said) for item, said in found.items()}


def _decided(row: Any, votes: dict[int | None, tuple[Said, ...]]) -> Decided:
    counts = vars(row)
    return Decided(
        row.words,
        row.because,
        row.item.title if row.item else "",
        row.meeting,
        counts["invited"],
        counts["there"],
        counts["away"],
        votes.get(row.item_id, ()),
    )
