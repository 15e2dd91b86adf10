"""Which one question a test cycle needs answered now, and why. Pure: facts and today are passed in."""

from dataclasses import dataclass
from datetime import date, timedelta

START, RUN, STUDY, PREDICTION, ACT = "start", "run", "study", "prediction", "act"


@dataclass(frozen=True)
class NumberAsked:
    """A number that is not in yet: of which indicator and period, and what stands around the two fields."""

    indicator_id: int
    name: str
    period: date
    of: str  # "week of 5 Oct 2026"


@dataclass(frozen=True)
class Facts:
    """What decides. `open_predictions`: id and words of each of which nothing was said yet."""

    state: str
    starts_on: date
    ends_on: date
    seen_on: date | None = None
    number: NumberAsked | None = None
    open_predictions: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked, and why now. `prediction_id` and `number` say of what, where there is a choice."""

    kind: str
    words: str
    why: str
    prediction_id: int | None = None
    number: NumberAsked | None = None


def question_now(facts: Facts, today: date) -> Question | None:
    """The one question, or None when nothing is needed: ahead of its first day, logged this week, or closed."""
    if facts.state == "plan":
        return _start(facts) if facts.starts_on <= today else None
    if facts.state == "do":
        return _after_its_end() if facts.ends_on < today else _running(facts, today)
    if facts.state == "study":
        return _of_study(facts)
    return None


def _start(facts: Facts) -> Question:
    return Question(START, "Did it start?", f"It was planned to start on {_day(facts.starts_on)}.")


def _running(facts: Facts, today: date) -> Question | None:
    monday = today - timedelta(days=today.weekday())
    is_seen = facts.seen_on is not None and facts.seen_on >= monday
    if is_seen and facts.number is None:
        return None
    why = f"It runs until {_day(facts.ends_on)}, and nothing is written down for this week yet."
    if is_seen and facts.number:
        why = f"The number for the {facts.number.of} is not in yet."
    return Question(RUN, "Did you run it this week? What happened?", why, number=facts.number)


def _after_its_end() -> Question:
    return Question(STUDY, "What did not work? What surprised you?", "Its last day is over.")


def _of_study(facts: Facts) -> Question:
    if facts.open_predictions:
        pk, words = facts.open_predictions[0]
        return Question(PREDICTION, f"You thought: {words}. Did it hold?", "The study is written.", prediction_id=pk)
    return Question(ACT, "What do you decide?", "The study is written. Only the decision is left.")


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
