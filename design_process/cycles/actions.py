"""The course of a test cycle: plan it, log what is seen, study it, decide. And the log that arrives in one piece."""

from dataclasses import astuple, dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from design_process.cards.actions import ChangedMeanwhile
from design_process.cycles import course
from design_process.cycles.full_plan.carrying import (
    Answered,
    answers_state,
    carry_over,
    carry_tasks_over,
    keep_answers,
)
from design_process.cycles.models import Log, Observation, Ramp, TestCycle
from design_process.cycles.photos.actions import keep_photo
from design_process.cycles.photos.models import ObservationPhoto
from design_process.cycles.prediction_actions import (
    Judged,
    Predicted,
    keep_outcomes,
    outcome_state,
    said_state,
    set_predictions,
)
from design_process.cycles.ramp_actions import ramp_for
from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Measurement
from design_process.prototypes.actions import move_prototype
from design_process.prototypes.models import Prototype
from districts.barriers.actions import Raised, raise_barrier
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.fingerprint import fingerprint
from network.lib.pictures import Picture
from network.people.models import Person


class OutOfOrder(Exception):
    """A step whose turn it is not. Its text says why, in words for people."""


@dataclass(frozen=True)
class Plan:
    """What a cycle is to find out. `starts_on` to `ends_on`, both days included.

    `scale`: empty for as large as the prototype's card says, or as before. `new_ramp`: the name of one to begin.
    """

    question: str
    prediction: str
    starts_on: date
    ends_on: date
    predictions: tuple[Predicted, ...] = ()
    scale: str = ""
    ramp: Ramp | None = None
    new_ramp: str = ""
    tasks: tuple[int, ...] = ()  # those of the cycle before that go on


@dataclass(frozen=True)
class Study:
    """What the team learned. `did_not_work` is never empty. `outcomes`: what it says of each prediction in numbers,
    `answers`: of each further question.
    """

    findings: str
    did_not_work: str
    surprise: str = ""
    outcomes: tuple[Judged, ...] = ()
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True)
class Then:
    """What comes after a decision. `retry_if` counts after ABANDON only."""

    plan: str = ""
    retry_if: str = ""


@dataclass(frozen=True)
class Seen:
    """What somebody saw on a day."""

    words: str
    observed_on: date


@transaction.atomic
def plan_cycle(prototype: Prototype, plan: Plan, *, by: Person, follows: TestCycle | None = None) -> TestCycle:
    """Plan the next numbered cycle of a prototype. The same plan sent twice, still unstarted, is one cycle.

    `follows`: the cycle of the same prototype that it comes out of; what goes on is filled in. The prototype's row is
    held while the number is given, so that two people get two numbers.
    """
    held = Prototype.objects.select_for_update(no_key=True).select_related("member__district").get(pk=prototype.pk)
    same: TestCycle | None = held.cycles.filter(
        state=TestCycle.State.PLAN, question=plan.question, prediction=plan.prediction, starts_on=plan.starts_on
    ).first()
    if same is not None:
        set_predictions(same, plan.predictions, by=by)
        return same
    last = held.cycles.aggregate(last=Max("number"))["last"] or 0
    cycle = TestCycle.objects.create(
        network_id=held.network_id,
        member_id=held.member_id,
        prototype=held,
        number=last + 1,
        ramp=ramp_for(held, plan.ramp or (follows.ramp if follows else None), plan.new_ramp),
        follows=follows,
        question=plan.question,
        prediction=plan.prediction,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        scale=plan.scale or held.scale,
        created_by=by,
    )
    if follows is not None:
        carry_over(follows, cycle, by=by)
        carry_tasks_over(follows, cycle, plan.tasks, by=by)
    set_predictions(cycle, plan.predictions, by=by)
    move_prototype(held, Prototype.State.TESTING, by=by)
    note(f"planned {cycle} of {held.member}", cycle, by)
    return cycle


def plan_state(cycle: TestCycle) -> str:
    """A fingerprint of the cycle's plan and step. One query, for its predictions."""
    plan = (cycle.question, cycle.prediction, cycle.starts_on, cycle.ends_on, cycle.scale, cycle.ramp_id)
    return fingerprint(cycle.state, *plan, said_state(cycle))


def study_state(cycle: TestCycle) -> str:
    """A fingerprint of the cycle's study and decision: what it says, not which step of Plan and Do it is in.

    Two queries, for what is said of its predictions and of its questions.
    """
    study = (cycle.findings, cycle.did_not_work, cycle.surprise, outcome_state(cycle), answers_state(cycle))
    return fingerprint(*study, cycle.act, cycle.act_reason)


