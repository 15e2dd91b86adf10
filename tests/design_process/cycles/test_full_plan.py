"""A light cycle grows into a full one without retyping, and hands on what goes on."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.full_plan.models import CycleQuestion, CycleTask, DataToCollect
from design_process.cycles.models import Ramp, TestCycle
from design_process.prototypes.models import Prototype
from tests.world import a_cycle, a_decision, a_prototype, a_study, an_indicator, log_it
from tests.world_cycles import a_full_plan, a_question, a_task

STUDY = {"findings": "Fourteen of 28.", "did_not_work": "Long starters."}
KEY = "6f6d8a4e-0000-4000-8000-00000000000{}"


def url(name, thing):
    return reverse(f"cycles:{name}", args=[thing.pk])


def page_of(client, cycle):
    return client.get(url("cycle", cycle)).content.decode()


@pytest.fixture
def cycle(cast):
    card = a_prototype(cast.member, "Talk moves", indicators=(an_indicator(cast.network),), by=cast.driver)
    return a_cycle(card, "Do pairs help?", by=cast.driver)


@pytest.fixture
def driver(cast):
    client = Client()
    client.force_login(cast.driver)
    return client


def send(client, name, thing, form, said):
    """Send what a person types into a form of the cycle's page, with what the page itself puts in."""
    hidden = client.get(f"{url('cycle', thing)}?full=1").context["full"].forms[form].initial
    return client.post(url(name, thing), {**{k: v for k, v in hidden.items() if v is not None}, **said})


