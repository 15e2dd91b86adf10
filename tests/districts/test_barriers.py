"""Barriers: raised once, answered, passed on, told by letter."""

import uuid
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from districts.barriers.actions import AlreadyClosed, Answered, Raised, answer_barrier, raise_barrier, route_barrier
from districts.barriers.models import Barrier, BarrierAnswer
from network.activity.models import Activity
from network.membership.models import RoleGrant
from network.membership.roles import Role
from tests.world import a_person, a_seat

SUBSTITUTES = Raised("No substitute on Thursdays.", kind=Barrier.Kind.STAFF, ask="Book two days a month.")
REMOVED = Answered(BarrierAnswer.Kind.REMOVED)


def letters_to(person) -> list:
    return [letter for letter in mail.outbox if letter.to == [person.email]]


def test_raised_twice_with_one_key_is_stored_and_told_once(cast, perform_owed):
    key = uuid.uuid4()
    first = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver, client_key=key)
    again = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver, client_key=key)
    perform_owed()
    assert again == first
    assert Barrier.objects.count() == 1
    assert Activity.objects.filter(about="barriers").count() == 1
    assert len(mail.outbox) == 1


def test_two_barriers_without_a_key_are_two(cast):
    raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    assert Barrier.objects.count() == 2


def test_the_sponsor_is_told_what_is_in_the_way_even_before_they_joined(cast, perform_owed):
    second = a_person("newcomer@sierra.test", "Nia Brandt", joined=False)
    a_seat(cast.member, second, Role.SPONSOR)
    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    perform_owed()
    for sponsor in (cast.sponsor, second):
        [letter] = letters_to(sponsor)
        assert "Gold Ridge Union" in letter.subject
        assert "No substitute on Thursdays." in letter.body
        assert "Book two days a month." in letter.body
        assert f"/barriers/{barrier.pk}/" in letter.body
    assert len(mail.outbox) == 2


def test_words_reach_the_letter_as_typed(cast, perform_owed):
    raise_barrier(cast.member, Raised("Ana's <key> & badge"), by=cast.driver)
    perform_owed()
    assert "Ana's <key> & badge" in mail.outbox[0].body


def test_where_there_is_no_sponsor_the_hub_is_asked(cast, perform_owed):
    raise_barrier(cast.neighbour, SUBSTITUTES, by=cast.neighbour_driver)
    perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.facilitator.email]]


def test_what_is_the_countys_goes_to_the_hub_to_carry_on(cast, perform_owed):
    raise_barrier(cast.member, Raised("A form due weekly.", remover=Barrier.Remover.COUNTY), by=cast.driver)
    perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.facilitator.email]]


@pytest.mark.parametrize(
    ("answered", "state", "closed", "said"),
    [
        (REMOVED, "removed", True, "It is removed."),
        (Answered("promised", due_on=date(2026, 12, 4)), "promised", False, "by Friday 4 December 2026"),
        (Answered("cannot", "The contract forbids it."), "cannot", True, "The contract forbids it."),
        (Answered("escalated", "Needs the county.", passed_to="county"), "escalated", False, "the county"),
    ],
    ids=["removed", "promised", "cannot", "passed on"],
)
def test_the_raiser_is_told_the_answer(answered, state, closed, said, cast, perform_owed):
    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    answer_barrier(barrier, answered, by=cast.sponsor)
    perform_owed()
    barrier.refresh_from_db()
    assert (barrier.state, barrier.closed_at is not None) == (state, closed)
    [letter] = letters_to(cast.driver)
    assert said in letter.body
    assert "Sasha Lindqvist answered" in letter.body


def test_raised_on_behalf_the_team_hears_the_answer(cast, perform_owed):
    raised = Raised("No room for the team.", on_behalf=True)
    answer_barrier(raise_barrier(cast.member, raised, by=cast.facilitator), REMOVED, by=cast.sponsor)
    perform_owed()
    assert len(letters_to(cast.driver)) == 1
    assert "No room for the team." in letters_to(cast.facilitator)[0].body


def test_a_sponsor_is_not_asked_about_what_is_already_gone(cast, perform_owed):
    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    answer_barrier(barrier, REMOVED, by=cast.driver)
    perform_owed()
    assert mail.outbox == []


def test_a_letter_sent_twice_keeps_its_id(cast, perform_owed):
    from districts.barriers.notices import ask_to_remove

    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    for _ in range(2):
        ask_to_remove(barrier=barrier.pk, person=cast.sponsor.pk)
    ids = {letter.extra_headers["Message-ID"] for letter in mail.outbox}
    assert len(mail.outbox) == 2
    assert len(ids) == 1


def test_a_closed_barrier_takes_no_other_answer(cast):
    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    answer_barrier(barrier, REMOVED, by=cast.sponsor)
    with pytest.raises(AlreadyClosed):
        answer_barrier(barrier, Answered("cannot", "No."), by=cast.sponsor)
    assert BarrierAnswer.objects.count() == 1


def test_answers_are_kept_in_order(cast):
    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    answer_barrier(barrier, Answered("promised", due_on=date(2026, 12, 4)), by=cast.sponsor)
    answer_barrier(barrier, REMOVED, by=cast.sponsor)
    assert [a.kind for a in barrier.answers.all()] == ["promised", "removed"]


def test_passed_back_to_the_sponsor_it_is_an_ask_again(cast, perform_owed):
    barrier = raise_barrier(cast.member, Raised("Two testing days clash.", remover="hub"), by=cast.driver)
    route_barrier(barrier, "sponsor", by=cast.facilitator, words="Your board sets these days.")
    perform_owed()
    assert list(Barrier.objects.asked_of_sponsors()) == [barrier]
    assert len(letters_to(cast.sponsor)) == 1
    assert len(letters_to(cast.driver)) == 1


def test_asks_are_ordered_by_the_days_they_are_open(cast):
    young = raise_barrier(cast.member, Raised("Young"), by=cast.driver)
    old = raise_barrier(cast.member, Raised("Old"), by=cast.driver)
    Barrier.objects.filter(pk=old.pk).update(raised_at=timezone.localtime() - timedelta(days=9))
    old.refresh_from_db()
    assert list(Barrier.objects.asked_of_sponsors()) == [old, young]
    assert old.days_open(timezone.localdate()) == 9


def test_days_open_stop_when_it_is_closed():
    now = timezone.localtime()  # days back on the wall clock: the clocks may have changed in between
    barrier = Barrier(raised_at=now - timedelta(days=30), closed_at=now - timedelta(days=20))
    assert barrier.days_open(timezone.localdate()) == 10


def test_who_has_left_before_the_letter_goes_is_told_nothing(cast, perform_owed):
    barrier = raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    answer_barrier(barrier, Answered(BarrierAnswer.Kind.PROMISED, due_on=timezone.localdate()), by=cast.facilitator)
    RoleGrant.objects.filter(person__in=[cast.sponsor, cast.driver]).delete()
    perform_owed()
    assert mail.outbox == []


def test_a_sponsor_who_went_to_another_district_is_not_told_of_the_first(cast, perform_owed):
    raise_barrier(cast.member, SUBSTITUTES, by=cast.driver)
    RoleGrant.objects.filter(person=cast.sponsor).delete()
    a_seat(cast.neighbour, cast.sponsor, Role.SPONSOR)
    perform_owed()
    assert letters_to(cast.sponsor) == []
