"""The Log it page: one screen, everything or nothing, stored once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.cycles.actions import SentDifferently
from design_process.cycles.models import Log, Observation, TestCycle
from design_process.measures.models import Measurement
from districts.barriers.actions import Raised
from districts.barriers.models import Barrier
from network.membership.roles import Role
from network.outbox.models import Effect
from tests.world import a_cycle, a_decision, a_member, a_prototype, a_seat, a_study, an_indicator, log_it

LOG = "/log/"


@pytest.fixture
def cycle(cast):
    return a_cycle(a_prototype(cast.member, by=cast.driver))


@pytest.fixture
def indicator(cast):
    return an_indicator(cast.network, by=cast.facilitator)


def sent(page, **typed):
    """What a browser sends from a page: every hidden field, what was preselected, and what was typed."""
    form, numbers = page.context["form"], page.context["numbers"]
    fields = {
        "client_key": str(form["client_key"].value()),
        "cycle": form["cycle"].value() or "",
        "observed_on": form["observed_on"].value(),
        "barrier_kind": "other",
        "barrier_remover": "sponsor",
        numbers["as_of"].html_name: numbers["as_of"].value(),
    }
    return {**fields, **typed}


def number_fields(page, numerator, denominator):
    line = page.context["numbers"].lines[0]
    return {line.numerator.html_name: numerator, line.denominator.html_name: denominator}


def test_numbers_by_student_group_wait_behind_a_line(client, cast, cycle):
    """A minute is for one number: ten groups of it stand folded, and open by themselves when one needs another look."""
    an_indicator(cast.network, by=cast.facilitator, groups=["english_learner", "low_income"])
    client.force_login(cast.driver)
    page = client.get(LOG)
    fold = '<details class="more"{}><summary>By student group<'
    assert fold.format("") in page.content.decode()
    by_group = next(line for line in page.context["numbers"].lines if line.group == "low_income")
    typed = {by_group.numerator.html_name: "9", by_group.denominator.html_name: "4"}
    answer = client.post(LOG, sent(page, **typed))
    assert answer.status_code == 422
    assert fold.format(" open") in answer.content.decode()


def test_a_driver_logs_words_a_number_and_a_barrier_on_one_screen(client, cast, cycle, indicator):
    client.force_login(cast.driver)
    page = client.get(LOG)
    answer = client.post(
        LOG,
        sent(
            page,
            words="Nine explained.",
            barrier="No substitute on Tuesdays.",
            barrier_ask="Two mornings.",
            **number_fields(page, 9, 21),
        ),
    )
    log = Log.objects.get()
    assert answer["Location"] == reverse("cycles:logged", args=[log.pk])
    seen = Observation.objects.get()
    assert (seen.words, seen.cycle, seen.log, seen.by, seen.on_behalf) == (
        "Nine explained.",
        cycle,
        log,
        cast.driver,
        False,
    )
    number = Measurement.objects.get()
    assert (number.numerator, number.denominator, number.entered_by) == (9, 21, cast.driver)
    barrier = Barrier.objects.get()
    assert (barrier.what, barrier.ask, barrier.remover) == ("No substitute on Tuesdays.", "Two mornings.", "sponsor")
    cycle.refresh_from_db()
    assert cycle.state == "do"
    thanks = client.get(answer["Location"]).content.decode()
    for words in ("Nine explained.", "9 of 21 (43 %)", "No substitute on Tuesdays.", "The sponsor is asked now."):
        assert words in thanks
    assert f'data-draft-done="{cast.driver.pk}:log:{cast.member.pk}"' in thanks


def test_the_form_works_when_only_one_thing_is_given(client, cast, cycle, indicator):
    client.force_login(cast.driver)
    page = client.get(LOG)
    client.post(LOG, sent(page, words="It rained."))
    page = client.get(LOG)
    client.post(LOG, sent(page, **number_fields(page, 9, 21)))
    client.post(LOG, sent(client.get(LOG), barrier="No paper."))
    assert (Log.objects.count(), Observation.objects.count()) == (3, 1)
    assert (Measurement.objects.count(), Barrier.objects.count()) == (1, 1)


def test_an_empty_form_stores_nothing_and_says_what_is_missing(client, cast, cycle):
    client.force_login(cast.driver)
    answer = client.post(LOG, sent(client.get(LOG)))
    assert answer.status_code == 422
    assert "One of them is enough." in answer.content.decode()
    assert not Log.objects.exists()


def test_a_wrong_number_keeps_everything_typed_and_stores_nothing(client, cast, cycle, indicator):
    client.force_login(cast.driver)
    page = client.get(LOG)
    answer = client.post(LOG, sent(page, words="Nine explained.", barrier="No paper.", **number_fields(page, 30, 21)))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Nine explained." in words
    assert "No paper." in words
    assert 'value="30"' in words
    assert answer.context["form"]["client_key"].value() == str(page.context["form"]["client_key"].value())
    assert [model.objects.count() for model in (Log, Observation, Measurement, Barrier)] == [0, 0, 0, 0]


def test_a_number_of_last_week_is_one_tap_away(client, cast, cycle, indicator):
    client.force_login(cast.driver)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    earlier = f"{reverse('measures:enter_numbers', args=[cast.member.pk])}?on="
    page = client.get(LOG).content.decode()
    address = earlier + page.split(earlier)[1].split('"')[0]
    assert {line.period for line in client.get(address).context["form"].lines} == {monday - timedelta(days=7)}


def test_what_fails_at_the_last_part_leaves_nothing_of_the_first(cast, cycle, monkeypatch):
    def fail(*args, **kwargs):
        raise ConnectionError("the database is gone")

    monkeypatch.setattr("design_process.cycles.actions.raise_barrier", fail)
    before = Effect.objects.count()
    with pytest.raises(ConnectionError):
        log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine explained.", barrier=Raised("No paper."))
    assert [model.objects.count() for model in (Log, Observation)] == [0, 0]
    cycle.refresh_from_db()
    assert cycle.state == "plan"
    assert Effect.objects.count() == before


def test_the_same_form_again_is_the_same_log(client, cast, cycle, indicator):
    client.force_login(cast.driver)
    page = client.get(LOG)
    body = sent(page, words="Nine explained.", barrier="No paper.", **number_fields(page, 9, 21))
    first, again = client.post(LOG, body), client.post(LOG, body)
    assert first["Location"] == again["Location"]
    counts = [model.objects.count() for model in (Log, Observation, Measurement, Barrier)]
    assert counts == [1, 1, 1, 1]


def test_the_same_form_again_after_the_cycle_was_closed_still_says_thank_you(client, cast, cycle):
    client.force_login(cast.driver)
    body = sent(client.get(LOG), words="Nine explained.")
    first = client.post(LOG, body)  # its answer is lost on the way
    a_study(cycle)
    a_decision(cycle)
    assert client.post(LOG, body)["Location"] == first["Location"]


def test_other_words_under_the_same_key_keep_the_first_and_lose_nothing(client, cast, cycle):
    client.force_login(cast.driver)
    body = sent(client.get(LOG), words="Nine explained.")
    client.post(LOG, body)
    answer = client.post(LOG, {**body, "words": "Ten explained."})
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Nine explained." in words
    assert "Ten explained." in words
    assert Observation.objects.get().words == "Nine explained."
    # The page has a new key: sent again, the second version is an entry of its own.
    again = client.post(
        LOG, {**body, "words": "Ten explained.", "client_key": answer.context["form"].data["client_key"]}
    )
    assert again.status_code == 302
    assert sorted(Observation.objects.values_list("words", flat=True)) == ["Nine explained.", "Ten explained."]


def test_a_key_of_somebody_else_shows_nothing_of_theirs(client, cast, cycle):
    key = uuid4()
    theirs = a_cycle(a_prototype(cast.neighbour, by=cast.neighbour_driver))
    log_it(cast.neighbour, by=cast.neighbour_driver, cycle=theirs, words="Ours alone.", client_key=key)
    with pytest.raises(SentDifferently):
        log_it(cast.member, by=cast.driver, cycle=cycle, words="Ours alone.", client_key=key)
    client.force_login(cast.driver)
    answer = client.post(LOG, {**sent(client.get(LOG), words="Mine."), "client_key": str(key)})
    assert answer.status_code == 409
    assert "Ours alone." not in answer.content.decode()
    assert "Mine." in answer.content.decode()


def test_a_key_means_nothing_in_another_network(cast, cycle):
    key = uuid4()
    theirs = a_cycle(a_prototype(cast.other_member, by=cast.other_driver))
    log_it(cast.other_member, by=cast.other_driver, cycle=theirs, words="Elsewhere.", client_key=key)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Here.", client_key=key)
    assert Log.objects.count() == 2


def test_a_cycle_closed_in_another_tab_is_said_beside_the_cycle_with_the_words_kept(client, cast, cycle):
    client.force_login(cast.driver)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="First.")
    body = sent(client.get(LOG), words="Second, typed for ten minutes.")
    a_study(cycle)
    a_decision(cycle)
    answer = client.post(LOG, body)
    assert answer.status_code == 409
    assert "This cycle is closed" in str(answer.context["form"].errors["cycle"])
    assert "Second, typed for ten minutes." in answer.content.decode()
    assert Log.objects.count() == 1


@pytest.mark.parametrize("where", ["foreign", "neighbour"])
def test_a_cycle_of_another_district_cannot_be_logged_into(client, cast, cycle, where):
    member = cast.other_member if where == "foreign" else cast.neighbour
    theirs = a_cycle(a_prototype(member, by=cast.facilitator), visibility="public")
    client.force_login(cast.driver)
    answer = client.post(LOG, {**sent(client.get(LOG), words="In."), "cycle": theirs.pk})
    assert answer.status_code == 422
    assert not Observation.objects.exists()


def test_the_cycle_logged_last_is_preselected(client, cast, cycle):
    other = a_cycle(a_prototype(cast.member, "Exit tickets", by=cast.driver), starts_on=timezone.localdate())
    client.force_login(cast.driver)
    assert client.get(LOG).context["form"]["cycle"].value() == other.pk  # none is logged: the one begun last
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine.")
    assert client.get(LOG).context["form"]["cycle"].value() == cycle.pk
    asked = client.get(reverse("cycles:log_for_member", args=[cast.member.pk]), {"cycle": other.pk})
    assert asked.context["form"]["cycle"].value() == other.pk


def test_today_is_preselected_and_tomorrow_refused(client, cast, cycle):
    client.force_login(cast.driver)
    page = client.get(LOG)
    today = timezone.localdate()
    assert f'value="{today.isoformat()}"' in page.content.decode()
    late = client.post(LOG, sent(page, words="Nine.", observed_on=(today + timedelta(days=1)).isoformat()))
    assert late.status_code == 422


def test_without_an_open_cycle_numbers_and_barriers_can_still_be_logged(client, cast, indicator):
    client.force_login(cast.driver)
    page = client.get(LOG)
    assert "No test cycle is open" in page.content.decode()
    assert 'name="words"' not in page.content.decode()
    assert client.post(LOG, sent(page, barrier="No paper.")).status_code == 302
    assert Barrier.objects.count() == 1


def test_the_hub_logs_on_behalf_and_it_is_marked_everywhere(client, cast, cycle, indicator):
    client.force_login(cast.facilitator)
    chooser = client.get(LOG)
    address = reverse("cycles:log_for_member", args=[cast.member.pk])
    assert address in chooser.content.decode()
    page = client.get(address)
    client.post(address, sent(page, words="By phone.", barrier="No paper.", **number_fields(page, 9, 21)))
    marks = [model.objects.get().on_behalf for model in (Log, Observation, Measurement, Barrier)]
    assert marks == [True] * 4


def test_whoever_works_in_two_districts_logs_for_either(client, cast, cycle):
    third = a_member(cast.network, "Silver Creek", by=cast.facilitator)
    a_seat(third, cast.driver, Role.DRIVER)
    client.force_login(cast.driver)
    page = client.get(reverse("cycles:log_for_member", args=[cast.member.pk]))
    assert "Silver Creek instead" in page.content.decode()
    assert reverse("cycles:log_for_member", args=[third.pk]) in page.content.decode()


def test_a_sponsor_who_works_in_no_team_is_refused(client, cast, cycle):
    client.force_login(cast.sponsor)
    assert client.get(LOG).status_code == 403


def test_after_logging_an_overdue_cycle_the_next_thing_is_the_study(client, cast):
    prototype = a_prototype(cast.member, by=cast.driver)
    overdue = a_cycle(prototype, starts_on=timezone.localdate() - timedelta(days=30))
    log = log_it(cast.member, by=cast.driver, cycle=overdue, words="Last day.")
    client.force_login(cast.driver)
    page = client.get(reverse("cycles:logged", args=[log.pk]))
    assert page.context["next"].url == reverse("cycles:study", args=[overdue.pk])
    client.force_login(cast.team_member)  # adds, but does not write the study
    page = client.get(reverse("cycles:logged", args=[log.pk]))
    assert page.context["next"].url == reverse("cycles:cycle", args=[overdue.pk])


def test_the_log_page_takes_the_same_queries_for_one_cycle_and_for_many(
    client, cast, cycle, indicator, django_assert_num_queries
):
    client.force_login(cast.driver)
    address = reverse("cycles:log_for_member", args=[cast.member.pk])
    client.get(address)  # the very first request of a process asks whether anybody is there
    # session, person, holdings; the member, its open cycles, what is due, the numbers so far
    with django_assert_num_queries(7):
        client.get(address)
    for n in range(5):
        a_cycle(a_prototype(cast.member, f"Idea {n}", by=cast.driver))
    with django_assert_num_queries(7):
        client.get(address)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_pairs_of_double_submits_are_a_hundred_logs(cast):
    an_indicator(cast.network, by=cast.facilitator)
    a_cycle(a_prototype(cast.member, by=cast.driver))
    browser = Client()
    browser.force_login(cast.driver)
    cookies = browser.cookies
    page = browser.get(LOG)

    def send(body):
        try:
            tab = Client()
            tab.cookies = cookies
            return tab.post(LOG, body)["Location"]
        finally:
            connection.close()

    bodies = [
        sent(
            page,
            client_key=str(uuid4()),
            words=f"Log {n}.",
            barrier=f"In the way {n}.",
            **number_fields(page, n % 9, 21),
        )
        for n in range(100)
    ]
    twice = [body for body in bodies for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, twice))
    assert answers[::2] == answers[1::2]
    assert len(set(answers)) == 100
    counts = [model.objects.count() for model in (Log, Observation, Barrier)]
    assert counts == [100, 100, 100]
    assert Measurement.objects.filter(superseded_at=None).count() == 1
    assert TestCycle.objects.get().state == "do"
