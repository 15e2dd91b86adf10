"""What a cycle's page shows of its full plan to one reader."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from design_process.cycles import course
from design_process.cycles.full_plan.forms import AimForm, DataForm, DidForm, QuestionForm, TaskForm
from design_process.cycles.full_plan.models import CycleQuestion, CycleTask, DataToCollect
from design_process.cycles.models import TestCycle
from design_process.prototypes.models import Prototype


@dataclass(frozen=True)
class FullPlan:
    """The parts as they stand, each a dict. Tasks and who collects what are the team's and the hub's."""

    questions: tuple[dict[str, Any], ...]  # pk, words, prediction, while_running, on_behalf, verdict, verdict_words
    tasks: tuple[dict[str, Any], ...]  # pk, words, place, owner (a name), due_on, is_done, on_behalf, from and to
    to_collect: tuple[dict[str, Any], ...]  # name, who, when_words, how, on_behalf
    prototype_seen: bool
    may_write: str  # which parts may be written now: "plan did", "did", or none
    forms: dict[str, Any]  # of those parts that are being written, by name
    open: str  # the name of the part whose form needs another look, or empty

    @property
    def is_begun(self) -> bool:
        return bool(self.questions or self.tasks or self.to_collect)

    @property
    def left(self) -> int:
        """How many tasks are not done yet."""
        return sum(not task["is_done"] for task in self.tasks)


def full_plan_of(
    cycle: TestCycle, person: Any, *, may_edit: bool, write: bool = False, bound: dict[str, Any] | None = None
) -> FullPlan:
    """The full plan for a reader: one query, and four more with the forms in which it is written.

    `write`: with those forms. `bound`: some of them as they were sent.
    """
    bound = bound or {}
    found = _parts(person).get(pk=cycle.pk)
    parts = [name for name, why in (("plan", course.why_not_plan), ("did", course.why_not_did)) if not why(cycle.state)]
    return FullPlan(
        questions=tuple(found["asked"] or ()),
        tasks=tuple(_task(task) for task in found["to_do"] or ()),
        to_collect=tuple(found["collected"] or ()),
        prototype_seen=found["prototype_seen"],
        may_write=" ".join(parts) if may_edit else "",
        forms={**(_forms(cycle) if may_edit and (write or bound) else {}), **bound},
        open=next(iter(bound), ""),
    )


def _parts(person: Any) -> Any:
    """Cycles with their parts, as far as a reader sees them, in one query; None where nobody of theirs could."""
    whose = {"cycle": OuterRef("pk")}
    tasks = CycleTask.objects.seen_by(person).standing().filter(**whose).order_by("due_on", "pk")
    collected = DataToCollect.objects.seen_by(person).filter(**whose).order_by("pk")
    seen = Prototype.objects.seen_by(person).filter(pk=OuterRef("prototype"))
    return TestCycle.objects.annotate(
        asked=_listed(CycleQuestion.objects.filter(**whose).order_by("pk"), *QUESTION),
        to_do=_listed(tasks, *TASK, **TASK_BESIDE),
        collected=_listed(collected, *DATA, name="indicator__name"),
        prototype_seen=Exists(seen),
    ).values("asked", "to_do", "collected", "prototype_seen")


QUESTION = ("pk", "words", "prediction", "while_running", "on_behalf", "verdict", "verdict_words")
TASK = ("pk", "words", "place", "due_on", "on_behalf")
TASK_BESIDE = {
    "owner": "owner__name",
    "done_on": "done_on",
    "from_cycle": "carried_from__cycle",
    "from_number": "carried_from__cycle__number",
    "to_cycle": "carried_to__cycle",
    "to_number": "carried_to__cycle__number",
}
DATA = ("who", "when_words", "how", "on_behalf")


def _listed(rows: Any, *names: str, **others: str) -> ArraySubquery:
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in names}, **others)))


def _task(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "due_on": date.fromisoformat(row["due_on"]), "is_done": row["done_on"] is not None}


def _forms(cycle: TestCycle) -> dict[str, Any]:
    forms: dict[str, Any] = {}
    if not course.why_not_plan(cycle.state):
        forms |= {"aim": AimForm(cycle=cycle), "question": QuestionForm(), "task": TaskForm(cycle=cycle)}
        counted = list(cycle.prototype.indicators.filter(retired_at=None))
        if counted:
            forms["data"] = DataForm(cycle=cycle, indicators=counted)
    if not course.why_not_did(cycle.state):
        forms["did"] = DidForm(cycle=cycle)
    return forms
