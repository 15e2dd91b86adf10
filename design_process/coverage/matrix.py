"""The coverage of a member's problem of practice: every stakeholder group, where it was heard, and what is missing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from design_process.coverage.alerts import STUDENT, Alert, GroupRow, Heard, alerts_of
from design_process.evidence.actions import problem_now
from design_process.evidence.board import seats_by_group
from design_process.evidence.insights.models import InsightEvidence, InsightQuote
from design_process.evidence.models import Evidence
from design_process.evidence.voices import Piece
from design_process.ideas.choosing.models import IdeaDecision
from design_process.ideas.choosing.results import coverage_of as ideas_sentence
from design_process.ideas.models import Credit
from design_process.phases.models import DesignCycle, Phase
from design_process.problems.models import ProblemOfPractice
from districts.directory.models import Member, Seat, StakeholderGroup


@dataclass(frozen=True)
class Coverage:
    """`touched`: rows of the groups that the problem touches; `others`: of the rest, those that were heard anyway."""

    problem: ProblemOfPractice | None
    touched: tuple[GroupRow, ...]
    others: tuple[GroupRow, ...]
    alerts: tuple[Alert, ...]
    understand: str  # what the network calls its phases of these kinds; empty where it has none
    frame: str
    imagine: str


def coverage(member: Member) -> Coverage:
    """Everything the page shows: ten queries at most, however much there is. For the team and the hub alone."""
    problem = problem_now(member)
    about = Q(problem=problem) | Q(problem=None) if problem else Q()
    pieces = [Piece(*row) for row in Evidence.objects.filter(about, member=member).values_list("kind", "heard")]
    insights = _insights_by_group(member, about)
    labels = _labels(member)
    chosen, sentence = _ideas(member)
    voices, seats = Counter(piece.voice for piece in pieces), seats_by_group(member)
    touches = problem.stakeholder_groups if problem else []
    rows = [
        GroupRow(key, label, key in touches, seats[key], voices[key], len(insights[key]), chosen[key])
        for key, label in StakeholderGroup.choices
    ]
    heard = Heard(
        students_interviewed=sum(1 for piece in pieces if piece == Piece(Evidence.Kind.INTERVIEW, STUDENT)),
        insights=len(set().union(*insights.values())),
        ideas=sentence,
        understand=labels.get(Phase.Kind.UNDERSTAND, "the evidence"),
        frame=labels.get(Phase.Kind.FRAME, "the insights"),
    )
    return Coverage(
        problem,
        tuple(row for row in rows if row.is_touched),
        tuple(row for row in rows if not row.is_touched and (row.seats or row.pieces or row.insights or row.chosen)),
        alerts_of(rows, heard) if problem else (),
        *(labels.get(kind, "") for kind in (Phase.Kind.UNDERSTAND, Phase.Kind.FRAME, Phase.Kind.IMAGINE)),
    )


def _insights_by_group(member: Member, about: Q) -> dict[str, set[int]]:
    """Group → the insights that rest on something it said, by evidence or by quote. Two queries."""
    here = Evidence.objects.filter(about, member=member)
    found: dict[str, set[int]] = defaultdict(set)
    rests: tuple[Iterable[tuple[int, str, str]], ...] = (
        InsightEvidence.objects.filter(evidence__in=here).values_list("insight", "evidence__kind", "evidence__heard"),
        InsightQuote.objects.filter(quote__evidence__in=here).values_list(
            "insight", "quote__evidence__kind", "quote__evidence__heard"
        ),
    )
    for rows in rests:
        for insight, kind, heard in rows:
            found[Piece(kind, heard).voice].add(insight)
    return found


def _labels(member: Member) -> dict[str, str]:
    """Kind → what the network calls its phase of that kind, as far as it has one. One query."""
    cycle = DesignCycle.objects.latest_of(member.network_id).values("template")
    return dict(Phase.objects.filter(template__in=cycle).order_by("-order").values_list("kind", "label"))


def _ideas(member: Member) -> tuple[Counter[str], str]:
    """Of the last decision: chosen ideas by group, of authors who are named; and what may be said of the rest."""
    decision = IdeaDecision.objects.standing().filter(member=member).select_related("round").order_by("-pk").first()
    if decision is None:
        return Counter(), ""
    chosen = decision.chosen.filter(is_runner_up=False).values("idea")
    named = Credit.objects.filter(idea__in=chosen, is_named=True).values("person")
    seats = Seat.objects.taken().filter(member=member, grant__person__in=named).exclude(stakeholder_group="")
    group_of = dict(seats.values_list("grant__person", "stakeholder_group"))
    rows = Credit.objects.filter(idea__in=chosen, is_named=True).values_list("idea", "person")
    pairs = {(idea, group_of[person]) for idea, person in rows if person in group_of}
    return Counter(group for _, group in pairs), ideas_sentence(decision.round)
