"""A world in which a word that stands nowhere else is planted in every text of what a team has not released.

In every prototype, cycle, observation, lesson, and whatever else hangs on a card. A new model joins by its foreign
key: `tests/test_leaks.py` fails until it is planted.
"""

from datetime import timedelta
from uuid import uuid4

from django.apps import apps
from django.db import connection, models
from django.http import HttpResponseBase
from django.utils import timezone

from design_process.cards.models import Card
from design_process.celebrations.actions import Words, celebrate
from design_process.cycles.models import Outcome, TestCycle
from design_process.cycles.prediction_actions import Predicted
from design_process.digests.weeks import monday_of
from design_process.evidence.actions import take_off_board
from design_process.evidence.models import Interview
from design_process.lessons import actions as lessons
from design_process.lessons.models import Thanks
from design_process.lessons.public import switch_public_page
from design_process.one_minute.models import Answer, Ask, MailReply
from design_process.theory.actions import take_out
from tests.reading import said_in
from tests.rules import PRODUCT
from tests.world import Cast, a_cycle, a_decision, a_member, a_prototype, a_study, cast_at_work, log_it
from tests.world_cycles import a_full_plan, a_photo
from tests.world_evidence import a_file, a_quote, an_insight, some_evidence
from tests.world_surveys import a_survey
from tests.world_theory import a_node, a_theory, a_version

FAR = 7_654_321  # where the numbers of planted rows begin: no other row has one so high
FOUND_BY, SECRET = "quillwort", "zyxxleak"
MARK = f"{FOUND_BY} {SECRET}"
SHORT = 60  # shorter texts are keys and codes: "2026-27"
NOT_FOR = ("sponsor", "neighbour", "expert", "stranger", "other_driver")


def hanging_on_a_card() -> set[type[models.Model]]:
    """Every kind of card, and every model that points at one, or at one that does."""
    every = [m for label in PRODUCT for m in apps.get_app_config(label).get_models() if not hasattr(m, "pgh_id")]
    found = {model for model in every if issubclass(model, Card) and not model._meta.proxy}
    while more := {m for m in every if m not in found and not m._meta.proxy and _points_at(m, found)}:
        found |= more
    return found


def _points_at(model: type[models.Model], others: set[type[models.Model]]) -> bool:
    return any(field.related_model in others for field in model._meta.concrete_fields)


