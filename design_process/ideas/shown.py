"""A team's rounds, and one round as a person sees it, as data: templates only print. Never who wrote what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from design_process.ideas.actions import FEWEST_WRITERS, writers_of
from design_process.ideas.choosing.models import IdeaDecision, Scoring
from design_process.ideas.models import Credit, Idea, IdeaRound
from design_process.ideas.placing.models import PlacedIdea
from districts.directory.models import Member, Seat
from network.lib.words import counted, day_words, late_by, number_word
from network.membership.roles import WORKING_ROLES
from network.people.models import Person


@dataclass(frozen=True)
class Line:
    """A round in the list of a team, and where it stands. `kind`: due, info or done, as on a status."""

    asked: IdeaRound
    kind: str
    stands: str


@dataclass(frozen=True)
class Shown:
    """An idea as a reader sees it. `authors`: those who want to be named. `mine`: the reader's own part, if any."""

    idea: Idea
    authors: tuple[str, ...]
    mine: Credit | None
    builds_on: Idea | None
    merged_from: tuple[Idea, ...]


@dataclass(frozen=True)
class Page:
    """A round. `ideas`: those that stand; before it is open, the reader's own. `writers`: how many have written."""

    asked: IdeaRound
    ideas: tuple[Shown, ...]
    writers: int
    team: int
    wrote: bool
    scorings: tuple[Any, ...]
    decisions: tuple[Any, ...]

    @property
    def are_few(self) -> bool:
        return self.writers < FEWEST_WRITERS

    @property
    def written_words(self) -> str:
        """How many have written, never who."""
        if not self.writers:
            return "Nobody has written yet."
        who = "person has" if self.writers == 1 else "people have"
        return f"{number_word(self.writers).capitalize()} {who} written so far."

    @property
    def scoring(self) -> Any:
        """The round of scores that is open now."""
        return next((one for one in self.scorings if one.revealed_at is None), None)

    @property
    def shown_scoring(self) -> Any:
        """The last round of scores that all may see."""
        return next((one for one in reversed(self.scorings) if one.revealed_at), None)

    @property
    def decision(self) -> Any:
        """The decision that stands."""
        return next((one for one in self.decisions if one.reopened_at is None), None)

    @property
    def earlier(self) -> tuple[Any, ...]:
        """Decisions that were opened again."""
        return tuple(one for one in self.decisions if one.reopened_at)


def rounds_of(person: Person, member: Member, today: date) -> list[Line]:
    """A team's rounds, the latest first. One query."""
    rows = IdeaRound.objects.seen_by(person).filter(member=member)
    rows = rows.annotate(
        decided=Exists(IdeaDecision.objects.standing().filter(round=OuterRef("pk"))),
        scoring=Exists(Scoring.objects.open().filter(round=OuterRef("pk"))),
        standing=Count("ideas", filter=Q(ideas__merged_into=None)),
    )
    return [Line(row, *_stands(row, today)) for row in rows]


def _stands(row: Any, today: date) -> tuple[str, str]:
    if row.decided:
        return "done", "Decided"
    if row.scoring:
        return "due", "Scores are being given"
    if row.opened_at:
        return "info", f"{counted(row.standing, 'idea', 'ideas')} to read"
    if row.ends_on is None:
        return "due", "Ideas are being written"
    return "due", f"Until {day_words(row.ends_on)}" if row.ends_on >= today else late_by(row.ends_on, today)


def page_of(person: Person, asked: IdeaRound) -> Page:
    """A round as a person sees it: ten queries, however many ideas."""
    ideas = list(Idea.objects.seen_by(person).filter(round=asked))
    shown = _shown(person, ideas)
    placed = PlacedIdea.objects.filter(node__retired_at=None).select_related("node")
    decisions = asked.decisions.select_related("decided_by", "reopened_by").prefetch_related(
        "chosen__idea__prototypes", Prefetch("chosen__idea__placed", placed)
    )
    return Page(
        asked,
        tuple(one for one in shown if one.idea.merged_into_id is None),
        writers_of(asked),
        team_of(asked.member_id),
        any(one.mine for one in shown),
        tuple(asked.scorings.all()),
        tuple(decisions),
    )


def team_of(member_id: int) -> int:
    """How many people of a team could write and score. One query."""
    seats = Seat.objects.taken().filter(member=member_id, grant__role__in=WORKING_ROLES)
    return seats.values("grant__person").distinct().count()


def idea_of(person: Person, idea: Idea) -> Shown:
    """One idea with what it comes from: two queries."""
    family = Q(pk=idea.pk) | Q(merged_into=idea) | Q(pk=idea.builds_on_id)
    shown = _shown(person, list(Idea.objects.seen_by(person).filter(family)))
    return next(one for one in shown if one.idea.pk == idea.pk)


def _shown(person: Person, ideas: list[Idea]) -> list[Shown]:
    """Ideas with those of their authors that want to be named, and the reader's own part. One query."""
    by_key = {idea.pk: idea for idea in ideas}
    parts: dict[int, list[Credit]] = defaultdict(list)
    for credit in Credit.objects.seen_by(person).filter(idea__in=by_key).select_related("person"):
        parts[credit.idea_id].append(credit)
    merged: dict[int, list[Idea]] = defaultdict(list)
    for idea in ideas:
        if idea.merged_into_id:
            merged[idea.merged_into_id].append(idea)
    return [
        Shown(
            idea,
            tuple(sorted(str(credit.person) for credit in parts[idea.pk] if credit.is_named)),
            next((credit for credit in parts[idea.pk] if credit.person_id == person.pk), None),
            by_key.get(idea.builds_on_id or 0),
            tuple(merged[idea.pk]),
        )
        for idea in ideas
    ]
