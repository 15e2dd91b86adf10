"""The queue for places: never more than there are, first come first served, each letter once, however many come."""

from random import Random

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from districts.support.visits.models import Place
from districts.support.visits.place_actions import NotOpen, TooMany, ask_for_places, give_back
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.outbox.models import Effect
from tests.threads import in_threads
from tests.world import Cast, a_member, a_person, a_seat
from tests.world_support import a_visit


def crowd(network, number):
    """So many districts, each with a driver: (member, person)."""
    found = []
    for index in range(number):
        member = a_member(network, f"District {index}")
        person = a_person(f"driver{index}@crowd.test", joined=False)
        a_seat(member, person, Role.DRIVER)
        found.append((member, person))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_places_are_full_while_somebody_waits_and_the_list_keeps_its_order(cast, seed):
    dice = Random(seed)
    total = dice.randint(1, 3)
    visit = a_visit(cast.member, by=cast.driver, places_total=total, places_each=2)
    people = crowd(cast.network, 6)
    line = []  # person ids, as the list should be: the first `total` hold places
    promoted = 0
    for _ in range(40):
        member, person = dice.choice(people)
        if person.pk in line:
            was_waiting = line[total:]
            give_back(Place.objects.active().get(person=person), by=person)
            line.remove(person.pk)
            promoted += len(set(line[:total]) & set(was_waiting))
        else:
            ask_for_places(visit, member, [person.pk], by=person)
            line.append(person.pk)
        held = Place.objects.held().filter(visit=visit).order_by("asked_at", "pk")
        waiting = Place.objects.waiting().filter(visit=visit)
        assert set(held.values_list("person", flat=True)) == set(line[:total])
        assert list(waiting.values_list("person", flat=True)) == line[total:]
        numbers = list(held.values_list("number", flat=True))
        assert len(set(numbers)) == len(numbers)
        assert all(1 <= number <= total for number in numbers)
    assert Effect.objects.filter(kind="visit_place_free").count() == promoted


@pytest.fixture
def committed(transactional_db):
    return Cast()


def test_two_who_want_the_last_place_at_once_do_not_both_get_it(committed):
    cast = committed
    visit = a_visit(cast.member, by=cast.driver, places_total=1)
    people = crowd(cast.network, 4)

    def work(index):
        member, person = people[index]
        ask_for_places(visit, member, [person.pk], by=person)

    in_threads(work, 4)
    assert Place.objects.held().count() == 1
    assert Place.objects.waiting().count() == 3
    first = Place.objects.held().get()
    in_threads(lambda index: give_back(first, by=cast.facilitator), 3)
    assert Place.objects.held().count() == 1
    assert Place.objects.waiting().count() == 2
    assert Effect.objects.filter(kind="visit_place_free").count() == 1


def test_one_who_asks_and_asks_at_once_has_one_place(committed):
    visit = a_visit(committed.member, by=committed.driver, places_total=3)
    ((member, person),) = crowd(committed.network, 1)
    in_threads(lambda index: ask_for_places(visit, member, [person.pk], by=person), 4)
    assert Place.objects.count() == 1


def test_the_database_gives_no_number_away_twice(cast):
    visit = a_visit(cast.member, by=cast.driver)
    (one, a), (other, b) = crowd(cast.network, 2)
    about = {"network": cast.network, "visit": visit, "state": "held", "number": 1}
    Place.objects.create(member=one, person=a, **about)
    with pytest.raises(IntegrityError, match="visit_place_given_once"), transaction.atomic():
        Place.objects.create(member=other, person=b, **about)
    with pytest.raises(IntegrityError, match="visit_place_held_has_a_number"), transaction.atomic():
        Place.objects.create(member=other, person=b, **{**about, "number": None})


def test_who_gave_a_place_back_may_ask_again_and_comes_last(cast):
    visit = a_visit(cast.member, by=cast.driver, places_total=1)
    (one, a), (other, b) = crowd(cast.network, 2)
    ask_for_places(visit, one, [a.pk], by=a)
    ask_for_places(visit, other, [b.pk], by=b)
    give_back(Place.objects.active().get(person=a), by=a)
    ask_for_places(visit, one, [a.pk], by=a)
    assert Place.objects.held().get().person == b
    assert Place.objects.waiting().get().person == a


def test_what_is_refused(cast):
    visit = a_visit(cast.member, by=cast.driver, places_each=1, offered=False)
    person = cast.neighbour_driver
    with pytest.raises(NotOpen):
        ask_for_places(visit, cast.neighbour, [person.pk], by=person)
    open_visit = a_visit(cast.member, by=cast.driver, places_each=1)
    with pytest.raises(NotOpen):
        ask_for_places(open_visit, cast.member, [cast.driver.pk], by=cast.driver)
    with pytest.raises(NotOpen):
        ask_for_places(open_visit, cast.other_member, [cast.other_driver.pk], by=cast.other_driver)
    with pytest.raises(TooMany):
        ask_for_places(open_visit, cast.neighbour, [person.pk, cast.expert.pk], by=person)
    assert not Place.objects.exists()


def test_whoever_left_is_not_told_of_a_place_and_who_asked_for_them_is(cast, perform_owed):
    visit = a_visit(cast.member, by=cast.driver, places_total=1)
    (one, a), (other, b) = crowd(cast.network, 2)
    principal = a_person("principal@crowd.test")
    a_seat(other, principal, Role.TEAM_MEMBER)
    ask_for_places(visit, one, [a.pk], by=a)
    ask_for_places(visit, other, [principal.pk], by=b)
    perform_owed()
    mail.outbox.clear()
    RoleGrant.objects.filter(person=principal).delete()
    give_back(Place.objects.held().get(), by=a)
    perform_owed()
    free = [letter.to for letter in mail.outbox if letter.subject.startswith("A place is free")]
    assert free == [[b.email]]
