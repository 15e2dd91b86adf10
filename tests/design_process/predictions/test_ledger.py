"""Two districts test the same idea; what everybody reads of it, and what nobody but the person does."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.cycles.actions import Study, study_cycle, study_state
from design_process.cycles.models import Prediction, Sureness
from design_process.cycles.prediction_actions import Judged, Predicted, say_how_sure
from design_process.measures.actions import Entry, record_measurements
from design_process.predictions.ledger import ledger_of
from design_process.problems.actions import adopt_problem
from design_process.prototypes.models import Prototype
from tests.world import a_cycle, a_problem, a_prototype, an_indicator, log_it

MONDAY = date(2026, 10, 5)
LEDGER = "/networks/sierra/predictions/"


@pytest.fixture(autouse=True)
def _after_three_weeks():
    with time_machine.travel("2026-10-27 18:00", tick=False):
        yield


class Tried:
    """A cycle of a member with one prediction of at least 50 %, counted before and in its time, and studied."""

    def __init__(self, prototype, indicator, *, by, reached, sure=80, reason=""):
        said = Predicted(indicator, Prediction.Direction.RISE, low=50.0, sure=sure)
        self.cycle = a_cycle(prototype, by=by, starts_on=MONDAY, predictions=(said,))
        log_it(prototype.member, by=by, cycle=self.cycle, words="It ran.", on=MONDAY)
        weeks = ((-1, 7), (2, reached))
        numbers = [Entry(indicator.pk, MONDAY + timedelta(weeks=week), x, 21) for week, x in weeks]
        record_measurements(prototype.member, numbers, by=by)
        self.prototype, self.by, self.reason = prototype, by, reason

    def study(self, verdict):
        judged = Judged(self.cycle.predictions.get().pk, verdict, self.reason)
        self.cycle.refresh_from_db()
        seen = study_state(self.cycle)
        study_cycle(self.cycle, Study("Found.", "The timer.", "", (judged,)), by=self.by, seen=seen)


@pytest.fixture
def tried(cast, perform_owed):
    """Gold Ridge (K-8, 480 pupils) reaches what it said; Camino Flat (140), which took the idea up, does not."""
    indicator = an_indicator(cast.network, starts_on=date(2026, 9, 1))
    problem = a_problem(cast.network)
    for member, by in ((cast.member, cast.driver), (cast.neighbour, cast.neighbour_driver)):
        adopt_problem(member, problem, by=by, on=MONDAY, reason="It fits.")
    first = a_prototype(cast.member, by=cast.driver, visibility="network", indicators=(indicator,))
    second = a_prototype(cast.neighbour, "Talk moves, too", by=cast.neighbour_driver, indicators=(indicator,))
    Prototype.objects.filter(pk=second.pk).update(parent=first)
    held = Tried(first, indicator, by=cast.driver, reached=13)
    failed = Tried(second, indicator, by=cast.neighbour_driver, reached=8, sure=60)
    perform_owed()
    held.study("held")
    failed.study("not_held")
    return held, failed


def words(client, person, address):
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page))), page


def test_two_districts_test_the_same_idea_and_one_of_two_held(client, cast, tried):
    held, failed = tried
    for one in tried:
        open_card(one.cycle, Openness("network"), by=one.by)
    own_card = reverse("prototypes:prototype", args=[held.prototype.pk])
    for person, address in ((cast.driver, own_card), (cast.sponsor, LEDGER), (cast.facilitator, LEDGER)):
        text, page = words(client, person, address)
        assert "held 1 of 2" in text
        assert "Held in a K-8 district of 400 to 699 pupils; not in a K-8 district of fewer than 200 pupils." in text
        assert "Pupils in the district 400 to 699 fewer than 200" in text
        assert "Grades K-8" not in text, "what is the same is not listed"
        for one in tried:
            assert reverse("cycles:cycle", args=[one.cycle.pk]) in page
    text, page = words(client, cast.neighbour_driver, reverse("prototypes:prototype", args=[failed.prototype.pk]))
    assert "Predictions held 1 of 2" in text
    assert own_card in page, "and the card it was taken up from"


def test_only_released_cards_count_outside_their_team(client, cast, tried):
    _, failed = tried
    assert "Of 1 compared prediction, 1 held." in words(client, cast.driver, LEDGER)[0]
    assert "Not released: only your team sees and counts this one." in words(client, cast.driver, LEDGER)[0]
    for person in (cast.sponsor, cast.facilitator):
        assert "No prediction has been compared yet." in words(client, person, LEDGER)[0]
    open_card(failed.cycle, Openness("named", (cast.member,)), by=failed.by)
    assert "Of 2 compared predictions, 1 held." in words(client, cast.driver, LEDGER)[0]
    text, page = words(client, cast.sponsor, LEDGER)
    assert "Of 1 compared prediction, none held." in text, "the sponsor's own team has released nothing"
    assert "Talk moves, too" in text, "named by the first card that the reader sees"
    assert reverse("cycles:cycle", args=[failed.cycle.pk]) in page


def test_no_number_of_pupils_leaves_a_team(client, cast, tried):
    held, failed = tried
    for one in tried:
        open_card(one.cycle, Openness("public"), by=one.by)
    pages = [LEDGER, "/networks/sierra/export/cycles.csv", "/networks/sierra/search/?q=talk"]
    pages += [reverse("cycles:cycle", args=[one.cycle.pk]) for one in tried]
    pages += [reverse("prototypes:prototype", args=[held.prototype.pk])]
    theirs = {cast.sponsor: (8, "38.1", "38 %"), cast.neighbour_driver: (13, "61.9", "62 %")}
    for person, (x, exact, rounded) in theirs.items():
        for address in pages:
            text, _ = words(client, person, address)
            for figure in (f"{x} of 21", f"{exact} %", rounded):
                assert figure not in text, (person, address)
    assert "8 of 21" in words(client, cast.neighbour_driver, reverse("cycles:cycle", args=[failed.cycle.pk]))[0]


def test_nobody_but_the_person_reaches_how_sure_they_were(client, cast, tried):
    held, _ = tried
    open_card(held.cycle, Openness("network"), by=held.by)
    Sureness.objects.filter(person=cast.neighbour_driver).delete()
    mine, _ = words(client, cast.driver, "/people/me/predictions/")
    assert "Of the one thing you were 80 % sure of: it came true." in mine
    assert client.get("/people/me/predictions/")["Cache-Control"] == "no-store"
    everywhere = [
        LEDGER,
        "/people/me/predictions/",
        f"/people/me/predictions/?person={cast.driver.pk}",
        reverse("cycles:cycle", args=[held.cycle.pk]),
        "/networks/sierra/search/?q=sure",
        "/networks/sierra/export/cycles.csv",
        "/networks/sierra/export/numbers.csv",
    ]
    for person in (cast.facilitator, cast.sponsor, cast.team_member, cast.neighbour_driver):
        for address in [*everywhere, *(["/networks/sierra/history/"] if person == cast.facilitator else [])]:
            text, page = words(client, person, address)
            assert "80 % sure" not in text, (person, address)
            assert "sure__mark" not in page, (person, address)


def test_of_the_network_sureness_is_told_of_all_together_and_only_with_enough(
    client, cast, tried, perform_owed, django_assert_num_queries
):
    held, _ = tried
    for one in tried:
        open_card(one.cycle, Openness("network"), by=one.by)
    assert cast.facilitator.holdings.hub_networks  # loaded with a request
    with django_assert_num_queries(6):
        assert "8 more compared predictions are needed" in ledger_of(cast.network, cast.facilitator).confidence
    indicator = an_indicator(cast.network, "Pupils who ask", starts_on=date(2026, 9, 1))
    more = [Tried(held.prototype, indicator, by=cast.driver, reached=8, sure=90) for _ in range(8)]
    for one in more:
        say_how_sure(one.cycle.predictions.get(), 90, by=cast.team_member)
    perform_owed()
    for one in more:
        one.study("not_held")
        open_card(one.cycle, Openness("network"), by=cast.driver)
    with django_assert_num_queries(6):
        said = ledger_of(cast.network, cast.facilitator)
    assert said.confidence.startswith("People are surer than right. People were about 90 % sure, and about 5 %")
    assert said.sentence == "Of 10 compared predictions, 1 held."


def test_an_idea_is_taken_up_in_one_step(client, cast, tried):
    held, _ = tried
    client.force_login(cast.neighbour_driver)
    offered = f"{reverse('prototypes:new_prototype', args=[cast.neighbour.pk])}?like={held.prototype.pk}"
    assert offered in client.get(reverse("prototypes:prototype", args=[held.prototype.pk])).content.decode()
    page = client.get(offered)
    form = {name: page.context["form"][name].value() for name in ("name", "what", "scale", "like", "indicators")}
    assert form["indicators"], "the numbers that both collect"
    client.post(offered, form)
    assert Prototype.objects.get(member=cast.neighbour, name="Talk moves").parent == held.prototype
    hidden = a_prototype(cast.member, "Not shown", by=cast.driver)
    refused = client.post(offered, {**form, "name": "Mine", "like": hidden.pk})
    assert refused.status_code == 422, "a card out of reach cannot be taken up"
