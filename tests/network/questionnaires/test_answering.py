"""Answering: by a personal link or a code, once, without anything that says whose an anonymous answer is."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, InternalError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.activity.models import Activity
from network.outbox.models import Effect
from network.questionnaires.actions import answer_by_link, close_wave
from network.questionnaires.edit_actions import Wording
from network.questionnaires.links import receipt_path
from network.questionnaires.models import Answer, Question, Receipt, Response, Wave
from tests.world_questions import a_questionnaire, a_wave, people, say, typed


@pytest.fixture
def wave(cast):
    return a_wave(a_questionnaire(cast.network), cast.driver, cast.sponsor)


def receipt_of(wave, person):
    return Receipt.objects.get(wave=wave, person=person)


def test_a_personal_link_stores_every_kind_of_answer_once(wave, cast, client):
    path = receipt_path(receipt_of(wave, cast.driver))
    page = client.get(path)
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "same-origin"
    assert "Nobody sees which answers are yours" in page.content.decode()
    said = typed(wave, worth="4", how="1", used=["0", "1"], long="90", level="2", change="Start later.")
    answer = client.post(path, said)
    assert (answer.status_code, answer.url) == (302, reverse("questionnaires:thanks"))
    stored = {a.question.key: (a.number, a.picked, a.words) for a in Answer.objects.select_related("question")}
    assert stored == {
        "worth": (4, None, ""),
        "how": (None, [1], ""),
        "used": (None, [0, 1], ""),
        "long": (90, None, ""),
        "level": (2, None, ""),
        "change": (None, None, "Start later."),
    }
    again = client.post(path, said)
    assert again.status_code == 200
    assert "we do not know which answers are yours" in again.content.decode()
    assert Response.objects.count() == 1


def test_looking_at_a_form_changes_nothing(wave, cast, client):
    client.get(receipt_path(receipt_of(wave, cast.driver)))
    assert receipt_of(wave, cast.driver).answered_on is None


def test_what_cannot_be_used_is_said_beside_the_field_and_the_rest_is_kept(wave, cast, client):
    path = receipt_path(receipt_of(wave, cast.driver))
    page = client.post(path, typed(wave, worth="", long="900", change="Start later."))
    body = page.content.decode()
    assert page.status_code == 422
    assert "Choose one of the steps." in body
    assert "Use 600 or less." in body
    assert "Start later." in body
    assert Response.objects.count() == 0


def test_a_limit_is_said_as_people_write_it(cast, client):
    """Typed into the hub's form, 120 is kept as 120.0."""
    minutes = Wording(
        "Minutes to school", "number", settings={"least": 0.5, "most": 120.0, "unit": "minutes"}, key="far"
    )
    wave = a_wave(a_questionnaire(cast.network, questions=[minutes], key="far"), cast.driver)
    path = receipt_path(receipt_of(wave, cast.driver))
    for said, words in (("500", "Use 120 or less."), ("0", "Use 0.5 or more.")):
        assert words in client.post(path, typed(wave, far=said)).content.decode()


def test_an_empty_form_is_not_an_answer(cast, client):
    sheet = a_questionnaire(cast.network, questions=a_text())
    path = receipt_path(a_wave(sheet, cast.driver).receipts.get())
    page = client.post(path, {"client_key": str(uuid.uuid4()), "q-why": "  "})
    assert page.status_code == 422
    assert "Answer at least one question." in page.content.decode()


def a_text():
    from network.questionnaires.edit_actions import Wording

    return [Wording("Why?", "text", settings={"long": False}, key="why")]


def test_a_link_of_an_earlier_round_or_of_nobody_opens_nothing(wave, cast, client):
    mine = receipt_of(wave, cast.driver)
    path = receipt_path(mine)
    Receipt.objects.filter(pk=mine.pk).update(round=2)
    assert client.get(path).status_code == 404
    assert client.get(reverse("questionnaires:answer", args=["abc.def"])).status_code == 404


def test_a_closed_wave_takes_no_answer_however_it_comes(wave, cast, client):
    mine = receipt_of(wave, cast.driver)
    assert close_wave(wave, by=cast.facilitator)
    assert not close_wave(wave, by=cast.facilitator)
    page = client.post(receipt_path(mine), typed(wave, worth="4"))
    assert page.status_code == 410
    assert not say(mine, {"worth": 4})
    assert Response.objects.count() == 0
    assert receipt_of(wave, cast.driver).answered_on is None


