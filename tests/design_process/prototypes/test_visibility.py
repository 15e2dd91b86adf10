"""Who sees a card: attacked from every side. A card that is not for somebody is not there, by any address or list."""

import csv
import io

import pytest
from django.apps import apps
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.cycles.models import Log, Observation, TestCycle
from design_process.prototypes.models import Prototype
from districts.directory.actions import change_state
from districts.directory.models import Member
from network.activity.models import Activity
from network.membership.actions import end_grant, grant_role
from network.membership.models import RoleGrant
from network.membership.roles import Role
from tests.world import a_cycle, a_member, a_person, a_prototype, a_seat, a_study, log_it

STEPS = ("team", "named", "network", "public")
OPEN_TO = {
    "facilitator": set(STEPS),
    "driver": set(STEPS),
    "team_member": set(STEPS),
    "sponsor": {"named", "network", "public"},
    "neighbour": {"named", "network", "public"},
    "far": {"network", "public"},
    "neighbour_sponsor": {"named", "network", "public"},
    "expert": {"public"},
    "stranger": set(),
    "other_driver": set(),
}
WHO = tuple(OPEN_TO)

pytestmark = pytest.mark.at_work


@pytest.fixture
def people(cast):
    """The cast, with a district nobody names and the sponsor of the one that is named."""
    far = a_member(cast.network, "Silver Creek", by=cast.facilitator)
    found = {**cast.everyone, "far": a_person("driver@silver.test"), "neighbour_sponsor": a_person("boss@camino.test")}
    a_seat(far, found["far"], Role.DRIVER)
    a_seat(cast.neighbour, found["neighbour_sponsor"], Role.SPONSOR)
    cast.work  # noqa: B018 - cards at every step
    return found


def sees(client, person, address, **headers):
    client.force_login(person)
    return client.get(address, headers=headers)


def page_of(card):
    name = "prototypes:prototype" if isinstance(card, Prototype) else "cycles:cycle"
    return reverse(name, args=[card.pk])


def both(cast, step):
    return cast.work.prototypes[step], cast.work.cycles[step]


@pytest.mark.parametrize("who", WHO)
def test_detail(client, cast, people, who):
    for step in STEPS:
        for card in both(cast, step):
            wanted = 200 if step in OPEN_TO[who] else 404
            assert sees(client, people[who], page_of(card)).status_code == wanted
            assert client.head(page_of(card)).status_code == wanted
            assert client.get(page_of(card), headers={"HX-Request": "true"}).status_code == wanted


@pytest.mark.parametrize("who", WHO)
def test_lists(client, cast, people, who):
    answer = sees(client, people[who], reverse("prototypes:prototypes", args=[cast.member.pk]))
    if who in ("expert", "stranger", "other_driver"):
        assert answer.status_code == 404  # guests and strangers have no lists of a district
    else:
        assert {card.visibility for card in answer.context["cards"]} == OPEN_TO[who]
        for step in set(STEPS) - OPEN_TO[who]:
            assert f"Talk moves {step}" not in answer.content.decode()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_search(client, cast, people, who, headers):
    answer = sees(client, people[who], reverse("sharing:search", args=["sierra"]) + "?q=talk+moves", **headers)
    if who in ("stranger", "other_driver"):
        assert answer.status_code == 404
        return
    text = answer.content.decode()
    for step in STEPS:
        assert (f"Talk moves {step}" in text) == (step in OPEN_TO[who])
    assert "elsewhere" not in text


@pytest.mark.parametrize("who", WHO)
def test_search_by_the_words_of_a_cycle_and_of_an_observation(client, cast, people, who):
    if who in ("stranger", "other_driver"):
        return
    text = sees(client, people[who], reverse("sharing:search", args=["sierra"]) + "?q=explain").content.decode()
    for step in STEPS:
        assert (f"Do pupils explain ({step})" in text) == (step in OPEN_TO[who])
    text = sees(client, people[who], reverse("sharing:search", args=["sierra"]) + "?q=raised").content.decode()
    assert ("Nine raised a hand" in text) == (who in ("facilitator", "driver", "team_member"))


