"""Choosing among ideas: criteria, blind scores, showing them, the decision, and reopening it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.ideas.actions import note
from design_process.ideas.choosing.criteria import SHIPPED
from design_process.ideas.choosing.models import ChosenIdea, Criterion, IdeaDecision, Score, Scoring
from design_process.ideas.models import Idea, IdeaRound
from design_process.scoring.actions import NotNow, held_open, keep_lines, lines_of, lines_state, show_scores
from design_process.scoring.criteria import Line
from network.activity.actions import record
from network.activity.models import Activity
from network.membership.models import Network
from network.people.models import Person


@dataclass(frozen=True)
class Decided:
    """What a team decides."""

    chosen: tuple[Idea, ...]
    reason: str
    runner_up: Idea | None = None
    dissent: str = ""


def network_lines(network_id: int) -> tuple[Line, ...]:
    """The criteria that a network proposes to its teams; those that are shipped, if it has none of its own."""
    return lines_of(Criterion.objects.of_network(network_id)) or SHIPPED


def lines_for(asked: IdeaRound) -> tuple[Line, ...]:
    """What a team would score by next: as it did last time, or as its network proposes."""
    last = Scoring.objects.filter(member=asked.member_id).order_by("-started_at", "-pk").first()
    return (lines_of(last.criteria.all()) if last else ()) or network_lines(asked.network_id)


@transaction.atomic
def keep_network_criteria(network: Network, lines: Sequence[Line], *, by: Person, seen: str) -> None:
    """Say by what teams of a network score from now on. What was scored keeps its own. Raises ChangedMeanwhile."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    now = network_lines(network.pk)
    if lines_state(now) == lines_state(lines):
        return
    if lines_state(now) != seen:
        raise ChangedMeanwhile
    Criterion.objects.of_network(network.pk).delete()
    keep_lines(Criterion, network.pk, None, lines)
    record(Activity.About.WORK, "set by what ideas are scored", network_id=network.pk, by=by, thing=network)


def _held(asked: IdeaRound) -> IdeaRound:
    """The round, locked until the end of the transaction. Raises NotNow before it is open."""
    rows = IdeaRound.objects.select_for_update(no_key=True, of=("self",)).select_related("member__district")
    held: IdeaRound = rows.get(pk=asked.pk)
    if held.opened_at is None:
        raise NotNow("Open the round first: nobody can choose what nobody has read.")
    return held


@transaction.atomic
def start_scoring(asked: IdeaRound, lines: Sequence[Line], *, by: Person, ends_on: date | None = None) -> Scoring:
    """Ask for blind scores: the first, or others after talking, which leave the first as they are. Started twice is
    started once. Raises NotNow before the round is open, after the decision, or with fewer than two ideas.
    """
    held = _held(asked)
    running: Scoring | None = Scoring.objects.open().filter(round=held).first()
    if running is not None:
        return running
    if IdeaDecision.objects.standing().filter(round=held).exists():
        raise NotNow("It is decided. Take the decision up again first.")
    if Idea.objects.standing().filter(round=held).count() < 2:
        raise NotNow("There are fewer than two ideas, so there is nothing to compare.")
    made: Scoring = Scoring.objects.create(
        network_id=held.network_id,
        member_id=held.member_id,
        round=held,
        number=Scoring.objects.filter(round=held).count() + 1,
        started_by=by,
        ends_on=ends_on,
    )
    keep_lines(Criterion, held.network_id, made, lines)
    note(f"asked the team of {held.member} for blind scores: {held}", held, by)
    return made


@transaction.atomic
def give_scores(scoring: Scoring, values: Mapping[tuple[int, int], int], *, by: Person) -> None:
    """Keep one's own scores: (idea, criterion) → 1 to 5. What is left out stays as it was.

    No history says who gave any. Raises NotNow once they are shown.
    """
    found = held_open(scoring)
    about = {"network_id": found.network_id, "scoring": found, "by": by}
    rows = [Score(**about, idea_id=idea, criterion_id=one, value=value) for (idea, one), value in values.items()]
    unique = ["criterion", "idea", "by"]
    Score.objects.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=["value"])


@transaction.atomic
def reveal(scoring: Scoring, *, by: Person) -> None:
    """Show what the scores come to. Shown twice is shown once. Raises NotNow while fewer than three have given any."""
    if show_scores(scoring, by=by):
        note(f"showed the scores of {scoring.round.member}: {scoring.round}", scoring.round, by)


@transaction.atomic
def stop_scoring(scoring: Scoring, *, by: Person) -> None:
    """Let scores go that nobody has seen, and never will. Raises NotNow once they are shown."""
    held_open(scoring).delete()
    note(f"stopped the scores of {scoring.round.member}: {scoring.round}", scoring.round, by)


@transaction.atomic
def decide(asked: IdeaRound, decided: Decided, *, by: Person) -> IdeaDecision:
    """Choose. The same sent twice is one.

    Raises NotNow while scores are being given, ChangedMeanwhile when somebody has decided otherwise.
    """
    held = _held(asked)
    if Scoring.objects.open().filter(round=held).exists():
        raise NotNow("Scores are being given. Show them first, or stop them.")
    standing: IdeaDecision | None = IdeaDecision.objects.standing().filter(round=held).first()
    if standing is not None:
        if _said(standing) != decided:
            raise ChangedMeanwhile
        return standing
    made: IdeaDecision = IdeaDecision.objects.create(
        network_id=held.network_id,
        member_id=held.member_id,
        round=held,
        number=IdeaDecision.objects.filter(round=held).count() + 1,
        reason=decided.reason,
        dissent=decided.dissent,
        decided_by=by,
        on_behalf=held.member_id not in by.holdings.working_members,
    )
    ideas = [(idea, False) for idea in decided.chosen] + ([(decided.runner_up, True)] if decided.runner_up else [])
    ChosenIdea.objects.bulk_create(
        ChosenIdea(network_id=held.network_id, decision=made, idea=idea, is_runner_up=second) for idea, second in ideas
    )
    titles = ", ".join(idea.title for idea in decided.chosen)
    note(f"decided with {held.member} to go on with {titles}", held, by, why=decided.reason)
    return made


def _said(decision: IdeaDecision) -> Decided:
    rows = list(decision.chosen.select_related("idea"))
    chosen = tuple(row.idea for row in rows if not row.is_runner_up)
    return Decided(
        chosen, decision.reason, next((row.idea for row in rows if row.is_runner_up), None), decision.dissent
    )


@transaction.atomic
def reopen(decision: IdeaDecision, why: str, *, by: Person) -> None:
    """Take a decision up again, with a reason. What was decided stays readable. Reopened twice is reopened once."""
    found = IdeaDecision.objects.select_for_update(no_key=True).get(pk=decision.pk)
    if found.reopened_at:
        return
    found.reopened_at, found.reopened_by, found.reopened_why = timezone.now(), by, why
    found.save(update_fields=["reopened_at", "reopened_by", "reopened_why"])
    note(f"took the decision of {decision.round.member} up again: {decision.round}", decision.round, by, why=why)