def texts_of(model: type[models.Model]) -> list[str]:
    """The names of the fields in which somebody's words stand."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.CharField)
        and not field.choices
        and not field.unique
        and (field.max_length is None or field.max_length > SHORT)
        and field.name != "sent"  # a fingerprint
    ]


WITH_WORDS = sorted((model for model in hanging_on_a_card() if texts_of(model)), key=lambda model: model._meta.label)


def planted_cast() -> Cast:
    """The cast at work, and what a team of it has not released. `cast.told` is a lesson that is told without a name."""
    cast = cast_at_work()
    for name in ("Silver Creek", "Mill Bend"):
        a_member(cast.network, name, by=cast.facilitator)
    with connection.cursor() as cursor:
        for model in hanging_on_a_card():
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [model._meta.db_table, FAR])
    cycle = plant_what_was_tried(cast)
    plant_what_was_learned(cast, cycle)
    plant_what_was_asked(cast, cycle)
    plant_what_was_found_out(cast)
    plant_what_was_thought(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what is closed is not changed otherwise
        for model in WITH_WORDS:
            mark = f"{MARK}-{model._meta.model_name}"
            model._base_manager.filter(pk__gte=FAR).update(**dict.fromkeys(texts_of(model), mark))
        cursor.execute("SET session_replication_role = DEFAULT")
    return cast


def plant_what_was_tried(cast: Cast) -> TestCycle:
    """A prototype and its test cycle, from the plan to the decision."""
    by = {"by": cast.driver}
    card = a_prototype(cast.member, f"{MARK} name", what=MARK, indicators=(cast.work.indicator,), **by)
    predicted = Predicted(cast.work.indicator, "rise", low=50.0, why=MARK, sure=80)
    cycle = a_cycle(card, f"{MARK} question", prediction=MARK, predictions=(predicted,), **by)
    a_full_plan(cycle, MARK, **by).questions.update(verdict="yes", verdict_words=MARK)
    a_photo(log_it(cast.member, cycle=cycle, words=MARK, **by).observation, **by)
    a_study(cycle, did_not_work=MARK, **by)
    about = {"prediction": cycle.predictions.get(), "because": MARK, "verdict": "held", "reason": MARK}
    Outcome.objects.create(network=cast.network, **about, **by)
    a_decision(cycle, "abandon", reason=MARK, **by)
    return cycle


def plant_what_was_learned(cast: Cast, cycle: TestCycle) -> None:
    """A lesson that is told without a name, the thanks for it, and what the team celebrates."""
    by = {"by": cast.driver}
    lesson = lessons.write_lesson(cycle, lessons.words_from(cycle), **by)
    celebrate(cycle, Words(*[MARK] * 5), **by)
    cast.told = lessons.offer_unnamed(lesson, lessons.Unnamed(*[MARK] * 5), by=cast.facilitator)
    lessons.agree_unnamed(cast.told, by=cast.driver, seen=lessons.state_of_unnamed(cast.told))
    switch_public_page(cast.network, on=True, by=cast.facilitator)  # what anybody may open is walked, too
    lessons.thank(lesson, Thanks.Kind.AVOIDED, by=cast.facilitator, member=cast.neighbour, line=MARK)


def plant_what_was_asked(cast: Cast, cycle: TestCycle) -> None:
    """The questions of two weeks' letters: one answered by its link, one by a reply that waits."""
    whose = {"network": cast.network, "member": cast.member}
    this_week, ends = monday_of(timezone.localdate()), timezone.now() + timedelta(days=7)
    about = {**whose, "cycle": cycle, "person": cast.driver, "words": MARK, "expires_at": ends}
    ask = Ask.objects.create(**about, week=this_week, kind=Ask.Kind.RUN)
    said = {"words": MARK}
    Answer.objects.create(**whose, ask=ask, client_key=uuid4(), sent="x", said=said, way="page", by=cast.driver)
    unanswered = Ask.objects.create(**about, week=this_week - timedelta(days=7), kind=Ask.Kind.STUDY)
    MailReply.objects.create(**whose, ask=unanswered, message_key="x", outcome=MailReply.Outcome.WAITS, words=MARK)


def plant_what_was_thought(cast: Cast) -> None:
    """A theory with words in all of it, for a goal of its own: the access table opens that of the usual goal."""
    theory, by = a_theory(cast.member, aim="A goal of its own", by=cast.driver), {"by": cast.driver}
    above = a_node(theory, "primary", MARK, **by)
    take_out(a_node(theory, "idea", MARK, above, **by), why=MARK, **by)
    a_version(theory, MARK, learned=MARK, **by)


def plant_what_was_found_out(cast: Cast) -> None:
    """Evidence from an interview, with a quote and a file, and an insight that rests on it."""
    by, whose = {"by": cast.driver}, {"network": cast.network, "member": cast.member}
    evidence = some_evidence(cast.member, MARK, kind="interview", says=MARK, heard="student", about=MARK, **by)
    now = timezone.now()
    talk = {"prompts": [MARK] * 4, "needs": MARK, "surprises": MARK, "client_key": uuid4()}
    Interview.objects.create(**whose, **by, **talk, heard="student", consent_at=now, finished_at=now, evidence=evidence)
    a_file(evidence, MARK.encode(), "notes.txt", **by)
    an_insight(evidence, MARK, because=MARK, quotes=(a_quote(evidence, MARK, **by),), **by)
    take_off_board(some_evidence(cast.member, MARK, says=MARK, visibility="public", **by), MARK, **by)
    a_survey(cast.member, MARK, prototype=cast.member.prototypes.first(), **by)


def text_of(answer: HttpResponseBase) -> str:
    """All that is answered, what is packed in a file and the headers too, in small letters."""
    body = b"".join(answer) if answer.streaming else answer.content
    return (said_in(body) + str(dict(answer.headers))).lower()