@pytest.mark.parametrize("who", WHO)
def test_export(client, cast, people, who):
    answer = sees(client, people[who], reverse("sharing:export_cycles", args=["sierra"]))
    if who in ("stranger", "other_driver"):
        assert answer.status_code == 404
        return
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["Prototype"].removeprefix("Talk moves ") for row in rows} == OPEN_TO[who]
    assert "raised a hand" not in answer.content.decode()  # observations stay with the team, whoever exports


@pytest.mark.parametrize("who", WHO)
def test_the_scope_itself_agrees_with_the_table(cast, people, who):
    for model in (Prototype, TestCycle):
        seen = model.objects.seen_by(people[who]).filter(member=cast.member)
        assert {card.visibility for card in seen} == OPEN_TO[who]


def test_what_is_not_yours_answers_like_what_does_not_exist(client, cast, people):
    missing = {"prototypes": "/prototypes/999999/", "cycles": "/cycles/999999/"}
    for kind, address in missing.items():
        for who in ("sponsor", "neighbour", "expert", "other_driver"):
            theirs = page_of(getattr(cast.work, kind)["team"])
            refused, nothing = sees(client, people[who], theirs), sees(client, people[who], address)
            assert refused.status_code == nothing.status_code == 404
            strip = refused.content.replace(theirs.encode(), b""), nothing.content.replace(address.encode(), b"")
            assert strip[0] == strip[1]


def test_a_card_of_another_network_is_not_there_even_when_public(client, cast, people):
    foreign = (cast.work.foreign, cast.work.foreign_cycle)
    for who in ("facilitator", "driver", "sponsor", "expert"):
        for card in foreign:
            assert sees(client, people[who], page_of(card)).status_code == 404


def test_a_name_opens_nothing_in_another_network(client, cast):
    card = cast.work.prototype
    card.shared_with.add(cast.other_member)  # as no page can do it
    Prototype.objects.filter(pk=card.pk).update(visibility="named")
    assert sees(client, cast.other_driver, page_of(card)).status_code == 404
    open_card(card, Openness("named", (cast.other_member, cast.member)), by=cast.driver)
    assert not card.shared_with.exists()


def test_a_name_left_behind_opens_nothing_once_the_card_is_closed(client, cast):
    card = cast.work.prototypes["named"]
    Prototype.objects.filter(pk=card.pk).update(visibility="team")  # the name is still in the table
    assert card.shared_with.exists()
    assert sees(client, cast.neighbour_driver, page_of(card)).status_code == 404


def test_naming_one_card_opens_no_other_of_the_same_number(client, cast):
    # Prototypes and cycles keep their names apart, though their ids may be equal.
    cycle = cast.work.cycles["team"]
    twin = Prototype.objects.filter(pk=cycle.pk).first() or Prototype.objects.get(pk=cast.work.prototype.pk)
    if twin.pk != cycle.pk:
        twin.pk, twin.name = cycle.pk, "Twin"
        twin.save(force_insert=True)
    open_card(twin, Openness("named", (cast.neighbour,)), by=cast.driver)
    TestCycle.objects.filter(pk=cycle.pk).update(visibility="named")
    assert sees(client, cast.neighbour_driver, page_of(twin)).status_code == 200
    assert sees(client, cast.neighbour_driver, page_of(cycle)).status_code == 404


def test_a_sponsor_who_also_works_elsewhere_gains_nothing_here(client, cast):
    a_seat(cast.neighbour, cast.sponsor, Role.DRIVER)
    assert sees(client, cast.sponsor, page_of(cast.work.prototype)).status_code == 404


def test_who_leaves_the_team_sees_no_more_than_their_district(client, cast):
    grant = RoleGrant.objects.get(person=cast.driver)
    end_grant(grant, by=cast.facilitator, on=grant.starts_on)
    for step in STEPS:
        assert sees(client, cast.driver, page_of(cast.work.prototypes[step])).status_code == 404


