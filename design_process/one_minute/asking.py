"""What a test cycle needs now, from what is stored; and putting the question to somebody."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max

from design_process.cycles.models import TestCycle
from design_process.cycles.results import in_words
from design_process.measures.due import due_for
from design_process.one_minute.models import Ask
from design_process.one_minute.question import Facts, NumberAsked, Question, question_now
from network.people.models import Person

OPEN_FOR = timedelta(days=14)  # two letters later the question is another one


def question_of(cycle: TestCycle, today: date) -> Question | None:
    """The one question that a cycle needs now. At most four queries; `cycle` with its prototype and member."""
    return question_now(_facts(cycle, today), today)


def _facts(cycle: TestCycle, today: date) -> Facts:
    if cycle.state == TestCycle.State.STUDY:
        rows = cycle.predictions.select_related("indicator").filter(outcome=None)
        threshold = cycle.network.small_number_threshold
        unsaid = tuple((row.pk, in_words(row, cycle, threshold)) for row in rows)
        return Facts(cycle.state, cycle.starts_on, cycle.ends_on, open_predictions=unsaid)
    seen_on = cycle.observations.aggregate(last=Max("observed_on"))["last"]
    number = _number(cycle, today) if cycle.state == TestCycle.State.DO else None
    return Facts(cycle.state, cycle.starts_on, cycle.ends_on, seen_on, number)


def _number(cycle: TestCycle, today: date) -> NumberAsked | None:
    """The number that is missing of what the plan names: an indicator of its predictions, or of its prototype."""
    named = set(cycle.predictions.values_list("indicator", flat=True))
    named |= set(cycle.prototype.indicators.values_list("pk", flat=True))
    if not named:
        return None
    due = next((one for one in due_for(cycle.member, today) if one.indicator_id in named), None)
    return NumberAsked(due.indicator_id, due.name, due.period, due.of) if due else None


def put(question: Question, cycle: TestCycle, person: Person, *, today: date, now: datetime) -> Ask:
    """The row of a question put to somebody this week; asked again, the same one."""
    return keep(as_put(question, cycle, person, today=today, now=now))


def keep(ask: Ask) -> Ask:
    """Store a question that `as_put` made, once: of two at the same moment, both get the first."""
    if not ask._state.adding:
        return ask
    names = ("member_id", "words", "indicator_id", "period", "asked_at", "expires_at")
    key = {name: getattr(ask, name) for name in ("network_id", "cycle", "person", "week", "kind", "prediction_id")}
    return Ask.objects.get_or_create(**key, defaults={name: getattr(ask, name) for name in names})[0]


def as_put(question: Question, cycle: TestCycle, person: Person, *, today: date, now: datetime) -> Ask:
    """The same without storing anything: the row if there is one, else one that is not saved."""
    key = _key(cycle, person, today, question.kind, question.prediction_id)
    number = question.number
    found = Ask.objects.filter(**key).select_related("indicator").first()
    return found or Ask(
        **key,
        member_id=cycle.member_id,
        words=question.words[:400],
        indicator_id=number.indicator_id if number else None,
        period=number.period if number else None,
        asked_at=now,
        expires_at=now + OPEN_FOR,
    )


def asked_before(cycle: TestCycle, person: Person, today: date, about: str) -> Ask | None:
    """The question of this week that a form sent again was about: "study", "prediction:12"."""
    kind, _, prediction = about.partition(":")
    key = _key(cycle, person, today, kind, int(prediction) if prediction.isdecimal() else None)
    return Ask.objects.filter(**key).select_related("indicator").first()


def about_of(kind: str, prediction_id: int | None) -> str:
    """The name of what is asked, for a form."""
    return f"{kind}:{prediction_id}" if prediction_id else kind


def _key(cycle: TestCycle, person: Person, today: date, kind: str, prediction_id: int | None) -> dict[str, Any]:
    return {
        "network_id": cycle.network_id,
        "cycle": cycle,
        "person": person,
        "week": today - timedelta(days=today.weekday()),
        "kind": kind,
        "prediction_id": prediction_id,
    }
