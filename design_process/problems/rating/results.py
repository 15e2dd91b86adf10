"""What shown ratings come to, in words before means, and how each problem of practice stood. Nobody's own score."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from design_process.problems.models import ProblemOfPractice
from design_process.problems.rating.models import Doubt, ProblemScore, ProblemScoring
from design_process.scoring.results import Results, Scored, results_from
from network.lib.words import counted


@dataclass(frozen=True)
class Told:
    """What a round says of one candidate, with the doubts that people wrote, without names."""

    scored: Scored
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Raters:
    """How many have rated, from how many districts, and the most that any one district sent."""

    people: int
    places: int
    most: int

    @property
    def words(self) -> str:
        """Who stands behind the numbers; no district is named."""
        if not self.people:
            return "Nobody has rated yet."
        who, places = counted(self.people, "person", "people"), counted(self.places, "district", "districts")
        said = f"{who} from {places} {'has' if self.people == 1 else 'have'} rated"
        return f"{said}, at most {self.most} from one of them." if self.places > 1 else f"{said}."


def results_of(scoring: ProblemScoring) -> Results:
    """What shown scores come to: three queries. Nothing before they are shown."""
    if scoring.revealed_at is None:
        return Results()
    scores = ProblemScore.objects.filter(scoring=scoring)
    problems = ProblemOfPractice.objects.filter(pk__in=scores.values("problem"))
    return results_from(problems, scoring.criteria.all(), scores.values_list("problem", "criterion", "value"))


def told_of(scoring: ProblemScoring, results: Results) -> list[Told]:
    """Each candidate with its doubts, by title: one query. Doubts are told once the scores are shown."""
    said: dict[int, list[str]] = defaultdict(list)
    for doubt in Doubt.objects.filter(scoring=scoring, scoring__revealed_at__isnull=False):
        said[doubt.problem_id].append(doubt.words)
    return [Told(one, tuple(said[one.thing.pk])) for one in results.scored]


def raters_of(scoring: ProblemScoring) -> Raters:
    """Who has rated, as numbers. One query."""
    rows = ProblemScore.objects.filter(scoring=scoring).order_by().values("member")
    by_member = [row["people"] for row in rows.annotate(people=Count("by", distinct=True))]
    return Raters(sum(by_member), len(by_member), max(by_member, default=0))


@dataclass(frozen=True)
class Stood:
    """How the candidates stood when they were last rated. `words`: by problem."""

    scoring: ProblemScoring
    raters: Raters
    words: dict[int, str]
    lines: tuple[tuple[ProblemOfPractice, str], ...]


def how_they_stood(network_id: int) -> Stood | None:
    """Of the last round that was shown: five queries, or one when there is none."""
    shown = ProblemScoring.objects.filter(network=network_id, revealed_at__isnull=False)
    scoring = shown.order_by("-number").first()
    if scoring is None:
        return None
    lines = tuple((one.thing, _words(one)) for one in results_of(scoring).scored)
    return Stood(scoring, raters_of(scoring), {problem.pk: words for problem, words in lines}, lines)


def _words(one: Scored) -> str:
    if one.total is None:
        return "Fewer than three rated it on every criterion, so nothing is added up."
    return f"{one.words} {one.total:.1f} of 5 over all criteria.".strip()