def test_a_guest_of_two_networks_sees_the_public_cards_of_each_and_no_more(client, cast):
    grant_role(
        cast.other_network, cast.expert, Role.EXPERT, by=cast.other_facilitator, on=RoleGrant.objects.first().starts_on
    )
    assert sees(client, cast.expert, page_of(cast.work.foreign)).status_code == 200
    assert sees(client, cast.expert, page_of(cast.work.prototypes["network"])).status_code == 404


def test_a_paused_member_keeps_its_cards_and_who_sees_them(client, cast):
    cast.work  # noqa: B018
    change_state(cast.member, Member.State.PAUSED, by=cast.facilitator, on=cast.member.since, reason="Illness.")
    assert sees(client, cast.driver, page_of(cast.work.prototype)).status_code == 200
    assert sees(client, cast.neighbour_driver, page_of(cast.work.prototype)).status_code == 404


def test_a_released_cycle_shows_of_its_unreleased_prototype_only_the_name(client, cast):
    secret = a_prototype(
        cast.member,
        "Quiet corner",
        by=cast.driver,
        what="A tent in the library.",
        stop_rule="If anybody is hurt.",
        indicators=(cast.work.indicator,),
    )
    cycle = a_cycle(secret, "Do pupils use it?", visibility="network")
    page = sees(client, cast.neighbour_driver, page_of(cycle)).content.decode()
    assert "Quiet corner" in page
    assert page_of(secret) not in page
    for words in ("A tent in the library.", "If anybody is hurt.", cast.work.indicator.name):
        assert words not in page
    listed = sees(client, cast.neighbour_driver, reverse("prototypes:prototypes", args=[cast.member.pk]))
    assert "Quiet corner" not in listed.content.decode()
    found = sees(client, cast.neighbour_driver, reverse("sharing:search", args=["sierra"]) + "?q=tent")
    assert "Quiet corner" not in found.content.decode()


def test_a_released_prototype_lists_only_its_released_cycles(client, cast):
    card = cast.work.prototypes["network"]
    a_cycle(card, "A secret question?", visibility="team")
    page = sees(client, cast.sponsor, page_of(card)).content.decode()
    assert "Do pupils explain (network)?" in page
    assert "A secret question?" not in page
    assert "Cycle 2" not in page
    cycle_page = sees(client, cast.sponsor, page_of(cast.work.cycles["network"])).content.decode()
    assert "Cycle 2" not in cycle_page


@pytest.mark.parametrize("who", ["sponsor", "neighbour", "expert"])
def test_of_a_released_cycle_others_see_the_card_and_no_observation(client, cast, people, who):
    cycle = cast.work.cycles["public"]
    a_study(cycle, by=cast.driver, did_not_work="The poster fell down.")
    page = sees(client, people[who], page_of(cycle)).content.decode()
    assert "Do pupils explain (public)?" in page
    assert "The poster fell down." in page
    assert "Nine raised a hand" not in page
    assert "observation" not in page.lower()
    assert not Observation.objects.seen_by(people[who]).exists()
    assert not Log.objects.seen_by(people[who]).exists()


def test_only_the_team_changes_who_sees_a_card(client, cast):
    card = cast.work.prototype
    address = reverse("prototypes:prototype_visibility", args=[card.pk])
    client.force_login(cast.facilitator)
    assert client.post(address, {"visibility": "public"}).status_code == 403
    card.refresh_from_db()
    assert card.visibility == "team"
    client.force_login(cast.team_member)
    assert client.post(address, {"visibility": "network"}).status_code == 302
    card.refresh_from_db()
    assert card.visibility == "network"


def test_the_page_says_in_words_who_would_see_it_before_anything_is_pressed(client, cast):
    client.force_login(cast.driver)
    page = client.get(reverse("cycles:cycle_visibility", args=[cast.work.cycle.pk])).content.decode()
    assert "Now it is seen by the team and the facilitators." in page
    for words in (
        "The design team of Gold Ridge Union and the network&#x27;s facilitators. Not your sponsor.",
        "Also your sponsor, and the people of each district you tick below.",
        "Also the people of every district in Sierra Rural Network.",
        "Single observations stay with your team.",
    ):
        assert words in page


