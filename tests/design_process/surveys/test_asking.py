"""A class is asked: in two minutes by a driver, in one by each pupil, without a name anywhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.surveys.models import Survey, SurveyRound
from network.questionnaires.models import Answer, Response, Wave
from tests.world import a_prototype
from tests.world_questions import a_questionnaire, a_wave
from tests.world_surveys import a_class, a_survey, asked_again, closed, round_of, they_answer


def sent(**changed):
    said = {
        "audience": "students",
        "group": "Grade 7, period 2",
        "expected": "19",
        "statements": "growth",
        "open": "on",
        "closes_on": str(timezone.localdate() + timedelta(days=3)),
        "client_key": str(uuid4()),
    }
    return {**said, **changed}


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.driver)
    return client


def start_of(cast):
    return reverse("surveys:start", args=[cast.member.pk])


def test_one_form_makes_one_link_however_often_it_is_sent(desk, cast):
    form = sent()
    for _ in range(2):
        answer = desk.post(start_of(cast), form)
    survey = Survey.objects.get()
    assert answer.url == survey.get_absolute_url()
    asked = round_of(survey)
    assert (asked.moment, asked.expected, asked.wave.anonymous) == ("before", 19, True)
    page = desk.get(answer.url).content.decode()
    assert f"/s/{asked.wave.code}/" in page
    assert 'class="qr"' in page
    sheet = desk.get(reverse("surveys:sheet", args=[survey.pk])).content.decode()
    assert f"/s/{asked.wave.code}/" in sheet
    assert "Nobody asks for your name." in sheet
    assert "Your teachers want to know how learning feels in this class" in sheet


def test_around_a_prototype_of_ones_own(desk, cast):
    mine = a_prototype(cast.member, by=cast.driver)
    theirs = a_prototype(cast.neighbour, "Theirs", by=cast.neighbour_driver)
    assert f"?prototype={mine.pk}" in desk.get(reverse("prototypes:prototype", args=[mine.pk])).content.decode()
    for card, kept in ((mine, mine), (theirs, None)):
        desk.post(f"{start_of(cast)}?prototype={card.pk}", sent())
        assert Survey.objects.first().prototype == kept
    for wrong in ("x", "9" * 30, "-1"):
        assert desk.get(f"{start_of(cast)}?prototype={wrong}").status_code == 200


def test_statements_of_our_own_are_asked_as_written(desk, cast):
    desk.post(
        start_of(cast), sent(statements="own", own="- I know why we do this.\n\n• I would try it at home.", open="")
    )
    code = round_of(Survey.objects.get()).wave.code
    page = Client().get(reverse("surveys:answer", args=[code])).content.decode()
    assert "I know why we do this." in page
    assert "I would try it at home." in page
    assert "What helps you" not in page
    desk.post(start_of(cast), sent())
    assert Survey.objects.first().questionnaire.versions.get().questions.count() == 6, "the shipped set stays whole"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"group": ""}, "Fill this in."),
        ({"group": "The class of Mr. Alvarez"}, "looks like a name"),
        ({"statements": "own", "own": " \n"}, "Write 1 to 8 statements"),
        ({"statements": "own", "own": "x" * 201}, "Shorten"),
        ({"statements": "own", "own": "One.\nOne."}, "stands there twice"),
        ({"expected": "0"}, "Use 1 or more."),
        ({"closes_on": "2020-01-01"}, "Choose a day from today on"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_all_typed_stays(desk, cast, wrong, words):
    answer = desk.post(start_of(cast), sent(**{"group": "Grade 7, period 2", **wrong}))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    form = answer.context["form"]
    assert {name: form[name].value() for name in wrong} == wrong
    assert not Survey.objects.exists()


def test_a_name_that_names_nobody_is_kept_when_one_says_so(desk, cast):
    assert desk.post(start_of(cast), sent(group="All of Tall Pines", keep="on")).status_code == 302


def test_a_pupil_answers_once_and_hands_the_tablet_on(cast):
    asked = round_of(a_survey(cast.member, by=cast.driver))
    tablet, address = Client(), reverse("surveys:answer", args=[asked.wave.code])
    first = tablet.get(address)
    assert first.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in first.headers["Cache-Control"]
    said = {"q-s1": "4", "q-s3": "2", "client_key": first.context["form"]["client_key"].value()}
    for _ in range(2):
        answer = tablet.post(address, said)
        assert answer.status_code == 302
    assert Response.objects.count() == 1
    after = tablet.get(answer.url).content.decode()
    assert "Next pupil" in after
    assert address in after
    key = tablet.get(address).context["form"]["client_key"].value()
    assert key != said["client_key"]
    tablet.post(address, {**said, "client_key": str(key)})
    assert Response.objects.count() == 2
    assert set(tablet.cookies) <= {"csrftoken"}


def test_no_row_tells_who_or_when_or_in_which_order(cast):
    survey = a_survey(cast.member, by=cast.driver)
    they_answer(round_of(survey), *a_class(1, 2, 3))
    assert not Response.objects.exclude(person=None, answered_on=None).exists()
    texts = {field.name for model in (Response, Answer) for field in model._meta.concrete_fields}
    assert not {name for name in texts if "ip" in name.split("_") or name.endswith("_at")}
    assert all(one.pk.version == 4 for one in Response.objects.all()), "random names, in no order"


def test_a_name_in_an_answer_is_asked_about_once(cast):
    asked = round_of(a_survey(cast.member, by=cast.driver))
    address = reverse("surveys:answer", args=[asked.wave.code])
    said = {"q-open": "I ask Jayden", "q-s2": "5", "client_key": str(uuid4())}
    answer = Client().post(address, said)
    assert answer.status_code == 422
    assert "“Jayden” looks like a name" in answer.content.decode()
    assert answer.context["form"]["q-open"].value() == "I ask Jayden"
    assert answer.context["form"]["q-s2"].value() == "5"
    assert not Response.objects.exists()
    assert Client().post(address, {**said, "keep": "on"}).status_code == 302


def test_what_is_over_takes_nothing(cast):
    survey = a_survey(cast.member, by=cast.driver)
    asked = closed(round_of(survey), by=cast.driver)
    address = reverse("surveys:answer", args=[asked.wave.code])
    for answer in (Client().get(address), Client().post(address, {"q-s1": "4", "client_key": str(uuid4())})):
        assert answer.status_code == 410
        assert "takes no more answers" in answer.content.decode()
    assert not Response.objects.exists()
    assert "Next pupil" not in Client().get(reverse("surveys:thanks", args=[asked.wave.code])).content.decode()


def test_more_answers_than_expected_are_pointed_at(desk, cast):
    survey = a_survey(cast.member, by=cast.driver, expected=2)
    they_answer(round_of(survey), *a_class(1, 1))
    assert "more answers came than you expected" not in desk.get(survey.get_absolute_url()).content.decode()
    they_answer(round_of(survey), (3,))
    assert "more answers came than you expected" in desk.get(survey.get_absolute_url()).content.decode()


def test_the_second_time_waits_for_the_end_of_the_first(desk, cast):
    survey = a_survey(cast.member, by=cast.driver)
    address = reverse("surveys:again", args=[survey.pk])
    again = {"expected": "18", "closes_on": str(timezone.localdate())}
    assert "Close it first" in desk.post(address, again, follow=True).content.decode()
    desk.post(reverse("surveys:close", args=[survey.pk]))
    for _ in range(2):
        desk.post(address, again)
    assert list(survey.rounds.order_by("pk").values_list("moment", "expected")) == [("before", 19), ("after", 18)]
    first, second = survey.rounds.order_by("pk")
    assert first.wave.version_id == second.wave.version_id


def test_the_hub_finds_no_round_of_a_team_among_its_own(client, cast):
    survey = a_survey(cast.member, by=cast.driver)
    asked = round_of(survey)
    they_answer(asked, *a_class(1, 2, 5, 7, 4))
    closed(asked, by=cast.driver)
    client.force_login(cast.facilitator)
    for name, pk in (("wave", asked.wave_id), ("export", asked.wave_id), ("questionnaire", survey.questionnaire_id)):
        assert client.get(reverse(f"questionnaires:{name}", args=[pk])).status_code == 404
    listed = client.get(reverse("questionnaires:questionnaires", args=[cast.network.slug])).content.decode()
    assert survey.questionnaire.title not in listed
    running = asked_again(survey, by=cast.driver)
    assert Client().get(reverse("questionnaires:answer_open", args=[running.wave.code])).status_code == 404


def test_the_database_asks_no_survey_with_names_or_of_others(cast):
    survey = a_survey(cast.member, by=cast.driver)
    wave: Wave = a_wave(a_questionnaire(cast.network), openly=True)
    about = {"network": cast.network, "survey": survey, "moment": "after", "wave": wave, "expected": 3}
    with pytest.raises(IntegrityError), transaction.atomic():
        SurveyRound.objects.create(**about, member=cast.member)


def test_a_prototypes_page_says_where_its_surveys_stand(cast, client, django_assert_max_num_queries):
    card = a_prototype(cast.member, "Talk moves", visibility="network", by=cast.driver)
    address = reverse("prototypes:prototype", args=[card.pk])
    client.force_login(cast.driver)
    assert "No class has been asked around it yet." in client.get(address).content.decode()
    survey = a_survey(cast.member, "Grade 5, first period", by=cast.driver, prototype=card)

    def page() -> str:
        return client.get(address).content.decode()

    assert "Grade 5, first period" in page()
    assert "Being asked before the test" in page()
    they_answer(round_of(survey), *a_class(0, 2, 9, 3, 0))
    closed(round_of(survey), by=cast.driver)
    assert "Asked before" in page()
    assert "ask the same again after the test" in page()
    asked_again(survey, by=cast.driver)
    assert "Being asked after the test" in page()
    they_answer(round_of(survey, "after"), *a_class(0, 1, 2, 1, 0))
    closed(round_of(survey, "after"), by=cast.driver)
    assert "too few answered for both to be shown" in page()
    before = len(client.get(address).content)
    with django_assert_max_num_queries(22):
        client.get(address)
    for number in range(4):
        a_survey(cast.member, f"Grade {number}", by=cast.driver, prototype=card)
    with django_assert_max_num_queries(22):
        assert len(client.get(address).content) > before
    client.force_login(cast.neighbour_driver)
    assert "Grade 5, first period" not in page()
    assert "Class surveys" not in page()
