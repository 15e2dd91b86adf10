"""What shown scores come to, and from whom the chosen ideas came."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Subquery

from design_process.ideas.choosing.coverage import Written, sentence
from design_process.ideas.choosing.models import ChosenIdea, Score, Scoring
from design_process.ideas.models import Credit, Idea, IdeaRound
from design_process.scoring.results import Results, results_from
from districts.directory.models import Seat, StakeholderGroup


def results_of(scoring: Scoring) -> Results:
    """What shown scores come to: three queries. Nothing before they are shown."""
    if scoring.revealed_at is None:
        return Results()
    scores = Score.objects.filter(scoring=scoring)
    ideas = Idea.objects.filter(pk__in=scores.values("idea"))
    return results_from(ideas, scoring.criteria.all(), scores.values_list("idea", "criterion", "value"))


def coverage_of(asked: IdeaRound) -> str:
    """From whom the ideas came that a team chose, where it can be said of nobody in particular. One query."""
    chosen = ChosenIdea.objects.filter(idea=OuterRef("idea"), decision__reopened_at=None, is_runner_up=False)
    seats = Seat.objects.taken().filter(member=asked.member_id, grant__person=OuterRef("person"))
    named = Credit.objects.filter(idea__round=asked, is_named=True, person=OuterRef("person"))
    rows = Credit.objects.filter(
        idea__round=asked, idea__merged_into=None
    ).annotate(
        is_chosen=Exists(chosen),
        is_known=Exists(named),  # who is named once is known in this round
        group=Subquery(seats.exclude(stakeholder_group="").values("stakeholder_group")[:1]),
    )
    authors: dict[int, dict[int, str]] = defaultdict(dict)
    known: set[int] = set()
    taken: set[int] = set()
    for idea, person, group, is_chosen, is_known in rows.values_list(
        "idea", "person", "group", "is_chosen", "is_known"
    ):
        authors[idea][person] = group or ""
        known |= {idea} if is_known else set()
        taken |= {idea} if is_chosen else set()
    ideas = [Written(people, idea in known, idea in taken) for idea, people in authors.items()]
    return sentence(ideas, dict(StakeholderGroup.choices))