def test_the_page_names_everybody_whom_each_step_adds_today_and_how_it_was_changed(client, cast):
    card = cast.work.prototype
    address = reverse("prototypes:prototype_visibility", args=[card.pk])
    a_member(cast.network, "Silver Creek", by=cast.facilitator)
    client.force_login(cast.driver)
    page = client.get(address).content.decode()
    for words in ("Today: Sasha Lindqvist.", "Today: Camino Flat and Silver Creek.", "Today: Eli Marsh."):
        assert words in page
    assert "How it was changed" not in page
    assert "Harbor Point" not in page
    client.post(address, {"visibility": "network"})
    page = client.get(address).content.decode()
    assert "Dana Whitfield opened Talk moves team of Gold Ridge Union: seen by every district of the network." in page
    page = client.get(reverse("cycles:cycle_visibility", args=[cast.work.cycle.pk])).content.decode()
    assert "opened Talk moves team" not in page  # each card has its own history


def test_opening_and_narrowing_is_written_down_each_time(client, cast):
    card = cast.work.cycle
    address = reverse("cycles:cycle_visibility", args=[card.pk])
    client.force_login(cast.driver)
    client.post(address, {"visibility": "named", "named": [cast.neighbour.pk]})
    assert sees(client, cast.neighbour_driver, page_of(card)).status_code == 200
    client.force_login(cast.driver)
    client.post(address, {"visibility": "network"})
    client.post(address, {"visibility": "network"})  # nothing changes, nothing is written
    client.post(address, {"visibility": "team"})
    assert sees(client, cast.neighbour_driver, page_of(card)).status_code == 404
    lines = Activity.objects.filter(about=Activity.About.VISIBILITY, thing_id=card.pk, thing="design_process.testcycle")
    name = "Cycle 1 of Talk moves team of Gold Ridge Union"
    assert list(lines.order_by("pk").values_list("words", flat=True)) == [
        f"opened {name}: seen by the team, its sponsor and Camino Flat",
        f"opened {name}: seen by every district of the network",
        f"narrowed {name}: seen by the team and the facilitators",
    ]
    assert {line.by for line in lines} == {cast.driver}


def test_the_database_keeps_every_step_and_every_name(cast):
    card = cast.work.prototype
    open_card(card, Openness("named", (cast.neighbour,)), by=cast.driver)
    Prototype.objects.filter(pk=card.pk).update(visibility="public")  # past every action
    kept = list(card.events.order_by("pgh_id").values_list("visibility", flat=True))
    assert kept[-2:] == ["named", "public"]
    names = apps.get_model("design_process", "PrototypeShareEvent").objects.filter(prototype_id=card.pk)
    assert [(row.pgh_label, row.member_id) for row in names] == [("insert", cast.neighbour.pk)]


def test_naming_nobody_shows_it_to_the_sponsor_alone(client, cast):
    card = cast.work.prototype
    client.force_login(cast.driver)
    client.post(reverse("prototypes:prototype_visibility", args=[card.pk]), {"visibility": "named"})
    assert sees(client, cast.sponsor, page_of(card)).status_code == 200
    assert sees(client, cast.neighbour_driver, page_of(card)).status_code == 404


def test_a_district_of_another_network_cannot_be_ticked(client, cast):
    card = cast.work.prototype
    client.force_login(cast.driver)
    answer = client.post(
        reverse("prototypes:prototype_visibility", args=[card.pk]),
        {"visibility": "named", "named": [cast.other_member.pk]},
    )
    assert answer.status_code == 422
    assert "Harbor Point" not in answer.content.decode()


def test_observations_logged_into_a_public_cycle_are_still_the_team_s(client, cast):
    log_it(cast.member, by=cast.driver, cycle=cast.work.cycles["public"], words="Ana cried.")
    for person in (cast.sponsor, cast.neighbour_driver, cast.expert):
        assert "Ana cried." not in sees(client, person, page_of(cast.work.cycles["public"])).content.decode()
