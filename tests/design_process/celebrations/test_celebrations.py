"""Celebrations: of any closed cycle, never without what helped and what is not known, opened by the team alone."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.agendas.audience import Audience
from design_process.agendas.cards import to_celebrate
from design_process.cards.actions import Openness, open_card
from design_process.celebrations.models import Celebration
from design_process.cycles.models import TestCycle
from tests.world import a_cycle, a_decision, a_prototype, a_study, log_it
from tests.world_celebrations import a_celebration

YEAR = "/networks/sierra/celebrations/"


@pytest.fixture
def let_go(cast):
    """A cycle that ended with the wise decision to stop."""
    cycle = a_cycle(a_prototype(cast.member, "Exit tickets", by=cast.driver), by=cast.driver)
    log_it(cast.member, by=cast.driver, cycle=cycle, words="Nine of 25.")
    a_study(cycle, by=cast.driver)
    a_decision(cycle, "abandon", by=cast.driver)
    return TestCycle.objects.get(pk=cycle.pk)


def opened(client, person, address, **query):
    client.force_login(person)
    return client.get(address, query)


def titles(answer):
    return {part.label: [one.title for one in part.celebrations] for part in answer.context["year"].parts}


def test_an_abandoned_cycle_is_celebrated_with_two_lines_of_typing(client, cast, let_go):
    page = opened(client, cast.driver, reverse("cycles:cycle", args=[let_go.pk]))
    address = reverse("celebrations:write", args=[let_go.pk])
    assert address in page.content.decode()
    form = client.get(address).context["form"]
    assert (form["title"].value(), let_go.findings in form["learned"].value()) == ("Exit tickets", True)
    typed = {name: form[name].value() or "" for name in ("title", "learned", "people")}
    answer = client.post(address, {**typed, "helped": "", "not_known": ""})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"helped", "not_known"}
    for _ in range(2):  # sent twice
        client.post(address, {**typed, "helped": "A shoe box.", "not_known": "Who has no phone at home."})
    made = Celebration.objects.get()
    assert (made.act, made.visibility) == ("abandon", "team")
    shown = client.get(made.get_absolute_url()).content.decode()
    for words in ("wisely let it go", "A shoe box.", "Who has no phone at home.", "Gold Ridge"):
        assert words in shown


def test_an_open_cycle_is_not_celebrated_yet(client, cast):
    cycle = a_cycle(a_prototype(cast.member, by=cast.driver), by=cast.driver)
    address = reverse("celebrations:write", args=[cycle.pk])
    assert "study it and decide first" in opened(client, cast.driver, address).content.decode()
    assert client.post(address, {"title": "a", "learned": "b", "helped": "c", "not_known": "d"}).status_code == 409
    assert not Celebration.objects.exists()


def test_the_database_keeps_none_without_what_is_not_known(cast):
    made = a_celebration(cast.member, by=cast.driver)
    with pytest.raises(IntegrityError), transaction.atomic():
        Celebration.objects.filter(pk=made.pk).update(not_known="")


def test_the_sponsor_and_the_network_read_it_once_the_team_says_so(client, cast):
    made = a_celebration(cast.member, by=cast.driver)
    status = reverse("progress:status", args=[cast.member.pk])
    for person in (cast.sponsor, cast.neighbour_driver):
        assert opened(client, person, made.get_absolute_url()).status_code == 404
    assert made.title not in opened(client, cast.sponsor, status).content.decode()
    assert titles(opened(client, cast.facilitator, YEAR)) == {}, "the hub's list holds what was given"
    open_card(made, Openness("network"), by=cast.driver)
    assert made.title in opened(client, cast.sponsor, status).content.decode()
    assert opened(client, cast.neighbour_driver, made.get_absolute_url()).status_code == 200
    for person in (cast.sponsor, cast.neighbour_driver, cast.facilitator):
        assert titles(opened(client, person, YEAR)) == {"What we wisely let go": [made.title]}
    found = opened(client, cast.neighbour_driver, "/networks/sierra/search/", q="half class")
    assert made.title in found.content.decode()


def test_a_year_is_told_by_what_teams_do_next_and_other_years_stay_in_reach(client, cast):
    for act, title in (("adopt", "Kept"), ("expand", "Larger"), ("adapt", "Changed"), ("abandon", "Let go")):
        a_celebration(cast.member, title, by=cast.driver, visibility="network", act=act)
    old = a_celebration(cast.member, "Long ago", by=cast.driver, visibility="network")
    Celebration.objects.filter(pk=old.pk).update(school_year="2024-25", learned_on=date(2025, 3, 3))
    answer = opened(client, cast.driver, YEAR)
    assert titles(answer) == {
        "What we keep": ["Larger", "Kept"],
        "What we change": ["Changed"],
        "What we wisely let go": ["Let go"],
    }
    assert titles(client.get(YEAR, {"year": "2024-25"})) == {"What we wisely let go": ["Long ago"]}
    assert titles(client.get(YEAR, {"year": "nonsense"})) == titles(answer)


def test_the_year_takes_as_many_queries_for_many_as_for_one(client, cast):
    a_celebration(cast.member, "One", by=cast.driver, visibility="network")

    def counted():
        with CaptureQueriesContext(connection) as queries:
            opened(client, cast.driver, YEAR)
        return len(queries)

    counted()
    few = counted()
    for number in range(4):
        a_celebration(cast.neighbour, f"More {number}", by=cast.neighbour_driver, visibility="network")
    assert counted() == few


def test_a_change_in_between_is_shown_and_nothing_is_lost(client, cast):
    made = a_celebration(cast.member, by=cast.driver)
    address = reverse("celebrations:edit", args=[made.pk])
    form = opened(client, cast.driver, address).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    Celebration.objects.filter(pk=made.pk).update(helped="A second teacher.")
    answer = client.post(address, {**sent, "helped": "The bus driver."})
    assert answer.status_code == 409
    assert "A second teacher." in answer.content.decode()
    assert answer.context["form"]["helped"].value() == "The bus driver."
    sent["seen"] = answer.context["form"].data["seen"]
    assert client.post(address, {**sent, "helped": "Both."}).status_code == 302
    made.refresh_from_db()
    assert made.helped == "Both."


def test_an_agenda_proposes_to_celebrate_what_all_its_readers_may_read(cast):
    made = a_celebration(cast.member, by=cast.driver)
    since = made.created_at

    def proposed(audience):
        return [one.link for one in to_celebrate(cast.network.pk, since, audience)]

    assert proposed(Audience.NETWORK) == []
    open_card(made, Openness("network"), by=cast.driver)
    assert proposed(Audience.NETWORK) == [made.get_absolute_url()]
    assert proposed(Audience.GUESTS) == []
