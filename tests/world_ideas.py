"""Rounds of ideas, for the tests that need some."""

from typing import Any
from uuid import uuid4

from design_process.ideas.actions import Hand, IdeaWords, RoundWords, open_round, start_round, write_idea
from design_process.ideas.choosing.actions import Decided, decide, give_scores, reveal, start_scoring
from design_process.ideas.choosing.criteria import SHIPPED
from design_process.ideas.choosing.models import IdeaDecision, Scoring
from design_process.ideas.models import Idea, IdeaRound
from districts.directory.models import Member, Seat
from network.membership.roles import Role
from network.people.models import Person
from tests.world import a_person, a_seat


def a_round(member: Member, question: str = "help quiet pupils explain", *, by: Person, **about: Any) -> IdeaRound:
    return start_round(member, RoundWords(question, **about), by=by, client_key=uuid4())


def an_idea(
    asked: IdeaRound,
    title: str = "Partner talk first",
    *,
    by: Person,
    named: bool = False,
    on: Idea | None = None,
    **said: str,
) -> Idea:
    return write_idea(asked, IdeaWords(title, **said), Hand(by, uuid4(), named), builds_on=on)


def an_open_round(member: Member, *ideas: tuple[Person, str], by: Person) -> IdeaRound:
    """A round with ideas, each of (author, title), opened."""
    asked = a_round(member, by=by)
    for author, title in ideas:
        an_idea(asked, title, by=author)
    open_round(asked, by=by)
    asked.refresh_from_db()
    return asked


def a_team(member: Member, *groups: str) -> list[Person]:
    """More people of a team, one for each stakeholder group given."""
    people = []
    for number, group in enumerate(groups):
        person = a_person(f"{group}{number}-{member.pk}@sierra.test", f"Zz{group.title()} Quill{number}")
        a_seat(member, person, Role.TEAM_MEMBER)
        Seat.objects.filter(grant__person=person).update(stakeholder_group=group)
        people.append(person)
    return people


def some_scores(asked: IdeaRound, *scorers: Person, by: Person, shown: bool = False, **values: int) -> Scoring:
    """Scores of every idea on every criterion, 3 or what `values` says for a criterion's name."""
    scoring = start_scoring(asked, SHIPPED, by=by)
    criteria = list(scoring.criteria.all())
    for person in scorers:
        given = {(idea.pk, one.pk): values.get(one.name, 3) for idea in asked.ideas.standing() for one in criteria}
        give_scores(scoring, given, by=person)
    if shown:
        reveal(scoring, by=by)
        scoring.refresh_from_db()
    return scoring


def a_choice(asked: IdeaRound, *titles: str, by: Person, **said: Any) -> IdeaDecision:
    """A decision for the ideas with these titles. `said`: reason, dissent, runner_up."""
    chosen = tuple(asked.ideas.filter(title__in=titles))
    return decide(asked, Decided(chosen, said.pop("reason", "It is small enough to try."), **said), by=by)
