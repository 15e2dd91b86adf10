"""A wave as a table. Anonymous: what its page shows, a line for each step or text, no line for a person."""

from collections.abc import Iterator
from datetime import datetime

from network.lib.csvfile import write_table
from network.lib.suppression import Hidden
from network.questionnaires.models import Answer, Question, Wave
from network.questionnaires.results import QuestionResult, results
from network.questionnaires.summary import Spread, Tally

Line = tuple[object, ...]


def as_csv(wave: Wave, now: datetime) -> str:
    """The wave's answers: with names a line for each respondent, otherwise added up and in mixed order."""
    if wave.anonymous:
        found = results(wave, now)
        lines = [line for question in found.questions for line in _lines(question)]
        return write_table(("question", "kind", "answers", "what", "value"), lines, bom=True)
    questions = list(wave.version.questions.all())
    header = ("name", "answered on", *(question.wording for question in questions))
    return write_table(header, _by_name(wave, questions), bom=True)


def _lines(question: QuestionResult) -> Iterator[Line]:
    head = (question.wording, question.kind, question.n)
    found = question.found
    if isinstance(found, Hidden):
        yield (*head, "not shown", found)
    elif isinstance(found, Spread):
        yield (*head, "average", f"{found.mean:.2f}")
        yield (*head, "median", f"{found.middle:g}")
        yield (*head, "middle half from", f"{found.lower:g}")
        yield (*head, "middle half to", f"{found.upper:g}")
        yield from ((*head, f"chose {step}", count) for step, count in enumerate(found.counts, start=1))
    elif isinstance(found, Tally):
        yield from ((*head, name, count) for name, count in found.counts)
    else:
        yield from ((*head, "words", words) for words in found)


def _by_name(wave: Wave, questions: list[Question]) -> Iterator[Line]:
    answers: dict[object, dict[int, Answer]] = {}
    for answer in Answer.objects.filter(response__wave=wave):
        answers.setdefault(answer.response_id, {})[answer.question_id] = answer
    for response in wave.responses.select_related("person").order_by("person__name", "pk"):
        said = answers.get(response.pk, {})
        yield (response.person or "", response.answered_on, *(_cell(q, said.get(q.pk)) for q in questions))


def _cell(question: Question, answer: Answer | None) -> str:
    if answer is None:
        return ""
    if answer.picked is not None:
        return "; ".join(question.steps[place] for place in answer.picked)
    if answer.number is None:
        return answer.words
    if question.kind == Question.Kind.RUBRIC:
        return question.steps[int(answer.number) - 1]
    return f"{answer.number.normalize():f}"
