"""Prototypes: written, changed, listed."""

import pytest
from django.urls import reverse

from design_process.measures.burden import MANY_INDICATORS
from design_process.prototypes.models import Prototype
from network.activity.models import Activity
from tests.world import a_design_cycle, a_prototype, an_indicator


@pytest.fixture
def started(cast):
    return a_design_cycle(cast.network, by=cast.facilitator)


def typed(**other):
    return {"name": "Exit tickets", "what": "Three questions at the door.", "scale": "classroom", **other}


def new(cast):
    return reverse("prototypes:new_prototype", args=[cast.member.pk])


def test_a_driver_makes_a_prototype_with_its_numbers(client, cast, started):
    mine = an_indicator(cast.network, "Tickets returned", member=cast.member, by=cast.driver)
    shared = an_indicator(cast.network, by=cast.facilitator)
    client.force_login(cast.driver)
    answer = client.post(new(cast), typed(indicators=[mine.pk, shared.pk], stop_rule="After two weeks without use."))
    card = Prototype.objects.get()
    assert answer["Location"] == reverse("prototypes:prototype", args=[card.pk])
    assert (card.state, card.visibility, card.created_by) == ("draft", "team", cast.driver)
    assert set(card.indicators.all()) == {mine, shared}
    assert card.project.design_cycle == started
    page = client.get(answer["Location"]).content.decode()
    for words in ("Three questions at the door.", "After two weeks without use.", "Tickets returned"):
        assert words in page


def test_numbers_of_another_district_cannot_be_ticked(client, cast, started):
    theirs = an_indicator(cast.network, "Theirs", member=cast.neighbour, by=cast.facilitator)
    client.force_login(cast.driver)
    page = client.get(new(cast)).content.decode()
    assert "Theirs" not in page
    assert client.post(new(cast), typed(indicators=[theirs.pk])).status_code == 422


def test_more_than_five_numbers_are_kept_with_a_warning(client, cast, started):
    many = [an_indicator(cast.network, f"Number {n}", by=cast.facilitator).pk for n in range(MANY_INDICATORS + 1)]
    client.force_login(cast.driver)
    five = client.post(new(cast), typed(name="Five", indicators=many[:MANY_INDICATORS]), follow=True)
    six = client.post(new(cast), typed(name="Six", indicators=many), follow=True)
    assert "still collect them in spring" not in five.content.decode()
    assert "These are 6 numbers." in six.content.decode()


def test_a_card_says_what_its_numbers_cost_a_week_and_has_a_sheet(client, cast, started):
    weekly = an_indicator(cast.network, "Explained", by=cast.facilitator, minutes=10)
    monthly = an_indicator(cast.network, "Families", by=cast.facilitator, frequency="month", minutes=9)
    client.force_login(cast.driver)
    page = client.post(new(cast), typed(indicators=[weekly.pk, monthly.pk]), follow=True).content.decode()
    assert "about 12 minutes a week" in page
    sheet = client.get(reverse("prototypes:prototype_plan", args=[Prototype.objects.get().pk])).content.decode()
    assert "2 numbers: about 12 minutes a week." in sheet
    assert "About 2 minutes a week" in sheet


def test_without_a_design_cycle_the_page_says_what_is_missing(client, cast):
    client.force_login(cast.driver)
    assert "the network has none open" in client.get(new(cast)).content.decode()
    assert client.post(new(cast), typed()).status_code == 409
    assert not Prototype.objects.exists()


def test_the_same_card_sent_twice_is_one_and_a_taken_name_is_said(client, cast, started):
    client.force_login(cast.driver)
    first, again = client.post(new(cast), typed()), client.post(new(cast), typed())
    assert first["Location"] == again["Location"]
    other = client.post(new(cast), typed(what="Something else."))
    assert other.status_code == 422
    assert "already has a prototype of this name" in str(other.context["form"].errors["name"])
    assert "Something else." in other.content.decode()
    assert Prototype.objects.count() == 1


def test_two_tabs_change_a_card_and_neither_text_is_lost(client, cast):
    card = a_prototype(cast.member, by=cast.driver)
    address = reverse("prototypes:edit_prototype", args=[card.pk])
    client.force_login(cast.driver)
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, typed(what="From the first tab.", seen=seen))
    second = client.post(address, typed(what="From the second tab.", seen=seen))
    assert second.status_code == 409
    assert "From the first tab." in second.content.decode()
    assert "From the second tab." in second.content.decode()
    again = client.post(address, typed(what="Both.", seen=second.context["form"]["seen"].value()))
    assert again.status_code == 302
    card.refresh_from_db()
    assert card.what == "Both."


def test_the_hub_writes_for_a_team_and_the_history_says_who(client, cast, started):
    client.force_login(cast.facilitator)
    client.post(new(cast), typed())
    line = Activity.objects.get(thing="design_process.prototype")
    assert (line.by, line.words) == (cast.facilitator, "made the prototype Exit tickets of Gold Ridge Union")
    assert Prototype.objects.get().visibility == "team"


def test_a_draft_leads_to_its_first_cycle(client, cast):
    card = a_prototype(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    page = client.get(reverse("prototypes:prototype", args=[card.pk])).content.decode()
    assert "Plan its first test cycle" in page
    assert reverse("cycles:new_cycle", args=[card.pk]) in page


def test_the_list_takes_the_same_queries_for_one_and_for_many(client, cast, django_assert_num_queries):
    a_prototype(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    address = reverse("prototypes:prototypes", args=[cast.member.pk])
    client.get(address)  # the very first request of a process asks whether anybody is there
    # session, person, holdings; the member, its cards
    with django_assert_num_queries(5):
        client.get(address)
    for n in range(12):
        a_prototype(cast.member, f"Idea {n}", by=cast.driver)
    with django_assert_num_queries(5):
        client.get(address)


def test_a_district_without_cards_says_what_to_do_next(client, cast):
    client.force_login(cast.driver)
    address = reverse("prototypes:prototypes", args=[cast.member.pk])
    assert "Make a prototype" in client.get(address).content.decode()
    client.force_login(cast.neighbour_driver)
    assert "Make a prototype" not in client.get(address).content.decode()
