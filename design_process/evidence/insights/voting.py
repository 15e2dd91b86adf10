"""The questions of a team in their rounds: a person is told the votes once they have voted, or at the end."""

from collections import Counter
from dataclasses import dataclass

from design_process.evidence.insights.models import HowMightWe, Insight, Vote, Voting
from districts.directory.models import Member, Seat
from network.membership.roles import WORKING_ROLES
from network.people.models import Person


@dataclass(frozen=True)
class Line:
    """One question. `votes` is None while the reader may not know."""

    question: HowMightWe
    insights: tuple[Insight, ...]
    votes: int | None
    is_mine: bool


@dataclass(frozen=True)
class Round:
    """`voted` of `people` have given their vote; for what, only the lines say, and only when they may."""

    voting: Voting
    lines: tuple[Line, ...]
    voted: int
    people: int
    may_vote: bool
    is_told: bool

    @property
    def words(self) -> str:
        """How far the vote is, in a sentence."""
        if self.voting.closed_at:
            return "The vote is closed."
        so_far = f"{self.voted} of {self.people} in the team have voted."
        if self.may_vote:
            return f"{so_far} You have one vote; you see the others’ once you have given it."
        return so_far if self.is_told else f"{so_far} What for is told when the vote is closed."


def rounds_of(person: Person, member: Member) -> tuple[Round, ...]:
    """The rounds of a member, the newest first: six queries, however many questions there are."""
    rows = HowMightWe.objects.seen_by(person).filter(member=member).prefetch_related("insights")
    questions = list(rows.order_by("created_at", "pk"))
    votings = list(Voting.objects.seen_by(person).filter(member=member).select_related("closed_by"))
    votes = Vote.objects.filter(voting__in=votings)
    mine = dict(votes.filter(by=person).values_list("voting", "question"))
    given = list(votes.values_list("voting", "question"))
    people = _people(member)
    is_ours = member.pk in person.holdings.working_members
    found = []
    for voting in votings:
        is_open, has_voted = voting.closed_at is None, voting.pk in mine
        is_told = has_voted or not is_open
        counts = Counter(question for of, question in given if of == voting.pk)
        lines = tuple(
            Line(one, tuple(one.insights.all()), counts[one.pk] if is_told else None, mine.get(voting.pk) == one.pk)
            for one in questions
            if one.voting_id == voting.pk
        )
        may_vote = is_open and is_ours and not has_voted
        found.append(Round(voting, lines, counts.total(), people, may_vote, is_told))
    return tuple(found)


def _people(member: Member) -> int:
    working = Seat.objects.taken().filter(member=member, grant__role__in=WORKING_ROLES)
    return working.values("grant__person").distinct().count()
