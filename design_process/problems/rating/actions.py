"""Asking for blind scores of problems of practice, giving one's own, showing what they come to."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from design_process.problems.models import ProblemOfPractice
from design_process.problems.rating.criteria import SHIPPED
from design_process.problems.rating.models import Candidate, Doubt, ProblemCriterion, ProblemScore, ProblemScoring
from design_process.scoring.actions import held_open, keep_lines, lines_of, show_scores
from design_process.scoring.criteria import Line
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.people.models import Person


def last_of(network_id: int) -> ProblemScoring | None:
    """The latest round of a network, shown or not. One query."""
    found: ProblemScoring | None = ProblemScoring.objects.filter(network=network_id).order_by("-number").first()
    return found


def lines_for(last: ProblemScoring | None) -> tuple[Line, ...]:
    """By what a network would rate next: as it did last time, or as the product proposes."""
    return lines_of(last.criteria.all()) if last else SHIPPED


@transaction.atomic
def start_rating(
    network: Network,
    problems: Sequence[ProblemOfPractice],
    lines: Sequence[Line],
    *,
    by: Person,
    ends_on: date | None = None,
) -> ProblemScoring:
    """Ask everybody of the members for blind scores. While one round is open, that is the one."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    last = last_of(network.pk)
    if last is not None and last.revealed_at is None:
        return last
    made: ProblemScoring = ProblemScoring.objects.create(
        network=network, number=last.number + 1 if last else 1, started_by=by, ends_on=ends_on
    )
    Candidate.objects.bulk_create(Candidate(network=network, scoring=made, problem=one) for one in problems)
    keep_lines(ProblemCriterion, network.pk, made, lines)
    _note(f"asked for blind scores of {len(problems)} problems of practice", made, by)
    return made


@transaction.atomic
def give_scores(
    scoring: ProblemScoring,
    values: Mapping[tuple[int, int], int],
    doubts: Mapping[int, str],
    member: Member,
    *,
    by: Person,
) -> None:
    """Keep one's own scores, (problem, criterion) → 1 to 5, and doubts, problem → words: an empty one is taken away.

    A score that is left out stays as it was. No history says who gave any. Raises NotNow once they are shown.
    """
    found = held_open(scoring)
    about = {"network_id": found.network_id, "scoring": found, "by": by}
    ProblemScore.objects.bulk_create(
        [
            ProblemScore(**about, member=member, problem_id=problem, criterion_id=one, value=value)
            for (problem, one), value in values.items()
        ],
        update_conflicts=True,
        unique_fields=["criterion", "problem", "by"],
        update_fields=["value", "member"],
    )
    Doubt.objects.filter(scoring=found, by=by, problem__in=list(doubts)).delete()
    Doubt.objects.bulk_create(Doubt(**about, problem_id=pk, words=words) for pk, words in doubts.items() if words)


@transaction.atomic
def show_rating(scoring: ProblemScoring, *, by: Person) -> None:
    """Show what the scores come to. Shown twice is shown once. Raises NotNow while fewer than three have given any."""
    if show_scores(scoring, by=by):
        _note("showed the scores of problems of practice", scoring, by)


@transaction.atomic
def stop_rating(scoring: ProblemScoring, *, by: Person) -> None:
    """Let scores go that nobody has seen, and never will. Raises NotNow once they are shown."""
    held_open(scoring).delete()
    _note("stopped the scores of problems of practice", scoring, by)


def _note(words: str, scoring: ProblemScoring, by: Person) -> None:
    record(Activity.About.PROCESS, words, network_id=scoring.network_id, by=by, thing=scoring.network)
