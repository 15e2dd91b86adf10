"""A change idea across districts: lineage, what came of it, the passport; each reader told only what they may see."""

import pytest
from django.urls import reverse

from design_process.cards.actions import Openness, open_card
from design_process.predictions.family import family_of
from design_process.predictions.tree import Box, tree_of
from design_process.prototypes.models import Prototype
from tests.design_process.predictions.test_ledger import _after_three_weeks, tried, words  # noqa: F401 - fixtures
from tests.world import a_member, a_person, a_prototype, a_seat


def page_of(card):
    return reverse("predictions:family", args=[card.pk])


def take_up(client, cast, card, **changed):
    """Sent as the form offers it, but for what is changed."""
    client.force_login(cast.neighbour_driver)
    address = f"{reverse('prototypes:new_prototype', args=[cast.neighbour.pk])}?like={card.pk}"
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    return client.post(address, {**sent, **changed})


@pytest.fixture
def given(cast):
    """A card of the member that the network may take up, with all that its passport asks for."""
    return a_prototype(
        cast.member,
        "Partner talk",
        by=cast.driver,
        visibility="network",
        conditions="A timer on the wall.",
        minutes=10,
        money="Nothing",
    )


def test_a_card_is_adopted_as_it_is_in_one_step(client, cast, given):
    assert take_up(client, cast, given).status_code == 302
    copy = Prototype.objects.get(member=cast.neighbour)
    assert (copy.parent, copy.adapted, copy.minutes, copy.conditions) == (given, "", 10, "A timer on the wall.")
    assert copy.visibility == "team"


def test_who_changes_the_card_says_what_and_keeps_what_was_typed(client, cast, given):
    answer = take_up(client, cast, given, what="Fixed pairs for two weeks.")
    assert answer.status_code == 422
    assert "Say in one sentence" in answer.context["form"].errors["adapted"][0]
    assert "Fixed pairs for two weeks." in answer.content.decode()
    assert not Prototype.objects.filter(member=cast.neighbour).exists()
    assert take_up(client, cast, given, what="Fixed pairs.", adapted="Pairs stay for two weeks.").status_code == 302
    copy = Prototype.objects.get(member=cast.neighbour)
    page = client.get(reverse("prototypes:prototype", args=[copy.pk])).content.decode()
    assert "Pairs stay for two weeks." in page


def test_the_giver_sees_what_came_of_it_once_the_other_team_has_released_it(client, cast, given):
    take_up(client, cast, given, what="Fixed pairs.", adapted="Pairs stay for two weeks.")
    copy = Prototype.objects.get(member=cast.neighbour)
    text, _ = words(client, cast.driver, page_of(given))
    assert "one district works with this idea" in text
    assert "Camino Flat" not in text.replace("Camino Flat · ", "")
    assert "two weeks" not in text
    open_card(copy, Openness("network"), by=cast.neighbour_driver)
    text, page = words(client, cast.driver, page_of(given))
    assert "Two districts work with this idea" in text
    assert "Adapted: Pairs stay for two weeks." in text
    assert "<svg" in page
    assert "A timer on the wall." in text
    assert "10 minutes a week" in text


def test_a_card_out_of_sight_between_two_is_passed_over_without_a_trace(client, cast, given):
    middle = a_prototype(cast.neighbour, "Hidden middle", by=cast.neighbour_driver)
    far = a_member(cast.network, "Silver Creek", by=cast.facilitator)
    driver = a_person("driver@silver.test")
    a_seat(far, driver)
    last = a_prototype(far, "Open end", by=driver, visibility="network")
    Prototype.objects.filter(pk=middle.pk).update(parent=given)
    Prototype.objects.filter(pk=last.pk).update(parent=middle)
    text, _ = words(client, cast.driver, page_of(given))
    assert "Hidden middle" not in text
    assert "Open end" in text
    seen = family_of(given, cast.driver)
    assert [(one.name, one.depth) for one in seen.kin] == [("Partner talk", 0), ("Open end", 1)]
    hub = family_of(given, cast.facilitator)
    assert [(one.name, one.depth) for one in hub.kin] == [("Partner talk", 0), ("Hidden middle", 1), ("Open end", 2)]


def test_results_stand_by_surroundings_and_only_those_that_were_released(client, cast, tried):  # noqa: F811
    held, failed = tried
    text, _ = words(client, cast.sponsor, page_of(held.prototype))
    assert "Compared predictions" not in text
    open_card(held.cycle, Openness("network"), by=held.by)
    text, _ = words(client, cast.sponsor, page_of(held.prototype))
    assert "Pupils in the district: 400 to 699 1 0 0" in text
    assert "fewer than 200 0 0 1" not in text
    open_card(failed.cycle, Openness("network"), by=failed.by)
    text, _ = words(client, cast.sponsor, page_of(held.prototype))
    assert "Pupils in the district: fewer than 200 0 0 1" in text
    assert "Grades: K-8 1 0 1" in text
    assert "Tested in A k-8 district of 400 to 699 pupils and a k-8 district of fewer than 200 pupils" in text or (
        "Tested in A K-8 district of 400 to 699 pupils and a K-8 district of fewer than 200 pupils" in text
    )


def test_districts_like_mine_are_explained_and_adjusted(client, cast, tried):  # noqa: F811
    for one in tried:
        open_card(one.cycle, Openness("network"), by=one.by)
    card = tried[0].prototype
    for query, said in (
        ("", "In a K-8 district of 400 to 699 pupils, as yours is, predictions held 1 of 1."),
        ("?like=grades", "In a K-8 district, as yours is, predictions held 1 of 2."),
        ("?like=pupils", "In a district of 400 to 699 pupils, as yours is, predictions held 1 of 1."),
        ("?like=poverty", "In a K-8 district of 400 to 699 pupils, as yours is, predictions held 1 of 1."),
    ):
        text, _ = words(client, cast.driver, page_of(card) + query)
        assert said in text, query
    assert "as yours is" not in words(client, cast.facilitator, page_of(card))[0]


def test_a_family_costs_the_same_for_few_and_for_many(cast, given, django_assert_num_queries):
    family_of(given, cast.facilitator)
    with django_assert_num_queries(5):
        family_of(given, cast.facilitator)
    for number in range(5):
        member = a_member(cast.network, f"Valley {number}", by=cast.facilitator)
        driver = a_person(f"d{number}@valley.test")
        a_seat(member, driver)
        copy = a_prototype(member, f"Copy {number}", by=driver, visibility="network")
        Prototype.objects.filter(pk=copy.pk).update(parent=given)
    with django_assert_num_queries(5):
        assert len(family_of(given, cast.facilitator).kin) == 6


def test_a_tree_is_laid_out_without_two_boxes_in_one_place():
    boxes = [
        Box(1, None, "a", "x", "held"),
        Box(2, 1, "b", "y", "not"),
        Box(3, 1, "c", "z", "open"),
        Box(4, 3, "d" * 40, "z", "open"),
    ]
    tree = tree_of(boxes)
    assert len({(one.x, one.y) for one in tree.places}) == 4
    assert len(tree.lines) == 3
    assert all(one.x + tree.box_width <= tree.width and one.y + tree.box_height <= tree.height for one in tree.places)
    assert max(len(one.title) for one in tree.places) <= 22
