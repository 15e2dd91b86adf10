"""Asking a class, asking it again, closing, and putting what came of it on the board."""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from design_process.evidence.actions import EvidenceWords, add_evidence, is_on_behalf, problem_now
from design_process.evidence.models import Evidence
from design_process.prototypes.models import Prototype
from design_process.surveys import sets
from design_process.surveys.models import Survey, SurveyRound
from design_process.surveys.told import words_for_board
from districts.directory.models import Member
from network.membership.models import Network
from network.people.models import Person
from network.questionnaires.actions import Asking, ask, close_wave
from network.questionnaires.edit_actions import Sheet, Wording, write_questionnaire
from network.questionnaires.models import Questionnaire

Moment = SurveyRound.Moment


class StillOpen(Exception):
    """The class is asked now: what it answers after a test is asked when the first round is over."""


class NothingToShow(Exception):
    """Too few answered, or answers may still come: there is nothing that a board could say."""


@dataclass(frozen=True)
class Asked:
    """Whom a round asks: how many are expected, until when."""

    expected: int
    closes_at: datetime


@dataclass(frozen=True)
class SurveyWords:
    """What a survey is. `own`: the team's statements, none for those that are shipped; `open`: with a last question."""

    audience: str
    group: str
    own: tuple[str, ...] = ()
    open: bool = True
    prototype: Prototype | None = None


@transaction.atomic
def start_survey(member: Member, words: SurveyWords, asked: Asked, *, by: Person, client_key: UUID) -> Survey:
    """Begin a survey and ask its first round. Sent twice, it begins once."""
    about = {
        "member": member,
        "problem": problem_now(member),
        "prototype": words.prototype,
        "questionnaire": _questionnaire(member.network, words, client_key, by=by),
        "audience": words.audience,
        "group": words.group,
        "created_by": by,
        "on_behalf": is_on_behalf(member, by),
    }
    survey, made = Survey.objects.get_or_create(network_id=member.network_id, client_key=client_key, defaults=about)
    if made:
        _ask(survey, Moment.BEFORE, asked, by=by)
    return survey


@transaction.atomic
def ask_again(survey: Survey, asked: Asked, *, by: Person) -> SurveyRound:
    """Ask the same statements after the test. Asked twice, the first stays. Raises StillOpen."""
    rows = Survey.objects.select_for_update(no_key=True, of=("self",)).select_related("questionnaire")
    held: Survey = rows.get(pk=survey.pk)
    rounds: dict[str, SurveyRound] = {one.moment: one for one in held.rounds.select_related("wave")}
    if again := rounds.get(Moment.AFTER):
        return again
    if not rounds[Moment.BEFORE].wave.is_over(timezone.now()):
        raise StillOpen
    return _ask(held, Moment.AFTER, asked, by=by)


def close_round(asked: SurveyRound, *, by: Person) -> bool:
    """No more answers come in, so that what was answered can be shown. False when it was over already."""
    return close_wave(asked.wave, by=by)


@transaction.atomic
def put_on_board(asked: SurveyRound, *, by: Person) -> Evidence:
    """Make evidence of a round: once, whoever presses how often. Raises NothingToShow."""
    rows = SurveyRound.objects.select_for_update(no_key=True, of=("self",))
    held: SurveyRound = rows.select_related("survey__member__district", "evidence").get(pk=asked.pk)
    if held.evidence is not None:
        return held.evidence
    survey = Survey.objects.with_rounds().select_related("questionnaire", "network").get(pk=held.survey_id)
    said = words_for_board(survey, held.moment, timezone.now())
    if said is None:
        raise NothingToShow
    students = survey.audience == Survey.Audience.STUDENTS
    words = EvidenceWords(
        kind=Evidence.Kind.STUDENT_SURVEY if students else Evidence.Kind.TEACHER_SURVEY,
        title=said.title[:120],
        says=said.says,
        heard="student" if students else "teacher",
        about=survey.group,
        n=said.n,
        period=said.period,
        source="Asked in Trellis, without names",
    )
    held.evidence = add_evidence(held.survey.member, words, by=by, client_key=_key_of(held))
    held.save(update_fields=["evidence"])
    return held.evidence


def _key_of(asked: SurveyRound) -> UUID:
    return uuid5(NAMESPACE_URL, f"survey-round:{asked.pk}")


def _questionnaire(network: Network, words: SurveyWords, client_key: UUID, *, by: Person) -> Questionnaire:
    """The network's copy of what is shipped, or one of the team's own. Off the hub's desk, either."""
    students = words.audience == Survey.Audience.STUDENTS
    shipped = sets.STUDENTS if students else sets.TEACHERS
    key = f"own-{client_key.hex}" if words.own else f"survey-{words.audience}{'' if words.open else '-closed'}"
    low, high = shipped.ends
    scale = {"low": low, "high": high, "steps": shipped.steps}
    asked = [
        Wording(statement, "scale", settings=scale, key=f"s{place}")
        for place, statement in enumerate(words.own or shipped.statements, start=1)
    ]
    if words.open:
        asked.append(Wording(shipped.open, "text", "No names, please.", settings={"long": True}, key="open"))
    texts_from = min(network.small_number_threshold, 50) if students else 5
    sheet = Sheet(shipped.title, shipped.purpose, anonymous=True, texts_from=texts_from, of_hub=False)
    return write_questionnaire(network, key, sheet, by=by, questions=asked)


def _ask(survey: Survey, moment: str, asked: Asked, *, by: Person) -> SurveyRound:
    about = Asking(survey.group, closes_at=asked.closes_at, key=f"survey:{survey.pk}:{moment}", openly=True)
    wave = ask(survey.questionnaire, about, by=by)
    return SurveyRound.objects.create(
        network_id=survey.network_id,
        member_id=survey.member_id,
        survey=survey,
        moment=moment,
        wave=wave,
        expected=asked.expected,
    )
