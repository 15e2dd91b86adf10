"""What shown scores come to, idea by idea: how far they lie apart, and only then a mean. Nobody's own score."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from design_process.ideas.choosing.coverage import Written, sentence
from design_process.ideas.choosing.models import ChosenIdea, Score, Scoring
from design_process.ideas.choosing.spread import Spread, spread_of, total
from design_process.ideas.models import Credit, Idea, IdeaRound
from districts.directory.models import Seat, StakeholderGroup
from network.lib.words import listed


@dataclass(frozen=True)
class Scored:
    """An idea with the spread of its scores on each criterion."""

    idea: Idea
    spreads: tuple[Spread, ...]

    @property
    def total(self) -> float | None:
        """The weighted mean, 1 to 5; None where a criterion has too few scores."""
        return total(self.spreads)

    @property
    def words(self) -> str:
        """What to talk about first."""
        apart = [one.name.lower() for one in self.spreads if one.is_apart]
        if apart:
            return f"Talk first about {listed(apart)}."
        return "You see it alike, more or less." if all(one.is_told for one in self.spreads) else ""


@dataclass(frozen=True)
class Results:
    """`scored`: in no order. `totals`: the highest first; those without one are left out."""

    scored: tuple[Scored, ...]

    @property
    def totals(self) -> list[tuple[Idea, float]]:
        told = [(one.idea, one.total) for one in self.scored if one.total is not None]
        return sorted(told, key=lambda one: -one[1])


def results_of(scoring: Scoring) -> Results:
    """What shown scores come to: three queries. Nothing before they are shown."""
    if scoring.revealed_at is None:
        return Results(())
    values: dict[tuple[int, int], list[int]] = defaultdict(list)
    for idea, criterion, value in Score.objects.filter(scoring=scoring).values_list("idea", "criterion", "value"):
        values[idea, criterion].append(value)
    criteria = list(scoring.criteria.all())
    return Results(
        tuple(
            Scored(
                idea,
                tuple(spread_of(one.name, one.definition, one.weight, values[idea.pk, one.pk]) for one in criteria),
            )
            for idea in Idea.objects.filter(pk__in={idea for idea, _ in values})
        )
    )


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
