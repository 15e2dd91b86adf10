"""Writing a questionnaire: a draft that changes by form, versions that stay, and rounds that keep theirs."""

import re
import uuid

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from network.questionnaires import kinds
from network.questionnaires.actions import NotPublished, ask
from network.questionnaires.edit_actions import (
    Sheet,
    Wording,
    add_question,
    change_question,
    move_question,
    publish,
    remove_question,
    write_questionnaire,
)
from network.questionnaires.models import Questionnaire, Wave
from tests.world_questions import SCALE, a_questionnaire, a_wave, people, say, typed


def keys(sheet, number):
    return list(sheet.versions.get(number=number).questions.values_list("key", flat=True))


@pytest.fixture
def hub(cast, client):
    client.force_login(cast.facilitator)
    return client


def test_a_questionnaire_is_written_published_and_asked_by_forms_alone(cast, hub):
    about = {"title": "Open house", "purpose": "To plan the next one.", "anonymous": "on", "texts_from": "5"}
    hub.post(reverse("questionnaires:new_questionnaire", args=[cast.network.slug]), about)
    sheet = Questionnaire.objects.get(title="Open house")

    def add(kind, **more):
        address = reverse("questionnaires:add_question", args=[sheet.pk, kind])
        return hub.post(address, {"wording": f"About {kind}", **more})

    assert hub.post(reverse("questionnaires:publish", args=[sheet.pk])).url.endswith("/edit/")
    assert add("choice", options="Bus\n\nCar", several="on").status_code == 302
    assert add("rubric", levels="Beginning: We have heard of it.\nSteady: Weekly.").status_code == 302
    assert add("number", least="5", most="1").status_code == 422
    assert add("number", least="0", most="10", unit="km").status_code == 302
    assert add("scale", steps="4", low="No", high="Yes").status_code == 302
    assert add("text", long="on").status_code == 302
    assert add("dance").status_code == 404
    hub.post(reverse("questionnaires:publish", args=[sheet.pk]))
    asked = hub.get(reverse("questionnaires:preview", args=[sheet.pk])).content.decode()
    assert "We have heard of it." in asked
    assert "Choose as many as fit." in asked
    page = hub.post(reverse("questionnaires:ask", args=[sheet.pk]), {"title": "May", "closes_on": ""})
    assert page.status_code == 422
    day = timezone.localdate().isoformat()
    hub.post(reverse("questionnaires:ask", args=[sheet.pk]), {"title": "May", "closes_on": day})
    wave = Wave.objects.get(title="May")
    shown = hub.get(reverse("questionnaires:wave", args=[wave.pk])).content.decode()
    assert f"/q/{wave.code}/" in shown
    assert "<svg" in shown
    assert f"open until {timezone.localdate():%a} {timezone.localdate().day} {timezone.localdate():%b}, 23:59" in shown


def test_people_are_asked_by_letter_each_once_and_answer_by_the_link_in_it(cast, hub, perform_owed):
    sheet = a_questionnaire(cast.network)
    address = reverse("questionnaires:ask_by_letter", args=[sheet.pk])
    said = {"title": "May", "closes_on": timezone.localdate().isoformat(), "client_key": str(uuid.uuid4())}
    refused = hub.post(address, said)
    assert refused.status_code == 422
    assert "Tick somebody to ask." in refused.text
    assert 'value="May"' in refused.text
    to = {"people": [str(cast.driver.pk), str(cast.sponsor.pk)]}
    assert hub.post(address, {**said, **to, "title": ""}).status_code == 422
    for _ in range(2):  # a second tap asks nobody twice
        page = hub.post(address, {**said, **to})
    perform_owed()
    wave = Wave.objects.get(title="May")
    assert page["Location"] == reverse("questionnaires:wave", args=[wave.pk])
    assert wave.code is None
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert sorted(letters) == sorted([cast.driver.email, cast.sponsor.email])
    assert len(mail.outbox) == 2
    words = letters[cast.driver.email]
    assert "Nobody sees which answers are yours" in words
    assert "You get this letter once, because you were chosen to be asked." in words
    link = re.search(r"http\S+/go/questions/\S+", words)[0]
    assert Client().post(link, typed(wave, worth="4", change="Less talk.")).status_code == 302
    shown = hub.get(page["Location"]).text
    assert "1 of 2 have answered" in shown
    assert str(cast.sponsor) in shown


def test_a_change_makes_a_new_version_and_a_round_keeps_its_own(cast, client):
    sheet = a_questionnaire(cast.network)
    wave = a_wave(sheet, cast.driver)
    before = keys(sheet, 1)
    change_question(sheet, "worth", Wording("It was worth my day.", "scale", settings=SCALE), by=cast.facilitator)
    remove_question(sheet, "how", by=cast.facilitator)
    add_question(sheet, Wording("And?", "text", key="and"), by=cast.facilitator)
    assert keys(sheet, 1) == before
    assert keys(sheet, 2) == ["worth", "used", "long", "level", "change", "and"]
    publish(sheet, by=cast.facilitator)
    assert a_wave(sheet).version.number == 2
    wave.refresh_from_db()
    assert wave.version.questions.get(key="worth").wording == "The day was worth the drive."
    say(wave.receipts.get(), {"worth": 4})


@pytest.mark.parametrize(("steps", "order"), [(1, "bac"), (2, "bca"), (9, "bca"), (-1, "abc")])
def test_a_question_moves_as_far_as_there_are_places(cast, steps, order):
    wordings = [Wording(key, "text", key=key) for key in "abc"]
    sheet = a_questionnaire(cast.network, questions=wordings)
    move_question(sheet, "a", steps, by=cast.facilitator)
    assert "".join(keys(sheet, 2)) == order


