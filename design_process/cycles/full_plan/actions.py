"""Writing the parts of a full plan, each by itself, and how the test went."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles import course
from design_process.cycles.actions import hold, in_turn, note
from design_process.cycles.full_plan.models import CycleQuestion, CycleTask, DataToCollect
from design_process.cycles.models import TestCycle
from design_process.measures.models import Indicator
from network.lib.fingerprint import fingerprint
from network.people.models import Person

AIM = ("objective", "change", "place")
DID = ("as_planned", "not_planned")


@dataclass(frozen=True)
class Task:
    """What is to be done, by when, by whom (None: anybody of the team), and where."""

    words: str
    due_on: date
    owner: Person | None = None
    place: str = ""


@dataclass(frozen=True)
class Collected:
    """Who collects a number, when and how; all of it empty: nothing is said about it."""

    indicator: Indicator
    who: str = ""
    when_words: str = ""
    how: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.who or self.when_words or self.how)


def is_on_behalf(cycle: TestCycle, by: Person) -> bool:
    """Does somebody write for a team that is not theirs?"""
    return cycle.member_id not in by.holdings.working_members


def part_state(cycle: TestCycle, names: tuple[str, ...]) -> str:
    """A fingerprint of some fields of a cycle, to see later whether somebody changed them."""
    return fingerprint(*[getattr(cycle, name) for name in names])


@transaction.atomic
def say_aim(cycle: TestCycle, said: dict[str, str], *, by: Person, seen: str) -> None:
    """Write AIM: objective, change and place. Raises OutOfOrder after the study, ChangedMeanwhile."""
    held = hold(cycle)
    in_turn(course.why_not_plan(held.state))
    _write(held, said, "plan_on_behalf", by=by, seen=seen)
    note(f"made the plan of {held} of {held.member} fuller", held, by)


@transaction.atomic
def say_how_it_went(cycle: TestCycle, said: dict[str, str], *, by: Person, seen: str) -> None:
    """Write DID: was it carried out as planned, and what was not. Raises OutOfOrder outside Do and Study."""
    held = hold(cycle)
    in_turn(course.why_not_did(held.state))
    _write(held, said, "do_on_behalf", by=by, seen=seen)
    note(f"said how {held} of {held.member} went", held, by)


def _write(held: TestCycle, said: dict[str, str], mark: str, *, by: Person, seen: str) -> None:
    if part_state(held, tuple(said)) != seen:
        raise ChangedMeanwhile
    for name, words in said.items():
        setattr(held, name, words)
    setattr(held, mark, is_on_behalf(held, by))
    held.save(update_fields=[*said, mark])


@transaction.atomic
def add_question(cycle: TestCycle, words: str, prediction: str, *, by: Person, client_key: UUID) -> CycleQuestion:
    """Ask one more question. Sent twice, it is one. Raises OutOfOrder after the study."""
    held = hold(cycle)
    in_turn(course.why_not_plan(held.state))
    one, made = CycleQuestion.objects.get_or_create(
        network_id=held.network_id,
        client_key=client_key,
        defaults={
            "cycle": held,
            "words": words,
            "prediction": prediction,
            "while_running": held.state != TestCycle.State.PLAN,
            "on_behalf": is_on_behalf(held, by),
            "by": by,
        },
    )
    if made:
        note(f"asked one more question in {held} of {held.member}", held, by)
    return one


def question_state(one: CycleQuestion) -> str:
    """A fingerprint of what a question asks and predicts."""
    return fingerprint(one.words, one.prediction)


@transaction.atomic
def change_question(one: CycleQuestion, words: str, prediction: str, *, by: Person, seen: str) -> None:
    """Other words for a question or its prediction. Raises OutOfOrder after the study, ChangedMeanwhile."""
    held = hold(one.cycle)
    in_turn(course.why_not_plan(held.state))
    row = CycleQuestion.objects.get(pk=one.pk)
    if question_state(row) != seen:
        raise ChangedMeanwhile
    if (row.words, row.prediction) == (words, prediction):
        return
    row.words, row.prediction, row.by = words, prediction, by
    row.while_running = held.state != TestCycle.State.PLAN
    row.on_behalf = is_on_behalf(held, by)
    row.save(update_fields=["words", "prediction", "by", "while_running", "on_behalf"])
    note(f"changed a question of {held} of {held.member}", held, by)


@transaction.atomic
def take_question_out(one: CycleQuestion, *, by: Person) -> None:
    """Take a question out of the plan; history keeps it. Raises OutOfOrder after the study."""
    held = hold(one.cycle)
    in_turn(course.why_not_plan(held.state))
    CycleQuestion.objects.filter(pk=one.pk).delete()
    note(f"took a question out of {held} of {held.member}", held, by, why=one.words)


@transaction.atomic
def add_task(cycle: TestCycle, task: Task, *, by: Person, client_key: UUID) -> CycleTask:
    """Add a task. Sent twice, it is one. Raises OutOfOrder once the cycle is closed."""
    held = hold(cycle)
    in_turn(course.why_not_observe(held.state))
    one, made = CycleTask.objects.get_or_create(
        network_id=held.network_id,
        client_key=client_key,
        defaults={
            "member_id": held.member_id,
            "cycle": held,
            "words": task.words,
            "due_on": task.due_on,
            "owner": task.owner,
            "place": task.place,
            "on_behalf": is_on_behalf(held, by),
            "by": by,
        },
    )
    if made:
        note(f"added a task to {held} of {held.member}: {task.words}", held, by)
    return one


def task_state(one: CycleTask) -> str:
    """A fingerprint of what a task says."""
    return fingerprint(one.words, one.due_on, one.owner_id, one.place, one.dropped_at)


@transaction.atomic
def change_task(one: CycleTask, task: Task, *, by: Person, seen: str) -> None:
    """Other words, another day, another owner. Raises OutOfOrder once the cycle is closed, ChangedMeanwhile."""
    held = hold(one.cycle)
    in_turn(course.why_not_observe(held.state))
    row = CycleTask.objects.select_for_update(no_key=True).get(pk=one.pk)
    if task_state(row) != seen:
        raise ChangedMeanwhile
    row.words, row.due_on, row.owner, row.place = task.words, task.due_on, task.owner, task.place
    row.on_behalf = is_on_behalf(held, by)
    row.save(update_fields=["words", "due_on", "owner", "place", "on_behalf"])
    note(f"changed a task of {held} of {held.member}: {task.words}", held, by)


@transaction.atomic
def finish_task(one: CycleTask, *, done: bool, by: Person, on: date) -> None:
    """Say that a task is done, or that it is not. Said twice, it is said once; of one that goes on, there."""
    CycleTask.objects.select_for_update(no_key=True).get(pk=one.pk)  # it may go on in this very moment
    rows = CycleTask.objects.filter(pk=one.pk, dropped_at=None, done_on__isnull=done, carried_to=None)
    if rows.update(done_on=on if done else None, done_by=by if done else None):
        verb = "did" if done else "opened again"
        note(f"{verb} a task of {one.cycle} of {one.member}: {one.words}", one.cycle, by)


@transaction.atomic
def take_task_out(one: CycleTask, *, by: Person) -> None:
    """Take a task that is not done out of the plan; its row stays."""
    rows = CycleTask.objects.filter(pk=one.pk, dropped_at=None, done_on=None)
    if rows.update(dropped_at=timezone.now()):
        note(f"took a task out of {one.cycle} of {one.member}: {one.words}", one.cycle, by)


def collected_state(cycle: TestCycle) -> str:
    """A fingerprint of who collects what. One query."""
    rows = cycle.to_collect.order_by("indicator").values_list("indicator", "who", "when_words", "how")
    return fingerprint([list(row) for row in rows])


@transaction.atomic
def plan_data(cycle: TestCycle, wanted: tuple[Collected, ...], *, by: Person, seen: str) -> None:
    """Write who collects each of these numbers. Raises OutOfOrder after the study, ChangedMeanwhile."""
    held = hold(cycle)
    in_turn(course.why_not_plan(held.state))
    if collected_state(held) != seen:
        raise ChangedMeanwhile
    before = {row.indicator_id: row for row in held.to_collect.all()}
    for one in wanted:
        said: dict[str, Any] = {"who": one.who, "when_words": one.when_words, "how": one.how}
        row = before.get(one.indicator.pk)
        if one.is_empty:
            held.to_collect.filter(indicator=one.indicator).delete()
        elif row is None or any(getattr(row, name) != words for name, words in said.items()):
            whose = {"network_id": held.network_id, "member_id": held.member_id}
            told = {**said, **whose, "on_behalf": is_on_behalf(held, by), "by": by}
            DataToCollect.objects.update_or_create(cycle=held, indicator=one.indicator, defaults=told)
    note(f"planned who collects what in {held} of {held.member}", held, by)