def test_each_part_is_kept_by_itself_and_stands_on_the_cycles_page(cast, cycle, driver):
    assert "Make it a full plan" in page_of(driver, cycle)
    aim = {"objective": "Know whether pairs help", "change": "A minute of talk", "place": "Room 4"}
    assert send(driver, "aim", cycle, "aim", aim).status_code == 302
    question = {"words": "Do quiet pupils talk?", "prediction": "Two more.", "client_key": KEY.format(1)}
    for _ in range(2):  # a form that is sent twice
        assert driver.post(url("add_question", cycle), question).status_code == 302
    due = timezone.localdate() + timedelta(days=3)
    task = {"words": "Print cards", "owner": cast.team_member.pk, "due_on": due.isoformat(), "place": "Office"}
    for _ in range(2):
        assert driver.post(url("add_task", cycle), {**task, "client_key": KEY.format(2)}).status_code == 302
    indicator = cycle.prototype.indicators.get()
    data = {f"who_{indicator.pk}": "Ms Holloway", f"when_{indicator.pk}": "Fridays", f"how_{indicator.pk}": "A tally"}
    assert send(driver, "plan_data", cycle, "data", data).status_code == 302

    text = page_of(driver, cycle)
    for words in (*aim.values(), "Do quiet pupils talk?", "Two more.", "Print cards", "Office", "Ms Holloway"):
        assert words in text
    assert (CycleQuestion.objects.count(), CycleTask.objects.count(), DataToCollect.objects.count()) == (1, 1, 1)
    cycle.refresh_from_db()
    assert cycle.question == "Do pairs help?"  # the light plan is untouched

    for name in (url("edit_question", CycleQuestion.objects.get()), url("edit_task", CycleTask.objects.get())):
        assert driver.post(name, {"drop": "1"}).status_code == 302
    assert "Do quiet pupils talk?" not in page_of(driver, cycle)
    assert CycleTask.objects.get().dropped_at is not None  # its row stays


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(cycle, driver):
    answer = driver.post(url("add_task", cycle), {"words": "Print cards", "due_on": "soon", "place": "Office"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Write a day as 2026-10-06." in text
    assert 'value="Print cards"' in text
    assert 'value="Office"' in text
    assert not CycleTask.objects.exists()


def test_conflicting_words_are_shown_and_not_overwritten(cast, cycle, driver):
    seen = driver.get(f"{url('cycle', cycle)}?full=1").context["full"].forms["aim"].initial["seen"]
    assert send(driver, "aim", cycle, "aim", {"objective": "Theirs", "change": "", "place": ""}).status_code == 302
    answer = driver.post(url("aim", cycle), {"objective": "Mine", "seen": seen})
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    cycle.refresh_from_db()
    assert cycle.objective == "Theirs"

    one = a_question(cycle, by=cast.driver)
    seen = driver.get(url("edit_question", one)).context["form"].initial["seen"]
    said = {"words": "Theirs?", "prediction": "Yes.", "seen": seen}
    assert driver.post(url("edit_question", one), said).status_code == 302
    assert driver.post(url("edit_question", one), {**said, "words": "Mine?"}).status_code == 409
    one.refresh_from_db()
    assert one.words == "Theirs?"


def test_what_the_hub_writes_is_marked_in_every_part(cast, cycle):
    a_full_plan(cycle, by=cast.facilitator)
    client = Client()
    client.force_login(cast.driver)
    assert page_of(client, cycle).count("written down for the team") == 4  # aim, question, task, data


def test_tasks_and_who_collects_stay_with_the_team_when_the_cycle_is_open_to_all(cast):
    card = a_prototype(
        cast.member, "Talk moves", indicators=(an_indicator(cast.network),), visibility="network", by=cast.driver
    )
    cycle = a_full_plan(a_cycle(card, visibility="network", by=cast.driver), by=cast.driver)
    client = Client()
    client.force_login(cast.neighbour_driver)
    text = page_of(client, cycle)
    assert "Talk in pairs: does it last?" in text
    assert "print the cards" not in text
    assert "a tally" not in text
    assert "Make it a full plan" not in text
    assert "Write more" not in text


def test_a_task_waits_for_its_owner_and_is_done_with_one_tap(cast, cycle, driver):
    a_task(cycle, "Print the cards", by=cast.driver, owner=cast.team_member)
    a_task(cycle, "In a month", by=cast.driver, days=30)
    a_task(cycle, "Ask the office", by=cast.driver)
    home = driver.get(reverse("progress:home")).content.decode()
    assert "Ask the office" in home
    assert "Print the cards" not in home
    assert "In a month" not in home

    client = Client()
    client.force_login(cast.team_member)
    assert "Print the cards" in client.get(reverse("progress:home")).content.decode()
    task = CycleTask.objects.get(words="Print the cards")
    for _ in range(2):
        assert client.post(url("finish_task", task), {"done": "yes", "home": "1"}).status_code == 302
    task.refresh_from_db()
    assert (task.done_on, task.done_by) == (timezone.localdate(), cast.team_member)
    client.get(reverse("progress:home"))  # the page that says so
    assert "Print the cards" not in client.get(reverse("progress:home")).content.decode()


def test_the_study_answers_each_question_and_then_the_database_holds_it(cast, cycle, driver):
    one = a_question(cycle, by=cast.driver)
    log_it(cast.member, cycle=cycle, words="Nine of 21.", by=cast.driver)
    later = a_question(cycle, "Is it loud?", "No.", by=cast.driver)
    assert (one.while_running, later.while_running) == (False, True)
    did = {"as_planned": "partly", "not_planned": "A fire drill."}
    cycle.refresh_from_db()
    assert send(driver, "did", cycle, "did", did).status_code == 302

    seen = driver.get(url("study", cycle)).context["form"]["seen"].value()
    said = {**STUDY, "seen": seen, f"q{one.pk}-verdict": "partly"}
    answer = driver.post(url("study", cycle), said)
    assert answer.status_code == 422
    assert "Write a sentence on what you go by." in answer.content.decode()
    said[f"q{one.pk}-verdict_words"] = "One of two did."
    assert driver.post(url("study", cycle), said).status_code == 302

    text = page_of(driver, cycle)
    assert "One of two did." in text
    assert "A fire drill." in text
    assert "Nothing was said of it in the study." in text  # the other question
    answer = driver.post(url("add_question", cycle), {"words": "Too late?", "prediction": "Yes."})
    assert answer.status_code == 409
    one.refresh_from_db()
    assert driver.post(url("edit_question", one), {"words": "New", "prediction": "New"}).status_code == 409
    with pytest.raises(IntegrityError), transaction.atomic():
        CycleQuestion.objects.filter(pk=one.pk).update(words="It was so all along")
    cycle.refresh_from_db()
    a_decision(cycle, "adopt")
    with pytest.raises(IntegrityError), transaction.atomic():
        CycleQuestion.objects.filter(pk=one.pk).update(verdict="yes")


def test_after_a_decision_the_next_cycle_has_what_goes_on(cast, cycle, driver):
    a_full_plan(cycle, by=cast.driver)
    log_it(cast.member, cycle=cycle, words="Nine of 21.", by=cast.driver)
    a_study(cycle)
    seen = driver.get(url("act", cycle)).context["form"]["seen"].value()
    act = {"act": "expand", "act_reason": "It holds.", "next_plan": "Two classes, same cards", "seen": seen}
    wrong = driver.post(url("act", cycle), {**act, "retry_if": "A smaller class"})
    assert "This is for what you abandon." in wrong.content.decode()
    answer = driver.post(url("act", cycle), act)
    prototype = Prototype.objects.get()
    assert answer["Location"] == f"{reverse('cycles:new_cycle', args=[prototype.pk])}?after={cycle.pk}"
    assert prototype.state == Prototype.State.TESTING  # what is expanded is still tested

    form = driver.get(answer["Location"]).context["form"]
    assert (form["scale"].value(), form["question"].value()) == ("classrooms", "Do pairs help?")
    plan = {name: form[name].value() for name in ("question", "scale", "ramp", "starts_on", "ends_on")}
    assert driver.post(answer["Location"], {**plan, "prediction": "Half again."}).status_code == 302
    made = TestCycle.objects.get(number=2)
    assert (made.follows, made.ramp, made.scale) == (cycle, cycle.ramp, "classrooms")
    assert (made.objective, made.change) == ("Talk in pairs every day", "Two classes, same cards")
    question = made.questions.get()
    assert (question.words, question.prediction) == ("Talk in pairs: does it last?", "")
    assert made.to_collect.get().how == "Talk in pairs: a tally"
    assert not made.tasks.exists()  # what is done is not done again
    text = page_of(driver, made)
    assert "Not predicted yet." in text
    assert "Comes out of" in text


def test_cycles_stand_in_ramps_of_their_prototype_alone(cast, cycle, driver):
    new = reverse("cycles:new_cycle", args=[cycle.prototype_id])
    plan = {"question": "At home?", "prediction": "Some.", "starts_on": "2026-10-05", "ends_on": "2026-10-23"}
    assert driver.post(new, {**plan, "new_ramp": "With families", "scale": "school"}).status_code == 302
    assert driver.post(new, {**plan, "question": "In class?", "ramp": cycle.ramp.number}).status_code == 302
    names = {one.number: (one.ramp.name, one.scale) for one in TestCycle.objects.select_related("ramp")}
    assert names == {
        1: ("Ramp 1", "classroom"),
        2: ("With families", "school"),
        3: ("Ramp 1", "classroom"),
    }

    page = driver.get(reverse("prototypes:prototype", args=[cycle.prototype_id])).content.decode()
    assert page.count('class="ramps__circle"') == 3
    assert page.count('class="ramps__ring"') == 2
    assert page.index("<h3>Ramp 1") < page.index("<h3>With families")  # the list says what the picture says
    second = Ramp.objects.get(name="With families")
    taken = driver.post(url("edit_ramp", second), {"name": "Ramp 1", "seen": second.name})
    assert "another series of this name" in taken.content.decode()
    assert driver.post(url("edit_ramp", second), {"name": "At home", "seen": "Old"}).status_code == 409
    assert driver.post(url("edit_ramp", second), {"name": "At home", "seen": second.name}).status_code == 302

    other = a_prototype(cast.member, "Exit tickets", by=cast.driver)
    foreign = a_cycle(other, by=cast.driver)
    with pytest.raises(IntegrityError), transaction.atomic():
        TestCycle.objects.filter(pk=cycle.pk).update(ramp=foreign.ramp)
    with pytest.raises(IntegrityError), transaction.atomic():
        TestCycle.objects.filter(pk=cycle.pk).update(follows=foreign)


def test_a_cycles_page_asks_as_often_with_many_parts(cast, cycle, driver, django_assert_max_num_queries):
    a_full_plan(cycle, by=cast.driver)
    for address in (url("cycle", cycle), f"{url('cycle', cycle)}?full=1"):
        driver.get(address)
        with django_assert_max_num_queries(30) as few:
            driver.get(address)
        asked = len(few)
        for number in range(4):
            a_question(cycle, f"Question {number}?", by=cast.driver)
            a_task(cycle, f"Task {number}", by=cast.driver, owner=cast.driver)
        with django_assert_max_num_queries(asked):
            driver.get(address)