@transaction.atomic
def change_plan(cycle: TestCycle, plan: Plan, *, by: Person, seen: str) -> None:
    """Change a plan. Once it has started, its words stay: a prediction is worth something if it came first. Its days
    move, and so do its scale, its ramp and predictions in numbers, the latter marked as changed while it ran.

    Raises OutOfOrder after the study, ChangedMeanwhile when it no longer is what the person saw.
    """
    if plan.new_ramp:  # the prototype's row before the cycle's, as everywhere
        Prototype.objects.select_for_update(no_key=True).get(pk=cycle.prototype_id)
    held = hold(cycle)
    if plan_state(held) != seen:
        raise ChangedMeanwhile
    if held.state not in (TestCycle.State.PLAN, TestCycle.State.DO):
        raise OutOfOrder("The study is written, so the plan stays as it was.")
    if held.state == TestCycle.State.PLAN:
        held.question, held.prediction = plan.question, plan.prediction
    held.starts_on, held.ends_on = plan.starts_on, plan.ends_on
    held.scale = plan.scale or held.scale
    held.ramp = ramp_for(held.prototype, plan.ramp or held.ramp, plan.new_ramp)
    held.save(update_fields=["question", "prediction", "starts_on", "ends_on", "scale", "ramp"])
    set_predictions(held, plan.predictions, by=by)
    note(f"changed the plan of {held} of {held.member}", held, by)


@transaction.atomic
def begin_later(cycle: TestCycle, starts_on: date, *, by: Person) -> None:
    """Move a cycle that has not begun to a later first day; it keeps its length. One that runs stays as it is."""
    held = hold(cycle)
    if held.state != TestCycle.State.PLAN or starts_on <= held.starts_on:
        return
    held.ends_on += starts_on - held.starts_on
    held.starts_on = starts_on
    held.save(update_fields=["starts_on", "ends_on"])
    note(f"moved the days of {held} of {held.member}", held, by)


@transaction.atomic
def log_observation(
    cycle: TestCycle,
    *,
    by: Person,
    observed_on: date,
    words: str,
    on_behalf: bool = False,
    photo: Picture | None = None,
) -> Observation:
    """Keep what somebody saw, with a photo. The first observation starts the cycle (Plan → Do).

    The same words of the same person on the same day are one observation, however often they are sent; a photo that
    comes with the second is kept, if the first brought none. Raises OutOfOrder when the cycle is closed.
    """
    hold(cycle)  # the second of two at once waits for the first
    sent = Observation.objects.filter(cycle=cycle, by=by, observed_on=observed_on, words=words, log=None)
    found: Observation = sent.first() or _observe(cycle, Seen(words, observed_on), by, on_behalf=on_behalf)
    if photo and not ObservationPhoto.objects.filter(observation=found).exists():
        keep_photo(found, photo, by=by)
    return found


def _observe(
    cycle: TestCycle, what: Seen, by: Person, *, on_behalf: bool = False, log: Log | None = None
) -> Observation:
    held = hold(cycle)
    in_turn(course.why_not_observe(held.state))
    seen = Observation.objects.create(
        network_id=held.network_id,
        member_id=held.member_id,
        cycle=held,
        log=log,
        observed_on=what.observed_on,
        words=what.words,
        by=by,
        on_behalf=on_behalf,
    )
    if held.state == TestCycle.State.PLAN:
        held.state = TestCycle.State.DO
        held.save(update_fields=["state"])
    note(f"logged an observation in {held} of {held.member}", held, by)
    return seen


@transaction.atomic
def study_cycle(cycle: TestCycle, study: Study, *, by: Person, seen: str) -> None:
    """Write or mend the study, until the team decides. `seen` is the `study_state` the person started from.

    Raises OutOfOrder before the first observation and after the decision, ChangedMeanwhile when somebody else
    wrote in between, ValueError without what did not work.
    """
    if not study.did_not_work.strip():
        raise ValueError("a study says what did not work")
    held = hold(cycle)
    if study_state(held) != seen:
        raise ChangedMeanwhile
    in_turn(course.why_not_study(held.state))
    keep_outcomes(held, study.outcomes, by=by)
    keep_answers(held, study.answers)
    held.findings, held.did_not_work, held.surprise = study.findings, study.did_not_work, study.surprise
    held.state, held.studied_at = TestCycle.State.STUDY, timezone.now()
    held.save(update_fields=["findings", "did_not_work", "surprise", "state", "studied_at"])
    note(f"studied {held} of {held.member}", held, by)


_LEADS_TO = {TestCycle.Act.ADOPT: Prototype.State.ADOPTED, TestCycle.Act.ABANDON: Prototype.State.ABANDONED}


@transaction.atomic
def decide(cycle: TestCycle, act: str, *, reason: str, by: Person, seen: str, then: Then | None = None) -> None:
    """Adopt, adapt, expand or abandon, with the reason: closes the cycle, and adopts or abandons its prototype.

    What is expanded goes on being tested, at a larger scale.

    Raises OutOfOrder before the study, ChangedMeanwhile when it no longer is what the person saw.
    """
    prototype = Prototype.objects.select_for_update(no_key=True).get(pk=cycle.prototype_id)
    held = hold(cycle)
    if study_state(held) != seen:
        raise ChangedMeanwhile
    in_turn(course.why_not_act(held.state))
    held.act, held.act_reason = act, reason
    held.next_plan = then.plan if then else ""
    held.retry_if = then.retry_if if then and act == TestCycle.Act.ABANDON else ""
    held.state, held.closed_at = TestCycle.State.CLOSED, timezone.now()
    held.save(update_fields=["act", "act_reason", "next_plan", "retry_if", "state", "closed_at"])
    note(f"decided to {act} after {held} of {held.member}", held, by, why=reason)
    leads_to = _LEADS_TO.get(TestCycle.Act(act))
    if leads_to:
        move_prototype(prototype, leads_to, by=by, why=reason)


