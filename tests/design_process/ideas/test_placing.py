"""A chosen idea goes on in the theory of improvement: once, under a driver, with the way back to where it began."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from design_process.ideas.models import Idea
from design_process.ideas.placing.actions import place_idea
from design_process.ideas.placing.models import PlacedIdea
from design_process.theory.actions import Hand, take_out
from design_process.theory.models import TheoryNode
from tests.threads import in_threads
from tests.world_ideas import a_choice, an_open_round
from tests.world_theory import ATheory


@pytest.fixture
def chosen(cast) -> Idea:
    """One of two ideas, chosen; the team has a theory."""
    cast.made = ATheory(cast.member, by=cast.driver)
    asked = an_open_round(
        cast.member, (cast.driver, "Sketch first"), (cast.team_member, "Wait a minute"), by=cast.driver
    )
    a_choice(asked, "Sketch first", by=cast.driver)
    return asked.ideas.get(title="Sketch first")


@pytest.fixture
def driver(cast):
    client = Client()
    client.force_login(cast.driver)
    return client


def address(idea: Idea) -> str:
    return reverse("placing:place", args=[idea.pk])


def page(client, thing) -> str:
    return client.get(thing.get_absolute_url()).content.decode()


def test_one_small_form_puts_it_under_a_driver_and_both_pages_say_so(cast, chosen, driver):
    theory = cast.made.theory
    assert address(chosen) in page(driver, theory)
    assert address(chosen) in page(driver, chosen.round)
    assert address(chosen) in page(driver, chosen)
    said = {"under": cast.made.talk.pk, "client_key": uuid4()}
    for _ in range(2):  # a form that is sent twice
        driver.post(address(chosen), said)
    node = PlacedIdea.objects.get().node
    assert (node.text, node.kind, node.theory) == ("Sketch first", "idea", theory)
    assert [link.above for link in node.upward.all()] == [cast.made.talk]
    assert node.created_by == cast.driver
    assert address(chosen) not in page(driver, theory)
    assert node.get_absolute_url() in page(driver, chosen)
    assert node.get_absolute_url() in page(driver, chosen.round)
    assert chosen.get_absolute_url() in page(driver, node)
    for kind, thing in (("of_idea", chosen), ("of_change_idea", node)):
        lineage = driver.get(reverse(f"lineage:{kind}", args=[thing.pk])).content.decode()
        assert "Sketch first" in lineage
        assert chosen.get_absolute_url() in lineage
        assert node.get_absolute_url() in lineage
    assert "It stands in your theory already." in driver.get(address(chosen)).content.decode()
    start = driver.get(f"{reverse('prototypes:new_prototype', args=[cast.member.pk])}?chosen={chosen.pk}")
    assert start.context["form"].initial["change_idea"] == node.pk


def test_only_what_is_chosen_goes_on_and_only_under_a_driver_of_the_team(cast, chosen, driver):
    other = chosen.round.ideas.get(title="Wait a minute")
    assert driver.get(address(other)).status_code == 404
    theirs = ATheory(cast.neighbour, by=cast.neighbour_driver, visibility="network")
    answer = driver.post(address(chosen), {"under": theirs.talk.pk, "client_key": uuid4()})
    assert answer.status_code == 422
    nothing = driver.post(address(chosen), {"client_key": uuid4()})
    assert "Choose the driver that it should move." in nothing.content.decode()
    with pytest.raises(ValueError, match="its own team"):
        place_idea(chosen, theirs.talk, hand=Hand(cast.driver, uuid4()))
    about = {"network": cast.network, "member": cast.member, "idea": chosen}
    for theory, node in ((theirs.theory, theirs.partner), (cast.made.theory, cast.made.talk)):
        with pytest.raises(IntegrityError, match="its own team"), transaction.atomic():
            PlacedIdea.objects.create(**about, theory=theory, node=node)


def test_what_was_taken_out_comes_back_and_is_never_there_twice(cast, chosen, driver):
    node = place_idea(chosen, cast.made.talk, hand=Hand(cast.driver, uuid4()))
    assert place_idea(chosen, cast.made.listen, hand=Hand(cast.driver, uuid4())) == node
    take_out(node, why="Nobody had time.", by=cast.driver)
    assert address(chosen) in page(driver, cast.made.theory)
    driver.post(address(chosen), {"under": cast.made.listen.pk, "client_key": uuid4()})
    node.refresh_from_db()
    assert node.retired_at is None
    assert {link.above for link in node.upward.all()} == {cast.made.talk, cast.made.listen}
    assert PlacedIdea.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_put_it_in_at_once_put_it_in_once(cast, chosen):
    in_threads(lambda _: place_idea(chosen, cast.made.talk, hand=Hand(cast.driver, uuid4())), 2)
    assert TheoryNode.objects.filter(text="Sketch first").count() == 1


def test_who_reads_the_theory_is_not_told_of_the_round(cast, chosen):
    theory = cast.made.theory
    node = place_idea(chosen, cast.made.talk, hand=Hand(cast.driver, uuid4()))
    type(theory).objects.filter(pk=theory.pk).update(visibility="network")
    client = Client()
    client.force_login(cast.neighbour_driver)
    text = page(client, node)
    assert "Sketch first" in text
    assert "Began as" not in text
    assert "Chosen, and not in it yet" not in page(client, theory)


def test_without_a_driver_it_says_what_comes_first(cast, driver):
    asked = an_open_round(cast.member, (cast.driver, "Sketch first"), (cast.team_member, "Wait"), by=cast.driver)
    a_choice(asked, "Sketch first", by=cast.driver)
    text = driver.get(address(asked.ideas.get(title="Sketch first"))).content.decode()
    assert "An idea stands under a driver." in text
