"""Surveys of a class, built through the product's own actions."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from design_process.surveys.actions import Asked, SurveyWords, ask_again, close_round, start_survey
from design_process.surveys.models import Survey, SurveyRound
from districts.directory.models import Member
from network.people.models import Person
from network.questionnaires.actions import Given, answer_openly


def a_survey(member: Member, group: str = "Grade 7, period 2", *, by: Person, **about: Any) -> Survey:
    """A class that is asked now. `about`: expected, audience, own, open, prototype."""
    asked = Asked(about.pop("expected", 19), timezone.now() + timedelta(days=7))
    words = SurveyWords(about.pop("audience", "students"), group, **about)
    return start_survey(member, words, asked, by=by, client_key=uuid4())


def asked_again(survey: Survey, *, by: Person, expected: int = 19) -> SurveyRound:
    """The class is asked once more, now."""
    return ask_again(survey, Asked(expected, timezone.now() + timedelta(days=7)), by=by)


def round_of(survey: Survey, moment: str = "before") -> SurveyRound:
    return survey.rounds.select_related("wave__version").get(moment=moment)


def they_answer(asked: SurveyRound, *steps: Sequence[int], words: Sequence[str] = ()) -> None:
    """What each of the class chose for the first statements, one after the other. `words`: of the first of them."""
    questions = list(asked.wave.version.questions.all())
    spoken = iter(words)
    for chosen in steps:
        given = [Given(one.pk, number=Decimal(step)) for one, step in zip(questions, chosen, strict=False)]
        if said := next(spoken, ""):
            given.append(Given(questions[-1].pk, words=said))
        assert answer_openly(asked.wave, given, client_key=uuid4())


def closed(asked: SurveyRound, *, by: Person) -> SurveyRound:
    assert close_round(asked, by=by)
    return round_of(asked.survey, asked.moment)


def a_class(*counts: int) -> list[tuple[int]]:
    """The answers of a class to one statement, from how many chose each step."""
    return [(step,) for step, count in enumerate(counts, start=1) for _ in range(count)]
