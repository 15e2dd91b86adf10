"""Predictions in numbers: written with the plan, fixed by the study, compared there; sureness is one's own."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.cycles.actions import Plan, Study, change_plan, plan_state, study_cycle, study_state
from design_process.cycles.models import Outcome, Prediction, Sureness, TestCycle
from design_process.cycles.prediction_actions import Judged, Predicted, TooLate, say_how_sure
from design_process.measures.actions import Entry, record_measurements
from tests.world import a_cycle, a_decision, a_prototype, a_study, an_indicator, log_it

MONDAY = date(2026, 10, 5)  # the first day of the cycle
NOW = "2026-10-27 18:00"


@pytest.fixture(autouse=True)
def _after_three_weeks():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def indicator(cast):
    return an_indicator(cast.network, groups=["english_learner"], starts_on=date(2026, 9, 1))


@pytest.fixture
def prototype(cast, indicator):
    return a_prototype(cast.member, by=cast.driver, indicators=(indicator,))


def predicted(indicator, **other):
    return Predicted(indicator, **{"direction": "rise", "low": 50.0, "sure": 80, **other})


@pytest.fixture
def cycle(prototype, indicator):
    return a_cycle(prototype, starts_on=MONDAY, predictions=(predicted(indicator),))


def count(cast, indicator, perform_owed, *numbers, member=None):
    """One number a week, (week from the cycle's first, numerator, denominator); then sums are made."""
    entries = [Entry(indicator.pk, MONDAY + timedelta(weeks=week), x, n) for week, x, n in numbers]
    record_measurements(member or cast.member, entries, by=cast.driver)
    perform_owed()


def url(name, thing):
    return reverse(f"cycles:{name}", args=[thing.pk])


def plan_form(indicator, **other):
    return {
        "question": "Do pairs help?",
        "prediction": "Half of the class.",
        "starts_on": "2026-10-05",
        "ends_on": "2026-10-23",
        "p0-indicator": indicator.pk,
        "p0-direction": "rise",
        "p0-low": "50 %",
        "p0-sure": "80",
        **other,
    }


def study_form(client, cycle, **other):
    seen = client.get(url("study", cycle)).context["form"]["seen"].value()
    return {"findings": "More explained.", "did_not_work": "The timer.", "surprise": "Drawings.", "seen": seen, **other}


def words_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_prediction_goes_from_the_plan_to_the_study_and_is_compared(client, cast, prototype, indicator, perform_owed):
    client.force_login(cast.driver)
    client.post(reverse("cycles:new_cycle", args=[prototype.pk]), plan_form(indicator, **{"p0-why": "pairs worked"}))
    cycle = TestCycle.objects.get()
    said = Prediction.objects.get()
    assert (said.cycle, said.group, said.direction, said.low, said.high, said.by_when) == (
        cycle, "all", "rise", 50, None, None,
    )  # fmt: skip
    assert Sureness.objects.get().percent == 80
    page = words_of(client.get(url("cycle", cycle)))
    assert "Pupils who explain: rises to at least 50 % by Fri 23 Oct 2026" in page

    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    count(cast, indicator, perform_owed, (-2, 8, 28), (-1, 9, 28), (0, 10, 28), (2, 15, 27), (3, 27, 27))
    page = words_of(client.get(url("study", cycle)))
    assert "9 of 28 (32 %), week of 28 Sep 2026" in page
    assert "15 of 27 (56 %), week of 19 Oct 2026" in page, "the last one in its time, not the one after it"
    assert "It rose from 32.1 % to 55.6 %. You said at least 50 %." in page
    assert "What surprised you?" in page
    assert re.search(r'value="held"[^>]*checked', page), "the numbers' word is chosen already"

    answer = client.post(url("study", cycle), study_form(client, cycle, **{f"o{said.pk}-verdict": "held"}))
    assert answer["Location"] == url("act", cycle)
    outcome = Outcome.objects.get()
    assert (outcome.verdict, outcome.proposed, outcome.by, outcome.reason) == ("held", "held", cast.driver, "")
    assert "You were 80 % sure." in words_of(client.get(url("cycle", cycle)))


def test_the_teams_word_may_differ_with_a_reason_that_shows(client, cast, cycle, indicator, perform_owed):
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    count(cast, indicator, perform_owed, (-1, 9, 28), (2, 15, 27))
    client.force_login(cast.driver)
    said = cycle.predictions.get()
    mine = {f"o{said.pk}-verdict": "not_held"}
    refused = client.post(url("study", cycle), study_form(client, cycle, **mine))
    assert refused.status_code == 422
    assert "The numbers say something else, so say why." in words_of(refused)
    assert "More explained." in words_of(refused)
    assert not Outcome.objects.exists()

    why = {**mine, f"o{said.pk}-reason": "The best class alone was counted."}
    client.post(url("study", cycle), study_form(client, cycle, **why))
    outcome = Outcome.objects.get()
    assert (outcome.proposed, outcome.verdict) == ("held", "not_held")
    open_card(cycle, Openness("network"), by=cast.driver)
    client.force_login(cast.neighbour_driver)
    page = words_of(client.get(url("cycle", cycle)))
    assert "Did not hold" in page
    assert "The best class alone was counted." in page
    for secret in ("15 of 27", "9 of 28", "56 %", "55.6", "80 %", "How sure are you"):
        assert secret not in page, "counts stay with the team, sureness with its person"


def test_without_numbers_nothing_is_claimed(client, cast, cycle):
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    client.force_login(cast.driver)
    page = words_of(client.get(url("study", cycle)))
    assert "There is no number from its time yet." in page
    said = cycle.predictions.get()
    client.post(url("study", cycle), study_form(client, cycle, **{f"o{said.pk}-verdict": "not_yet"}))
    cycle.refresh_from_db()
    assert cycle.state == "study"
    assert not Outcome.objects.exists()


def test_of_several_each_is_compared_with_its_own_group(cast, prototype, indicator, perform_owed, client):
    both = (predicted(indicator), predicted(indicator, group="english_learner", low=40.0))
    cycle = a_cycle(prototype, starts_on=MONDAY, predictions=both)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    told = {"all": ((-1, 9, 28), (1, 15, 28)), "english_learner": ((-1, 4, 12), (1, 3, 12))}
    rows = [
        Entry(indicator.pk, MONDAY + timedelta(weeks=week), x, n, group=group)
        for group, numbers in told.items()
        for week, x, n in numbers
    ]
    record_measurements(cast.member, rows, by=cast.driver)
    perform_owed()
    client.force_login(cast.driver)
    lines = client.get(url("study", cycle)).context["compared"].lines
    assert [one.judgement.verdict for _, one, _ in lines] == ["held", "not_held"]
    assert "(English learners)" in lines[1][0]


WRONG = (
    ({"p0-low": "150"}, "low", "write a percent from 0 to 100"),
    ({"p0-low": "12,5"}, "low", "Write 12,5 with a point"),
    ({"p0-low": "50", "p0-high": "40"}, "high", "is less than"),
    ({"p0-direction": "stay"}, "high", "between which two numbers"),
    ({"p0-direction": ""}, "direction", "Choose what it will do."),
    ({"p0-sure": ""}, "sure", "Only you see it."),
    ({"p0-sure": "30"}, "sure", "Choose one from the list."),
    ({"p0-indicator": ""}, "indicator", "Choose which number this is about"),
    ({"p0-by_when": "2026-09-01"}, "by_when", "before the first day"),
)


def test_what_cannot_be_kept_is_said_beside_its_field(client, prototype, indicator, subtests):
    client.force_login(prototype.created_by)
    for typed, field, said in WRONG:
        with subtests.test(str(typed)):
            answer = client.post(reverse("cycles:new_cycle", args=[prototype.pk]), plan_form(indicator, **typed))
            assert answer.status_code == 422
            assert said in " ".join(answer.context["lines"].forms[0].errors[field])
            assert "Do pairs help?" in words_of(answer), "what was typed stays"
    assert not TestCycle.objects.exists()


def test_one_number_is_predicted_once_in_a_cycle(client, cast, prototype, indicator):
    client.force_login(cast.driver)
    twice = {f"p1-{name}": value for name, value in (("indicator", indicator.pk), ("direction", "fall"), ("sure", 60))}
    answer = client.post(reverse("cycles:new_cycle", args=[prototype.pk]), plan_form(indicator, **twice))
    assert answer.status_code == 422
    assert "You have a prediction for this number already." in words_of(answer)


def test_it_may_change_until_the_study_and_a_change_while_the_test_runs_shows(client, cast, cycle, indicator):
    say_how_sure(cycle.predictions.get(), 60, by=cast.team_member)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    client.force_login(cast.driver)
    seen = client.get(url("edit_cycle", cycle)).context["form"]["seen"].value()
    client.post(url("edit_cycle", cycle), plan_form(indicator, **{"p0-low": "40", "p0-sure": "", "seen": seen}))
    said = Prediction.objects.get()
    assert (said.low, said.while_running) == (40, True)
    assert [row.low for row in said.events.order_by("pgh_id")] == [50, 40]
    assert "after the test had begun" in words_of(client.get(url("cycle", cycle)))
    assert [row.person for row in Sureness.objects.all()] == [cast.driver], "others were sure of another thing"


def test_two_tabs_change_what_is_predicted_and_the_second_is_asked(client, cast, cycle, indicator):
    client.force_login(cast.driver)
    seen = client.get(url("edit_cycle", cycle)).context["form"]["seen"].value()
    client.post(url("edit_cycle", cycle), plan_form(indicator, **{"p0-low": "40", "seen": seen}))
    late = client.post(url("edit_cycle", cycle), plan_form(indicator, **{"p0-low": "60", "seen": seen}))
    assert late.status_code == 409
    assert Prediction.objects.get().low == 40


def test_once_studied_no_way_leads_to_it(client, cast, cycle, indicator):
    said = cycle.predictions.get()
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    a_study(cycle)
    with pytest.raises(TooLate):
        say_how_sure(said, 100, by=cast.driver)
    client.force_login(cast.driver)
    assert "stays as it was" in words_of(client.post(url("say_sure", said), {"sure": "100"}, follow=True))
    late = {"network": cast.network, "cycle": cycle, "indicator": indicator, "group": "x", "direction": "rise"}
    for write in (
        lambda: Prediction.objects.update(low=10),
        lambda: Prediction.objects.all().delete(),
        lambda: Prediction.objects.create(**late),
        lambda: Sureness.objects.update(percent=100),
    ):
        with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
            write()
    assert Prediction.objects.get().low == 50


def test_what_came_of_it_is_fixed_by_the_decision(cast, cycle, perform_owed, indicator):
    said = cycle.predictions.get()
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    count(cast, indicator, perform_owed, (-1, 9, 28), (2, 15, 27))
    for verdict, reason in (("held", ""), ("partly", "One class only.")):
        cycle.refresh_from_db()
        study = Study("Found.", "The timer.", "", (Judged(said.pk, verdict, reason),))
        study_cycle(cycle, study, by=cast.driver, seen=study_state(cycle))
    assert [row.verdict for row in Outcome.objects.get().events.order_by("pgh_id")] == ["held", "partly"]
    a_decision(cycle)
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        Outcome.objects.update(verdict="held", reason="")
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        Outcome.objects.all().delete()


def test_how_sure_somebody_is_reaches_nobody_else(client, cast, cycle):
    said = cycle.predictions.get()
    client.force_login(cast.team_member)
    client.post(url("say_sure", said), {"sure": "60"})
    assert {row.person: row.percent for row in Sureness.objects.all()} == {cast.driver: 80, cast.team_member: 60}
    assert [row.percent for row in Sureness.objects.seen_by(cast.facilitator)] == []
    with connection.cursor() as cursor:  # no line of history holds it either
        cursor.execute("SELECT count(*) FROM information_schema.tables WHERE table_name LIKE '%%surenessevent%%'")
        assert cursor.fetchone() == (0,)
    client.force_login(cast.facilitator)
    for address in (url("cycle", cycle), url("edit_cycle", cycle), "/networks/sierra/history/"):
        page = client.get(address)
        assert page.status_code == 200
        assert not re.search(r'value="(60|80)"[^>]*selected|You were', words_of(page)), address


def test_a_plan_sent_again_changes_nothing_and_one_that_says_more_is_kept(cast, prototype, indicator):
    plan = Plan("Do pairs help?", "Half.", MONDAY, MONDAY + timedelta(days=18))
    first = a_cycle(prototype, plan.question, prediction=plan.prediction, starts_on=MONDAY)
    again = a_cycle(
        prototype, plan.question, prediction=plan.prediction, starts_on=MONDAY, predictions=(predicted(indicator),)
    )
    assert first == again
    assert Prediction.objects.count() == 1
    cycle = TestCycle.objects.get()
    change_plan(cycle, plan, by=cast.driver, seen=plan_state(cycle))
    assert not Prediction.objects.exists()


def test_a_bound_that_names_few_pupils_stays_with_the_team(client, cast, prototype):
    late = an_indicator(cast.network, "Pupils who come late", unit="count")
    said = (predicted(late, direction="fall", low=None, high=3.0),)
    cycle = a_cycle(prototype, starts_on=MONDAY, predictions=said, visibility="network")
    export = "/networks/sierra/export/cycles.csv"
    for person, bound in (
        (cast.driver, "at most 3 "),
        (cast.neighbour_driver, "at most * "),
        (cast.sponsor, "at most * "),
    ):
        client.force_login(person)
        for address in (url("cycle", cycle), export):
            assert f"Pupils who come late: falls to {bound}by" in words_of(client.get(address)), (person, address)


def test_what_could_not_be_said_in_the_study_is_said_once_later(client, cast, cycle, indicator, perform_owed):
    said = cycle.predictions.get()
    log_it(cast.member, by=cast.driver, cycle=cycle, words="It ran.")
    client.force_login(cast.driver)
    assert client.post(url("compare", cycle), {f"o{said.pk}-verdict": "held"}).status_code == 422, (
        "not without a reason"
    )
    why = {f"o{said.pk}-verdict": "held", f"o{said.pk}-reason": "We counted."}
    assert client.post(url("compare", cycle), why).status_code == 409, "not while the study is ahead"
    a_study(cycle)
    a_decision(cycle)
    assert url("compare", cycle) in words_of(client.get(url("cycle", cycle)))
    count(cast, indicator, perform_owed, (-1, 9, 28), (2, 9, 28))
    assert "It stayed at 32.1 %." in words_of(client.get(url("compare", cycle)))
    client.post(url("compare", cycle), {f"o{said.pk}-verdict": "not_held"})
    assert Outcome.objects.get().verdict == "not_held"
    assert "has been compared" in words_of(client.get(url("compare", cycle)))
    client.post(url("compare", cycle), why)
    assert Outcome.objects.get().verdict == "not_held"
