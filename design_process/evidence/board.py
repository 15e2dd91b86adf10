"""The evidence board of a member, and one piece of it, as data: lists and templates only print."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from design_process.evidence.actions import problem_now
from design_process.evidence.models import Attachment, Evidence, Interview, Quote
from design_process.evidence.voices import GroupHeard, Piece, groups_heard, hints, people_words
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Member, Seat, StakeholderGroup
from network.people.models import Person

SHOWN = 50  # on a page


@dataclass(frozen=True)
class Line:
    """A piece as it stands on the board."""

    evidence: Evidence
    people: str  # "24 people", "few people", or empty
    files: int
    quotes: int
    earlier: ProblemOfPractice | None  # the problem it was collected for, when it is another one


@dataclass(frozen=True)
class Board:
    """`by_kind`: kind → lines of this page. What is only for the team and the hub is empty for others."""

    problem: ProblemOfPractice | None
    page: Page[Any]
    by_kind: tuple[tuple[str, tuple[Line, ...]], ...]
    hints: tuple[str, ...] = ()
    groups: tuple[GroupHeard, ...] = ()
    interviews: tuple[Interview, ...] = ()
    off: tuple[Evidence, ...] = ()  # taken off it


def board_of(person: Person, member: Member, number: str, *, is_ours: bool) -> Board:
    """The board as a person sees it: three queries for its pieces, five more for the team and the hub."""
    problem = problem_now(member)
    rows = Evidence.objects.seen_by(person).on_board().filter(member=member).select_related("problem")
    page = Paginator(_counted(rows), SHOWN).get_page(number)
    told = is_told(person, member)
    lines = [_line(one, member, problem, told) for one in page.object_list]
    grouped = groupby(lines, key=lambda line: line.evidence.get_kind_display())
    board = Board(problem, page, tuple((kind, tuple(some)) for kind, some in grouped))
    return _for_us(board, member) if is_ours else board


def _counted(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each with `files` and `quotes_`, how many it has."""
    counted: QuerySet[Any] = rows.annotate(files=_how_many(Attachment), quotes_=_how_many(Quote))
    return counted.order_by(_IN_TURN, "-created_at", "-pk")


# Kinds in the order in which they are offered: people first, what was read last.
_IN_TURN = Case(*(When(kind=kind, then=Value(turn)) for turn, kind in enumerate(Evidence.Kind.values)))


def _how_many(model: type[Any]) -> Any:
    each = model.objects.filter(evidence=OuterRef("pk")).order_by().values("evidence").annotate(many=Count("pk"))
    return Coalesce(Subquery(each.values("many")), 0)


def _line(one: Any, member: Member, problem: ProblemOfPractice | None, told: bool) -> Line:
    people = people_words(one.n, member.network.small_number_threshold, is_told=told)
    earlier = one.problem if one.problem_id and (problem is None or one.problem_id != problem.pk) else None
    return Line(one, people, one.files, one.quotes_, earlier)


def _for_us(board: Board, member: Member) -> Board:
    here = Evidence.objects.on_board().filter(member=member)
    if board.problem:
        here = here.filter(problem=board.problem) | here.filter(problem=None)
    pieces = [Piece(*row) for row in here.order_by("pk").values_list("kind", "heard", "about")]
    labels = dict(StakeholderGroup.choices)
    running = Interview.objects.filter(member=member, finished_at=None).select_related("by")
    return Board(
        board.problem,
        board.page,
        board.by_kind,
        hints(pieces, dict(Evidence.Kind.choices)),
        groups_heard(pieces, seats_by_group(member), labels),
        tuple(running),
        tuple(Evidence.objects.off_board().filter(member=member)[:SHOWN]),
    )


def seats_by_group(member: Member) -> Counter[str]:
    """Stakeholder group → people who sit in the team for it today. One query."""
    seats = Seat.objects.taken().filter(member=member).exclude(stakeholder_group="")
    return Counter(seats.values_list("stakeholder_group", flat=True))


def is_told(person: Person, thing: Any) -> bool:
    """May a person read small numbers of this member? Its team may; the hub where the member has agreed."""
    member_id = thing.pk if isinstance(thing, Member) else thing.member_id
    held = person.holdings
    return member_id in held.working_members or (
        thing.network_id in held.hub_networks and member_id in held.told_members
    )