@transaction.atomic
def compare_later(cycle: TestCycle, said: tuple[Judged, ...], *, by: Person) -> None:
    """Say of a closed cycle's predictions what could not be said in its study: a year's number comes after the year.

    What was said before stays. Raises OutOfOrder while the cycle is open, where the study is the place.
    """
    held = hold(cycle)
    in_turn(course.why_not_compare(held.state))
    known = set(held.predictions.filter(outcome__isnull=False).values_list("pk", flat=True))
    keep_outcomes(held, [one for one in said if one.prediction_id not in known], by=by)
    note(f"compared what {held} of {held.member} predicted", held, by)


def hold(cycle: TestCycle) -> TestCycle:
    """The cycle's row as it is now, held to the end of the transaction."""
    rows = TestCycle.objects.select_for_update(no_key=True, of=("self",))
    held: TestCycle = rows.select_related("prototype", "ramp", "member__district").get(pk=cycle.pk)
    return held


def in_turn(why_not: str) -> None:
    """Raises OutOfOrder with the reason, if there is one."""
    if why_not:
        raise OutOfOrder(why_not)


def note(words: str, cycle: TestCycle, by: Person, why: str = "") -> None:
    """A line of history about a cycle."""
    record(Activity.About.WORK, words, network_id=cycle.network_id, by=by, thing=cycle, why=why)


@dataclass(frozen=True)
class Entered:
    """All that one visit to the Log it page brings. Each part may be missing, but not all of them."""

    client_key: UUID
    cycle: TestCycle | None = None
    seen: Seen | None = None
    numbers: tuple[Entry, ...] = ()
    barrier: Raised | None = None
    on_behalf: bool = False
    photo: Picture | None = None  # goes with what was seen

    @property
    def is_empty(self) -> bool:
        return not (self.seen or self.numbers or self.barrier)

    def fingerprint(self) -> str:
        """The same for the same words and numbers, whoever sends them and whenever."""
        seen = astuple(self.seen) if self.seen else None
        barrier = astuple(self.barrier) if self.barrier else None
        photo = [sha256(self.photo.content).hexdigest()] if self.photo else []
        return fingerprint(self.cycle and self.cycle.pk, seen, [astuple(n) for n in self.numbers], barrier, *photo)


class SentDifferently(Exception):
    """The key was used before, for something else. `log` is what was kept then; nothing new was stored."""

    def __init__(self, log: Log) -> None:
        super().__init__("sent before, with other words")
        self.log = log


@transaction.atomic
def store_log(member: Member, entered: Entered, *, by: Person) -> Log:
    """Store a visit to the Log it page: observation, numbers and barrier, all of it or nothing, and only once.

    The same key with the same content returns the first log, also while the first is still being stored. Raises
    SentDifferently for the same key with other content, ValueError when there is nothing in it, and what its parts
    raise: OutOfOrder for a closed cycle, NumberRefused for a number that cannot be true.
    """
    if entered.is_empty:
        raise ValueError("nothing to store")
    sent = entered.fingerprint()
    log, first = Log.objects.get_or_create(
        network_id=member.network_id,
        client_key=entered.client_key,
        defaults={"member": member, "by": by, "on_behalf": entered.on_behalf, "cycle": entered.cycle, "sent": sent},
    )
    if not first:
        if (log.member_id, log.by_id, log.sent) != (member.pk, by.pk, sent):
            raise SentDifferently(log)
        return log
    if entered.cycle and entered.seen:
        observed = _observe(entered.cycle, entered.seen, by, on_behalf=entered.on_behalf, log=log)
        if entered.photo:
            keep_photo(observed, entered.photo, by=by)
    if entered.numbers:
        record_measurements(member, entered.numbers, by=by, on_behalf=entered.on_behalf)
        log.measurements.set(_standing(member, entered.numbers))
    if entered.barrier:
        raised = replace(entered.barrier, on_behalf=entered.on_behalf)
        raise_barrier(member, raised, by=by, client_key=entered.client_key)
    return log


def _standing(member: Member, numbers: tuple[Entry, ...]) -> QuerySet[Measurement]:
    """The rows that say what these entries said."""
    cells = Q()
    for n in numbers:
        cells |= Q(indicator=n.indicator_id, group=n.group, period=n.period)
    found: QuerySet[Measurement] = Measurement.objects.filter(cells, member=member, school=None, superseded_at=None)
    return found
