"""What a team has not released is found by nobody else, by no address: walked from the URLconf and from the models.

A word that stands nowhere else is planted in every text of an unreleased prototype, cycle, observation, lesson, and of
whatever else hangs on a card. Then the people it is not for open every address there is: as the access table opens it,
and with the number of each planted row. A new address joins through the access table and the URLconf, a new model by
its foreign key: it fails here until it is planted.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, models, transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from design_process.cards.models import Card
from design_process.celebrations.actions import Words, celebrate
from design_process.cycles.models import Outcome
from design_process.cycles.prediction_actions import Predicted
from design_process.digests.digest import digest_of
from design_process.digests.notices import letter_of
from design_process.digests.weeks import monday_of
from design_process.evidence.actions import take_off_board
from design_process.evidence.models import Interview
from design_process.lessons import actions as lessons
from design_process.lessons.models import Thanks
from design_process.one_minute.models import Answer, Ask, MailReply
from design_process.sharing.models import Snapshot
from design_process.theory.actions import take_out
from network.outbox.models import Effect
from network.outbox.performing import do
from tests.rules import PRODUCT
from tests.test_access import FOREIGN, ROWS
from tests.world import a_cycle, a_decision, a_member, a_prototype, a_study, log_it
from tests.world_cycles import a_full_plan, a_photo
from tests.world_evidence import a_file, a_quote, an_insight, some_evidence
from tests.world_surveys import a_survey
from tests.world_theory import a_node, a_theory, a_version

FAR = 7_654_321  # where the numbers of planted rows begin: no other row has one so high
FOUND_BY, SECRET = "quillwort", "zyxxleak"
MARK = f"{FOUND_BY} {SECRET}"
SHORT = 60  # shorter texts are keys and codes: "2026-27"
NOT_FOR = ("sponsor", "neighbour", "expert", "stranger", "other_driver")

pytestmark = pytest.mark.at_work


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


@pytest.fixture
def planted(cast):
    """The cast, with a team's work that is not released."""
    cast.work  # noqa: B018
    for name in ("Silver Creek", "Mill Bend"):
        a_member(cast.network, name, by=cast.facilitator)
    with connection.cursor() as cursor:
        for model in hanging_on_a_card():
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [model._meta.db_table, FAR])
    by = {"by": cast.driver}
    card = a_prototype(cast.member, f"{MARK} name", what=MARK, indicators=(cast.work.indicator,), **by)
    predicted = Predicted(cast.work.indicator, "rise", low=50.0, why=MARK, sure=80)
    cycle = a_cycle(card, f"{MARK} question", prediction=MARK, predictions=(predicted,), **by)
    a_full_plan(cycle, MARK, **by).questions.update(verdict="yes", verdict_words=MARK)
    seen = log_it(cast.member, cycle=cycle, words=MARK, **by).observation
    a_photo(seen, **by)
    a_study(cycle, did_not_work=MARK, **by)
    Outcome.objects.create(
        network=cast.network,
        prediction=cycle.predictions.get(),
        because=MARK,
        verdict="held",
        reason=MARK,
        by=cast.driver,
    )
    a_decision(cycle, "abandon", reason=MARK, **by)
    lesson = lessons.write_lesson(cycle, lessons.words_from(cycle), **by)
    celebrate(cycle, Words(*[MARK] * 5), **by)
    told = lessons.offer_unnamed(lesson, lessons.Unnamed(*[MARK] * 5), by=cast.facilitator)
    lessons.agree_unnamed(told, by=cast.driver, seen=lessons.state_of_unnamed(told))
    whose = {"network": cast.network, "member": cast.member}
    ask = Ask.objects.create(
        **whose,
        cycle=cycle,
        person=cast.driver,
        week=monday_of(timezone.localdate()),
        kind=Ask.Kind.RUN,
        words=MARK,
        expires_at=timezone.now() + timedelta(days=7),
    )
    said = {"words": MARK}
    Answer.objects.create(**whose, ask=ask, client_key=uuid4(), sent="x", said=said, way="page", by=cast.driver)
    unanswered = Ask.objects.create(
        **whose,
        cycle=cycle,
        person=cast.driver,
        week=monday_of(timezone.localdate()) - timedelta(days=7),
        kind=Ask.Kind.STUDY,
        words=MARK,
        expires_at=timezone.now() + timedelta(days=7),
    )
    MailReply.objects.create(**whose, ask=unanswered, message_key="x", outcome=MailReply.Outcome.WAITS, words=MARK)
    lessons.thank(lesson, Thanks.Kind.AVOIDED, by=cast.facilitator, member=cast.neighbour, line=MARK)
    plant_what_was_found_out(cast)
    plant_what_was_thought(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what is closed is not changed otherwise
        for model in WITH_WORDS:
            mark = f"{MARK}-{model._meta.model_name}"
            model._base_manager.filter(pk__gte=FAR).update(**dict.fromkeys(texts_of(model), mark))
        cursor.execute("SET session_replication_role = DEFAULT")
    cast.told = told
    return cast


def plant_what_was_thought(cast) -> None:
    """A theory with words in all of it, for a goal of its own: the access table opens that of the usual goal."""
    theory, by = a_theory(cast.member, aim="A goal of its own", by=cast.driver), {"by": cast.driver}
    above = a_node(theory, "primary", MARK, **by)
    take_out(a_node(theory, "idea", MARK, above, **by), why=MARK, **by)
    a_version(theory, MARK, learned=MARK, **by)


def plant_what_was_found_out(cast) -> None:
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


def addresses(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of every address with the names of what it takes."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from addresses(pattern.url_patterns, inner)
        elif pattern.name:
            name = f"{namespace}:{pattern.name}" if namespace else pattern.name
            if not name.startswith(FOREIGN):
                yield name, tuple(pattern.pattern.converters)


def numbers() -> list[int]:
    """The numbers of all planted rows: few, for each table begins at the same one."""
    found: set[int] = set()
    for model in hanging_on_a_card():
        found |= set(model._base_manager.filter(pk__gte=FAR).values_list("pk", flat=True))
    return sorted(found)


def by_number(cast) -> Iterator[str]:
    """Every address with the number of each planted row, and every address of the network, searched for the word.

    Those of signing in that take a secret of their own have none to be tried with.
    """
    filled = {"slug": [cast.network.slug], "code": [cast.told.code], "pk": numbers()}
    for name, takes in addresses(get_resolver().url_patterns):
        key = next((one for one in takes if one in filled), None)
        for value in filled[key] if key else [FAR]:
            kwargs = {one: value if one == key else FAR for one in takes}
            with suppress(NoReverseMatch):
                yield f"{reverse(name, kwargs=kwargs)}?q={FOUND_BY}"


def body_of(client: Client, address: str) -> str:
    """What is answered, whatever it is; nothing stays changed by it."""
    with transaction.atomic():
        answer = client.get(address)
        text = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return (text.decode(errors="replace") + str(dict(answer.headers))).lower()


def session_of(cast, who: str) -> Client:
    client = Client()
    client.cookies["sessionid"] = cast.sessions[who]
    return client


def test_every_model_that_hangs_on_a_card_is_planted(planted):
    empty = [model._meta.label for model in WITH_WORDS if not model._base_manager.filter(pk__gte=FAR).exists()]
    assert not empty, f"plant a row of {empty} above"
    assert {"Prototype", "TestCycle", "Observation", "Lesson"} <= {model.__name__ for model in WITH_WORDS}


def test_the_team_itself_finds_every_word(planted):
    """So the walk goes where the words are: what it does not find for others is not there for them."""
    client = session_of(planted, "driver")
    everything = "".join(body_of(client, address) for address in by_number(planted))
    unseen = [model.__name__ for model in WITH_WORDS if f"{SECRET}-{model._meta.model_name}" not in everything]
    assert unseen == []


@pytest.mark.parametrize("who", NOT_FOR)
def test_by_no_number_and_no_search(planted, who):
    client = session_of(planted, who)
    leaks = [address for address in by_number(planted) if SECRET in body_of(client, address)]
    assert leaks == []


def test_on_no_page_that_is_open_to_them(planted):
    """Each row of the access table once, then all of them: what stands behind an address takes long to make."""
    clients, leaks = {who: session_of(planted, who) for who in NOT_FOR}, []
    for row in ROWS:
        if row.post is None and not row.name.startswith("/"):
            with transaction.atomic():
                address = reverse(row.name, kwargs=row.kwargs(planted))
                leaks += [(who, address) for who in NOT_FOR if SECRET in body_of(clients[who], address)]
                transaction.set_rollback(True)
    assert leaks == []


def test_in_no_letter(planted):
    for effect in Effect.objects.owed().order_by("pk"):
        do(effect.pk)
    now, theirs = timezone.now(), {planted.everyone[who].email: who for who in NOT_FOR}
    for letter in mail.outbox:
        if set(letter.to) & theirs.keys():
            assert SECRET not in str(letter.message()).lower()
    for who in NOT_FOR:
        person = planted.everyone[who]
        for network in (planted.network, planted.other_network):
            digest = digest_of(person, network, today=timezone.localdate(), now=now)
            letter = letter_of(digest, person, network, monday_of(timezone.localdate()))
            assert SECRET not in str(letter).lower(), who


def test_in_no_page_that_is_kept_for_others(planted):
    driver, hub = session_of(planted, "driver"), session_of(planted, "facilitator")
    for client, address, sent in (
        (driver, reverse("sharing:member_snapshots", args=[planted.member.pk]), {"made_for": "anyone"}),
        (hub, reverse("sharing:save_network_snapshot", args=[planted.network.slug]), {}),
    ):
        checked = client.post(address, sent).context["checked"]
        client.post(address, {**sent, "checked": checked})
    kept = list(Snapshot.objects.all())
    assert {one.made_for for one in kept} == {"anyone", "network"}
    assert not [one for one in kept if SECRET in str(one.content).lower()]
