"""What is read of a survey: side by side, of a class as a whole, and nothing of a small one."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.evidence.models import Evidence
from districts.directory.models import Agreement
from tests.world_evidence import an_insight
from tests.world_surveys import a_class, a_survey, asked_again, closed, round_of, they_answer

SPOKEN = tuple(f"word {number}" for number in range(19))


@pytest.fixture
def page(client, cast):
    def of(survey, person=None) -> str:
        client.force_login(person or cast.driver)
        return client.get(survey.get_absolute_url()).content.decode()

    return of


def asked_and_closed(cast, *counts, words=(), audience="students"):
    survey = a_survey(cast.member, by=cast.driver, audience=audience)
    they_answer(round_of(survey), *a_class(*counts), words=words)
    closed(round_of(survey), by=cast.driver)
    return survey


def and_again(cast, survey, *counts):
    asked = asked_again(survey, by=cast.driver)
    they_answer(asked, *a_class(*counts))
    return closed(asked, by=cast.driver)


def bands(text: str) -> list[str]:
    return re.findall(r'<span class="small">([^<]* %)', text)


def test_nothing_is_told_while_answers_can_come(cast, page):
    survey = a_survey(cast.member, by=cast.driver)
    they_answer(round_of(survey), *a_class(1, 2, 5, 7, 4))
    text = page(survey)
    assert "Nothing is shown while answers can still come" in text
    assert "19 people answered so far, of 19 expected" in text
    assert bands(text) == []


def test_before_beside_after(cast, page):
    survey = asked_and_closed(cast, 2, 5, 6, 4, 2)
    assert bands(page(survey)) == ["≤ 20 %", "21–40 %", "21–40 %", "21–40 %", "≤ 20 %"]
    and_again(cast, survey, 1, 2, 5, 7, 4)
    text = page(survey)
    assert bands(text) == [
        "≤ 20 %", "≤ 20 %", "21–40 %", "≤ 20 %", "21–40 %", "21–40 %", "21–40 %", "21–40 %", "≤ 20 %", "21–40 %"
    ]  # fmt: skip
    assert "The middle answer: 3 before, 4 after." in text


def test_of_four_pupils_nobody_reads_anything(cast, page):
    survey = asked_and_closed(cast, 0, 1, 1, 2, words=("I hide.",))
    for person in (cast.driver, cast.facilitator):
        text = page(survey, person)
        assert "Nothing is shown of fewer than 11 answers" in text
        assert (bands(text), "I hide." in text, "on the evidence board" in text) == ([], False, False)
    assert "4 people" in cast_list(cast, cast.driver)


def cast_list(cast, person) -> str:
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client.get(reverse("surveys:surveys", args=[cast.member.pk])).content.decode()


def test_how_many_few_pupils_are_is_told_to_the_team_and_where_it_agreed_to_the_hub(cast):
    asked_and_closed(cast, 0, 1, 1, 2)
    Agreement.objects.all().delete()
    assert "4 people" in cast_list(cast, cast.driver)
    hub = cast_list(cast, cast.facilitator)
    assert "few people" in hub
    assert "4 people" not in hub


def test_a_class_of_eleven_with_one_ill_the_second_time(cast, page):
    survey = asked_and_closed(cast, 1, 2, 3, 3, 2)
    before = bands(page(survey))
    and_again(cast, survey, 1, 2, 3, 3, 1)
    text = page(survey)
    assert bands(text) == before
    assert "After:</strong> Nothing is shown of fewer than 11 answers" in text


def test_what_only_one_pupil_can_have_changed_is_not_shown_beside(cast, page):
    survey = asked_and_closed(cast, 4, 7, 8, 0, 0)
    and_again(cast, survey, 3, 7, 8, 0, 0)
    assert "Not shown beside the first time" in page(survey)


def test_words_of_few_pupils_stay_unread(cast, page):
    few = asked_and_closed(cast, 2, 5, 6, 4, 2, words=SPOKEN[:10])
    text = page(few)
    assert "word 1" not in text
    assert "too few of them to be shown: from 11 on" in text
    many = asked_and_closed(cast, 2, 5, 6, 4, 2, words=SPOKEN[:11])
    assert page(many).count("code__said") == 11


def test_a_network_that_asks_for_more_than_eleven_gets_it(cast, page):
    survey = asked_and_closed(cast, 2, 5, 6, 4, 2, words=SPOKEN)
    cast.network.small_number_threshold = 20
    cast.network.save()
    text = page(survey)
    assert "Nothing is shown of fewer than 20 answers" in text
    assert (bands(text), "word 1" in text) == ([], False)


def test_five_teachers_are_enough(cast, page):
    assert bands(page(asked_and_closed(cast, 1, 0, 0, 2, 1, audience="teachers"))) == []
    assert bands(page(asked_and_closed(cast, 1, 0, 0, 2, 2, audience="teachers"))) != []


def test_one_button_makes_evidence_that_insights_can_rest_on(client, cast, page):
    survey = asked_and_closed(cast, 2, 5, 6, 4, 2)
    client.force_login(cast.driver)
    address = reverse("surveys:to_board", args=[round_of(survey).pk])
    for _ in range(2):
        answer = client.post(address)
    evidence = Evidence.objects.get()
    assert answer.url == evidence.get_absolute_url()
    said = (evidence.kind, evidence.heard, evidence.about, evidence.n, evidence.visibility)
    assert said == ("student_survey", "student", "Grade 7, period 2", 19, "team")
    assert evidence.says.startswith("“When something is hard, I try it in another way.” middle answer 3 before, of 5.")
    assert an_insight(evidence, by=cast.driver).evidence.get() == evidence
    assert survey.get_absolute_url() in client.get(evidence.get_absolute_url()).content.decode()
    and_again(cast, survey, 1, 2, 5, 7, 4)
    client.post(reverse("surveys:to_board", args=[round_of(survey, "after").pk]))
    second = Evidence.objects.order_by("pk").last()
    assert second.title.endswith(", before and after")
    assert "middle answer 3 before, 4 after, of 5." in second.says


def test_of_what_is_not_shown_nothing_comes_on_the_board(client, cast):
    few = asked_and_closed(cast, 1, 1, 1, 1)
    running = a_survey(cast.member, by=cast.driver)
    they_answer(round_of(running), *a_class(1, 2, 5, 7, 4))
    client.force_login(cast.driver)
    for survey in (few, running):
        answer = client.post(reverse("surveys:to_board", args=[round_of(survey).pk]), follow=True)
        assert "nothing is put on the board" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_pages_ask_the_same_number_of_questions_however_much_there_is(client, cast):
    client.force_login(cast.driver)
    survey = asked_and_closed(cast, 2, 5, 6, 4, 2)
    listed = reverse("surveys:surveys", args=[cast.member.pk])
    counts = []
    for _ in range(2):
        client.get(listed)
        with CaptureQueriesContext(
            connection,
        ) as one:
            client.get(listed)
        with CaptureQueriesContext(connection) as other:
            client.get(survey.get_absolute_url())
        counts.append((len(one), len(other)))
        they_answer(round_of(a_survey(cast.member, by=cast.driver)), *a_class(3, 4, 5))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 14