def test_a_code_takes_many_answers_and_each_form_once(cast, client):
    wave = a_wave(a_questionnaire(cast.network), openly=True)
    path = reverse("questionnaires:answer_open", args=[wave.code.upper()])
    said = typed(wave, worth="5")
    for key in (uuid.uuid4(), uuid.uuid4()):
        for _ in range(2):
            assert client.post(path, said | {"client_key": str(key)}).status_code == 302
    assert Response.objects.filter(wave=wave).count() == 2
    assert not Receipt.objects.filter(wave=wave).exists()


def test_a_code_is_not_tried_without_end(cast, client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"answer_openly": "2/m/ip"}
    path = reverse("questionnaires:answer_open", args=["abcdefg"])
    assert [client.post(path, {}).status_code for _ in range(3)] == [404, 404, 429]


def test_a_named_wave_says_so_and_keeps_who_said_it(cast, client):
    wave = a_wave(a_questionnaire(cast.network, anonymous=False), cast.driver)
    path = receipt_path(wave.receipts.get())
    assert "Your name stands beside your answers" in client.get(path).content.decode()
    client.post(path, typed(wave, worth="4"))
    assert Response.objects.get().person == cast.driver


@pytest.mark.django_db(transaction=True)
def test_of_two_forms_sent_at_once_one_is_stored(cast):
    wave = a_wave(a_questionnaire(cast.network), cast.driver)
    path = receipt_path(wave.receipts.get())

    def send(_):
        try:
            return Client().post(path, typed(wave, worth="4")).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(send, range(4)))
    assert Response.objects.count() == 1
    assert set(codes) <= {200, 302}


# --- whose it is -----------------------------------------------------------------------------------------------


def test_an_anonymous_answer_leaves_no_trace_of_its_giver(wave, cast):
    activity, effects = Activity.objects.count(), Effect.objects.count()
    say(receipt_of(wave, cast.driver), {"worth": 4, "change": "Start later."})
    response = Response.objects.get()
    assert (response.person, response.answered_on, response.client_key) == (None, None, None)
    assert response.pk.version == 4, "random: no time, no order"
    assert all(answer.pk.version == 4 for answer in response.answers.all())
    assert (Activity.objects.count(), Effect.objects.count()) == (activity, effects)


def test_nothing_leads_from_a_receipt_to_a_response_but_the_wave():
    """Every path of foreign keys from one to the other passes the wave or the network: nothing of one respondent."""
    shared = {"wave", "network", "person", "question"}
    for model in (Response, Answer):
        pointed = {f.name for f in model._meta.get_fields() if isinstance(f, models.ForeignKey)}
        assert pointed - shared <= {"response"}
    assert {f.name for f in Receipt._meta.get_fields() if isinstance(f, models.ForeignKey)} == {
        "network", "wave", "person",
    }  # fmt: skip
    finer_than_a_day = [
        (m.__name__, f.name) for m in (Response, Answer) for f in m._meta.fields if isinstance(f, models.DateTimeField)
    ]
    assert finer_than_a_day == []
    assert isinstance(Receipt._meta.get_field("answered_on"), models.DateField)
    assert not isinstance(Receipt._meta.get_field("answered_on"), models.DateTimeField)


@pytest.mark.parametrize("about", [{"person": True}, {"answered_on": True}])
def test_the_database_refuses_an_anonymous_answer_with_a_giver(wave, cast, about):
    said = {"person": cast.driver} if "person" in about else {"answered_on": timezone.localdate()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(network=cast.network, wave=wave, anonymous=True, **said)


def test_the_database_refuses_a_name_in_an_anonymous_wave_and_a_promise_taken_back(wave, cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(network=cast.network, wave=wave, anonymous=False, person=cast.driver)
    with pytest.raises(InternalError), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(anonymous=False)


def test_the_database_refuses_a_second_receipt_and_a_second_named_response(cast):
    wave = a_wave(a_questionnaire(cast.network, anonymous=False), cast.driver)
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.create(network=cast.network, wave=wave, person=cast.driver)
    Response.objects.create(network=cast.network, wave=wave, anonymous=False, person=cast.driver)
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.create(network=cast.network, wave=wave, anonymous=False, person=cast.driver)


def test_questions_that_were_published_do_not_change(wave):
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(version=wave.version, key="worth").update(wording="Something else")


def test_it_ends_when_everybody_has_answered_and_they_are_enough(cast):
    wave = a_wave(a_questionnaire(cast.network), *people(5))
    for receipt in list(wave.receipts.all()):
        wave.refresh_from_db()
        assert not wave.is_over(timezone.now())
        assert answer_by_link(receipt, [])
    wave.refresh_from_db()
    assert wave.is_over(timezone.now())
