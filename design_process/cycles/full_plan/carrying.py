"""What the full plan of one cycle hands on to the next, and what the study says of its questions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from design_process.cycles.full_plan.models import CycleQuestion, CycleTask, DataToCollect
from design_process.cycles.models import TestCycle
from network.people.models import Person


@dataclass(frozen=True)
class Answered:
    """What the study says of a question: a verdict of `CycleQuestion.Verdict`, and why, in a sentence."""

    question_id: int
    verdict: str
    words: str


def carry_over(before: TestCycle, made: TestCycle, *, by: Person) -> None:
    """Fill a new cycle with what goes on: objective, change and place, the questions, who collects what.

    What the team planned to change is the change; a prediction is made anew, so those of the questions stay empty.
    """
    made.objective, made.place = before.objective, before.place
    made.change = before.next_plan or before.change
    made.plan_on_behalf = on_behalf = made.member_id not in by.holdings.working_members
    made.save(update_fields=["objective", "place", "change", "plan_on_behalf"])
    for one in before.questions.all():
        CycleQuestion.objects.create(
            network_id=made.network_id, cycle=made, words=one.words, by=by, client_key=uuid4(), on_behalf=on_behalf
        )
    for kept in before.to_collect.all():
        DataToCollect.objects.create(
            network_id=made.network_id,
            member_id=made.member_id,
            cycle=made,
            indicator_id=kept.indicator_id,
            who=kept.who,
            when_words=kept.when_words,
            how=kept.how,
            on_behalf=on_behalf,
            by=by,
        )


def carry_tasks_over(before: TestCycle, made: TestCycle, tasks: Collection[int], *, by: Person) -> None:
    """Let these tasks of the cycle before go on, in their words and with their owner. Each goes on once: what is done
    by now, taken out, or goes on elsewhere already is left alone.
    """
    rows = CycleTask.objects.select_for_update(no_key=True, of=("self",))
    rows = rows.filter(done_on=None, dropped_at=None)  # asked again of each row once it is held
    for one in rows.filter(pk__in=CycleTask.objects.left_of(before).filter(pk__in=tasks).values("pk")):
        CycleTask.objects.create(
            network_id=made.network_id,
            member_id=made.member_id,
            cycle=made,
            words=one.words,
            owner_id=one.owner_id,
            place=one.place,
            due_on=moved_along(one.due_on, before.starts_on, (made.starts_on, made.ends_on)),
            carried_from=one,
            client_key=uuid4(),
            on_behalf=made.plan_on_behalf,
            by=by,
        )


def moved_along(due_on: date, began_on: date, within: tuple[date, date]) -> date:
    """A task's day as far into the next cycle as it was in the one before, and not after its last day."""
    first, last = within
    return min(first + max(due_on - began_on, timedelta(0)), last)


def answers_state(cycle: TestCycle) -> list[tuple[int, str, str]]:
    """What was said of the cycle's questions, to see later whether somebody changed it. One query."""
    return list(cycle.questions.order_by("pk").values_list("pk", "verdict", "verdict_words"))


def keep_answers(cycle: TestCycle, answers: Iterable[Answered]) -> None:
    """Keep what the study says of the cycle's own questions; another cycle's are left alone."""
    for one in answers:
        cycle.questions.filter(pk=one.question_id).update(verdict=one.verdict, verdict_words=one.words)
