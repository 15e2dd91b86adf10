"""What a wave says: read from the database, handed on only as far as it may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from network.lib.suppression import HIDDEN, Hidden
from network.questionnaires.models import Answer, Question, Wave
from network.questionnaires.summary import FEW, Spread, Tally, spread, tally, texts

Found = Spread | Tally | tuple[str, ...] | Hidden


@dataclass(frozen=True)
class Bar:
    """One step or option: how many chose it, and its length in percent of the longest."""

    name: str
    count: int
    percent: int


@dataclass(frozen=True)
class QuestionResult:
    """One question and what was answered. `found`: a Spread, a Tally, words, or Hidden."""

    key: str
    wording: str
    kind: str
    settings: dict[str, object]
    n: int | Hidden
    found: Found

    @property
    def is_hidden(self) -> bool:
        return isinstance(self.found, Hidden)

    @property
    def bars(self) -> tuple["Bar", ...]:
        """How often each step or option was chosen; the longest bar is the most chosen one."""
        counts: tuple[tuple[str, int], ...] = ()
        if isinstance(self.found, Spread):
            counts = tuple((str(step), count) for step, count in enumerate(self.found.counts, start=1))
        elif isinstance(self.found, Tally):
            counts = self.found.counts
        most = max([count for _, count in counts] + [1])
        return tuple(Bar(name, count, round(100 * count / most)) for name, count in counts)


@dataclass(frozen=True)
class Results:
    """A wave's results. `asked` is None for an open link. `why_hidden`: "running", "few" or empty."""

    answered: int
    asked: int | None
    why_hidden: str
    questions: tuple[QuestionResult, ...]

    def of(self, key: str) -> QuestionResult | None:
        return next((question for question in self.questions if question.key == key), None)


def results(wave: Wave, now: datetime) -> Results:
    """What a wave adds up to at a moment. Four queries.

    While an anonymous wave runs nothing is shown but how many have answered: whoever knows who has answered since
    they last looked would read that person's answers from the difference.
    """
    answered = wave.responses.count()
    running = wave.anonymous and not wave.is_over(now)
    asked = None if wave.code else wave.receipts.count()
    few = FEW if wave.anonymous else 1
    by_question: dict[int, list[Answer]] = {}
    if not running:
        for answer in Answer.objects.filter(response__wave=wave).order_by("pk"):
            by_question.setdefault(answer.question_id, []).append(answer)
    questions = wave.version.questions.all()
    found = tuple(_result(question, by_question.get(question.pk, []), wave, running) for question in questions)
    return Results(answered, asked, "running" if running else "few" if answered < few else "", found)


def _result(question: Question, answers: list[Answer], wave: Wave, running: bool) -> QuestionResult:
    few = FEW if wave.anonymous else 1
    words_from = wave.texts_from if wave.anonymous else 1
    found: Found = HIDDEN if running else _found(question, answers, few=few, words_from=words_from)
    n = HIDDEN if running else len(answers)
    return QuestionResult(question.key, question.wording, question.kind, question.settings, n, found)


def _found(question: Question, answers: Iterable[Answer], *, few: int, words_from: int) -> Found:
    if question.kind == Question.Kind.TEXT:
        return texts([(answer.pk.hex, answer.words) for answer in answers], few=words_from)
    if question.kind == Question.Kind.CHOICE:
        return tally([answer.picked or [] for answer in answers], question.steps, few=few)
    if question.kind == Question.Kind.RUBRIC:
        picked = [[int(answer.number) - 1] for answer in answers if answer.number is not None]
        return tally(picked, question.steps, few=few)
    numbers = [float(answer.number) for answer in answers if answer.number is not None]
    return spread(numbers, steps=len(question.steps), few=few)