def test_two_who_edit_at_once_work_on_one_draft(cast):
    sheet = a_questionnaire(cast.network)
    add_question(sheet, Wording("One?", "text"), by=cast.facilitator)
    add_question(Questionnaire.objects.get(pk=sheet.pk), Wording("Two?", "text"), by=cast.facilitator)
    assert sheet.versions.count() == 2
    assert sheet.versions.get(number=2).questions.count() == 8


def test_a_draft_can_be_forgotten(cast, hub):
    sheet = a_questionnaire(cast.network)
    add_question(sheet, Wording("One?", "text"), by=cast.facilitator)
    hub.post(reverse("questionnaires:publish", args=[sheet.pk]), {"drop": "1"})
    assert sheet.versions.count() == 1


def test_a_draft_is_not_asked(cast):
    sheet = write_questionnaire(cast.network, "", Sheet("Draft"), by=cast.facilitator)
    with pytest.raises(NotPublished):
        ask(sheet, None, by=None)


def test_the_same_key_is_written_once(cast):
    assert a_questionnaire(cast.network, key="day") == a_questionnaire(cast.network, "Other", key="day")


def test_a_promise_holds_for_the_rounds_it_was_made_in(cast, hub):
    sheet = a_questionnaire(cast.network)
    wave = a_wave(sheet, cast.driver)
    hub.post(reverse("questionnaires:change", args=[sheet.pk]), {"title": "The day", "purpose": "", "texts_from": "1"})
    wave.refresh_from_db()
    assert (wave.anonymous, wave.texts_from) == (True, 5)
    assert not a_wave(sheet).anonymous


def test_the_export_of_an_anonymous_round_says_no_more_than_its_page(cast, hub):
    wave = a_wave(a_questionnaire(cast.network), *people(6))
    for receipt in list(wave.receipts.all()):
        say(receipt, {"worth": 4, "change": "=1+1"})
    text = hub.get(reverse("questionnaires:export", args=[wave.pk])).content.decode()
    assert "The day was worth the drive.,scale,6,average,4.00" in text
    assert "'=1+1" in text, "no spreadsheet runs it"
    assert "How did you come?,choice,0,not shown,*" in text
    assert not any(person.name in text for person in people(0))
    assert "Person p" not in text
    running = a_wave(a_questionnaire(cast.network, key="b"), *people(6, "r"))
    say(running.receipts.first(), {"worth": 1})
    text = hub.get(reverse("questionnaires:export", args=[running.pk])).content.decode()
    assert text.count("not shown,*") == 6


def test_the_export_of_named_answers_has_a_line_each(cast, hub):
    wave = a_wave(a_questionnaire(cast.network, anonymous=False), cast.driver)
    say(wave.receipts.get(), {"worth": 4, "level": 2, "long": 90})
    lines = hub.get(reverse("questionnaires:export", args=[wave.pk])).content.decode().splitlines()
    assert lines[1].startswith("Dana Whitfield,")
    assert ",4,,,90,Steady," in lines[1]


def test_pages_cost_the_same_for_many_rows(cast, hub):
    sheet = a_questionnaire(cast.network)
    wave = a_wave(sheet, *people(2))
    addresses = [
        reverse("questionnaires:questionnaires", args=[cast.network.slug]),
        reverse("questionnaires:questionnaire", args=[sheet.pk]),
        reverse("questionnaires:edit", args=[sheet.pk]),
        reverse("questionnaires:wave", args=[wave.pk]),
    ]

    def cost():
        costs = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert hub.get(address).status_code == 200
            costs.append(len(queries))
        return costs

    cost()
    before = cost()
    for number in range(3):
        a_questionnaire(cast.network, f"More {number}", key=f"more{number}")
        a_wave(sheet, openly=True)
    from network.questionnaires.actions import ask_people

    ask_people(wave, [person.pk for person in people(4, "more")])
    for receipt in list(wave.receipts.all()[:3]):
        say(receipt, {"worth": 3})
    assert cost() == before


# --- the kinds ----------------------------------------------------------------------------------------------------

LINE = st.sampled_from(["", " ", "km", "x" * 59, "x" * 61, "many  blanks ", "<b>&"])


@given(
    st.sampled_from([kinds.SCALE, kinds.CHOICE, kinds.TEXT, kinds.NUMBER, kinds.RUBRIC]),
    st.dictionaries(
        st.sampled_from(["steps", "low", "high", "options", "several", "long", "least", "most", "unit", "levels"]),
        st.one_of(st.none(), st.booleans(), st.integers(-9, 9), LINE),
        max_size=4,
    ),
)
def test_settings_are_complete_or_refused_in_words(kind, settings):
    wanted = {"options": ["a", "b"], "levels": [{"label": "x", "words": ""}, {"label": "y", "words": ""}]}
    given_ = {name: value for name, value in settings.items() if name not in wanted} | wanted
    try:
        found = kinds.checked(kind, given_)
    except ValueError:
        return
    assert kinds.checked(kind, found) == found, "checked twice, the same"
    assert len(kinds.steps_of(kind, found)) in (0, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("scale", {"steps": 2}),
        ("scale", {"low": "x" * 61}),
        ("choice", {"options": ["a"]}),
        ("choice", {"options": ["a", "A"]}),
        ("number", {"least": 5, "most": 5}),
        ("number", {"least": "five"}),
        ("rubric", {"levels": [{"label": "a"}]}),
        ("rubric", {"levels": [{"label": "a"}, {"label": ""}]}),
        ("dance", {}),
    ],
)
def test_settings_that_make_no_question_are_refused(kind, settings):
    with pytest.raises(ValueError, match=r"\."):
        kinds.checked(kind, settings)
