"""A month after a visit: each side is asked once, on a school day in school hours, and answers without signing in."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from districts.calendars.models import CalendarSpan
from districts.support.visits.actions import call_off_visit
from districts.support.visits.jobs import owe_follow_ups
from districts.support.visits.links import follow_up_link
from districts.support.visits.models import FollowUp
from network.membership.models import RoleGrant
from tests.world import Cast
from tests.world_support import a_place, a_visit

ZONE = ZoneInfo("America/Los_Angeles")
THURSDAY = datetime(2026, 10, 1, 9, tzinfo=ZONE)  # 30 days later is Saturday 31 October, and clocks change that night


@pytest.fixture
def clock(db):
    """The clock of a machine that runs from September 2026 on."""
    with time_machine.travel(datetime(2026, 9, 10, 9, tzinfo=ZONE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def there(clock):
    """A visit on Thursday 1 October 2026, with the neighbour's driver."""
    cast = Cast()
    cast.visit = a_visit(cast.member, by=cast.driver, at=THURSDAY)
    a_place(cast.visit, cast.neighbour, cast.neighbour_driver)
    return cast


def at(clock, day, hour=10):
    clock.move_to(datetime(2026, day[0], day[1], hour, tzinfo=ZONE))
    return owe_follow_ups()


def shut(member, first, last):
    CalendarSpan.objects.create(
        network=member.network, member=member, school_year="2026-27", starts_on=first, ends_on=last, label="Recess"
    )


def test_both_sides_are_asked_once_on_the_next_school_day(there, clock, perform_owed):
    perform_owed()
    mail.outbox.clear()
    shut(there.neighbour, date(2026, 11, 2), date(2026, 11, 3))
    assert at(clock, (10, 30)) == 0  # a day early
    assert at(clock, (10, 31)) == 0  # Saturday
    assert at(clock, (11, 2), hour=6) == 0  # nobody is at school yet
    assert at(clock, (11, 2)) == 1  # the host; the neighbour has no school
    assert at(clock, (11, 3)) == 0
    assert at(clock, (11, 4)) == 1
    assert at(clock, (11, 5)) == 0
    perform_owed()
    assert [letter.to for letter in mail.outbox] == [[there.driver.email], [there.neighbour_driver.email]]
    assert [letter.subject for letter in mail.outbox] == [
        "What has changed since your visitors came?",
        "What has changed since your visit to Gold Ridge Union?",
    ]
    assert "/go/visit-follow-up/" in mail.outbox[0].body
    assert len({letter.body for letter in mail.outbox}) == 2


def test_a_visit_that_nobody_came_to_or_that_was_called_off_asks_nobody(there, clock):
    a_visit(there.member, by=there.driver, at=THURSDAY + timedelta(days=1))
    call_off_visit(there.visit, by=there.driver, why="Snow.")
    assert at(clock, (11, 4)) == 0


def test_the_link_of_the_letter_opens_the_question_without_signing_in(there, clock, perform_owed):
    perform_owed()
    mail.outbox.clear()
    at(clock, (11, 2))
    perform_owed()
    line = next(line for line in mail.outbox[1].body.splitlines() if "/go/" in line)
    address = "/" + line.split("/", 3)[3]
    client = Client(enforce_csrf_checks=True)
    page = client.get(address)
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert "Gold Ridge Union" in page.content.decode()
    assert not FollowUp.objects.exclude(words="").exists()
    assert client.post(address, {"words": " "}).status_code == 422
    assert "Thank you" in client.post(address, {"words": "We wait ten seconds now."}).content.decode()
    again = client.post(address, {"words": "Something else."}).content.decode()
    assert "We wait ten seconds now." in again
    answered = FollowUp.objects.get(member=there.neighbour)
    assert (answered.words, answered.answered_by) == ("We wait ten seconds now.", there.neighbour_driver)
    client.force_login(there.driver)
    assert "We wait ten seconds now." in client.get(reverse("support:visit", args=[there.visit.pk])).content.decode()


def test_a_link_that_ended_says_so_kindly(there, clock):
    at(clock, (11, 2))
    asked = FollowUp.objects.get(member=there.member)
    address = follow_up_link(asked).split("testserver")[-1].split("8000")[-1]
    address = "/go/" + address.split("/go/")[1]
    clock.move_to(datetime(2027, 6, 1, 10, tzinfo=ZONE))
    assert Client().get(address).status_code == 410
    FollowUp.objects.filter(pk=asked.pk).update(round=2)
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "Gold Ridge" not in answer.content.decode()


def test_a_driver_answers_on_the_page_too_and_only_for_their_own_district(there, clock):
    at(clock, (11, 2))
    mine = FollowUp.objects.get(member=there.neighbour)
    client = Client()
    client.force_login(there.neighbour_driver)
    page = client.get(reverse("support:visit", args=[there.visit.pk])).content.decode()
    assert reverse("support:follow_up", args=[mine.pk]) in page
    host = FollowUp.objects.get(member=there.member)
    assert reverse("support:follow_up", args=[host.pk]) not in page
    assert client.get(reverse("support:follow_up", args=[host.pk])).status_code == 403
    client.post(reverse("support:follow_up", args=[mine.pk]), {"words": "Nothing yet."})
    mine.refresh_from_db()
    assert mine.words == "Nothing yet."


def test_the_driver_who_left_is_not_asked(there, clock):
    from network.membership.actions import end_grant
    from network.membership.models import RoleGrant

    clock.move_to(datetime(2026, 10, 20, 10, tzinfo=ZONE))
    grant = RoleGrant.objects.get(person=there.driver)
    end_grant(grant, by=there.facilitator, on=date(2026, 10, 20), why="Moved.")
    at(clock, (11, 2))
    assert FollowUp.objects.get(member=there.member).person == there.sponsor


def test_whoever_has_left_the_team_does_not_answer_for_it(there, clock, perform_owed):
    at(clock, (11, 2))
    asked = FollowUp.objects.get(member=there.member)
    address = "/go/" + follow_up_link(asked).split("/go/")[1]
    RoleGrant.objects.filter(person=there.driver).delete()
    assert Client().post(address, {"words": "All is well."}).status_code == 404
    mail.outbox.clear()
    perform_owed()
    assert [letter.subject for letter in mail.outbox if letter.to == [there.driver.email]] == []
    asked.refresh_from_db()
    assert asked.words == ""
