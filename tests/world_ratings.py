"""Ratings of problems of practice, for the tests that need some."""

from collections.abc import Sequence

from design_process.problems.models import ProblemOfPractice
from design_process.problems.rating.actions import give_scores, show_rating, start_rating
from design_process.problems.rating.criteria import SHIPPED
from design_process.problems.rating.models import ProblemScoring
from districts.directory.models import Member
from network.membership.models import Network
from network.people.models import Person
from tests.world import a_problem


def a_rating(network: Network, *titles: str, by: Person) -> ProblemScoring:
    """A round that takes scores, of two problems unless titles are given."""
    problems = [a_problem(network, title, by=by) for title in titles or ("Say why", "Read together")]
    return start_rating(network, problems, SHIPPED, by=by)


def rate(
    scoring: ProblemScoring,
    raters: Sequence[tuple[Person, Member]],
    *values: int,
    doubts: dict[int, str] | None = None,
) -> None:
    """Each rater gives each candidate one of the values on every criterion, in turn."""
    problems = [one.problem for one in scoring.candidates.select_related("problem")]
    for (person, member), value in zip(raters, values, strict=True):
        given = {(one.pk, criterion.pk): value for one in problems for criterion in scoring.criteria.all()}
        give_scores(scoring, given, doubts or {}, member, by=person)


def a_shown_rating(scoring: ProblemScoring, raters: Sequence[tuple[Person, Member]], *values: int, by: Person) -> None:
    rate(scoring, raters, *values)
    show_rating(scoring, by=by)
    scoring.refresh_from_db()


def problem_of(scoring: ProblemScoring, title: str) -> ProblemOfPractice:
    return scoring.candidates.get(problem__title=title).problem
