"""Calendars to subscribe to: whose, what is in them, and when they end."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from network.meetings.actions import answer_invitation, cancel_meeting, change_meeting, withdraw
from network.meetings.feeds import address_of, new_address
from network.membership.models import RoleGrant
from network.people.models import Person
from tests.world_meetings import a_call, a_meeting, the_invitee


def path_of(address) -> str:
    return "/" + address_of(address).split("/", 3)[3]


def read(path: str, **headers):
    return Client().get(path, headers=headers)


def titles(path: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(read(path).content).events]


@pytest.fixture
def own(cast) -> str:
    return path_of(new_address(cast.network, cast.driver, "own"))


@pytest.fixture
def whole(cast) -> str:
    return path_of(new_address(cast.network, cast.driver, "network"))


def test_a_feed_is_a_calendar_anybody_can_read_without_signing_in(cast, own):
    a_meeting(cast.network, people=[cast.driver])
    answer = read(own)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    calendar = Calendar.from_ical(answer.content)
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar.get_missing_tzids() == set()
    assert str(calendar["SOURCE"]).endswith(own)
    assert Client().post(own).status_code == 405


def test_ones_own_feed_holds_ones_own_dates_and_the_networks_all(cast, own, whole):
    a_meeting(cast.network, "Ours", people=[cast.driver])
    a_meeting(cast.network, "Theirs", people=[cast.sponsor])
    a_meeting(cast.network, "A check-in elsewhere", scope=f"member:{cast.neighbour.pk}", kind="check_in")
    a_meeting(cast.other_network, "Elsewhere", by=cast.other_facilitator)
    assert titles(own) == ["Ours"]
    assert titles(whole) == ["Ours", "Theirs"]


def test_what_is_called_off_stays_and_what_one_declined_leaves_the_time_free(cast, own):
    off = a_meeting(cast.network, "Off", people=[cast.driver])
    cancel_meeting(off, by=cast.facilitator, why="Snow.")
    declined = a_meeting(cast.network, "Declined", people=[cast.driver])
    answer_invitation(the_invitee(declined, cast.driver), "no")
    events = {str(event["SUMMARY"]): event for event in Calendar.from_ical(read(own).content).events}
    assert events["Off"]["STATUS"] == "CANCELLED"
    assert (events["Declined"]["STATUS"], events["Declined"]["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")


def test_a_program_that_has_it_already_is_told_so_until_something_changes(cast, own):
    meeting = a_meeting(cast.network, people=[cast.driver])
    tag = read(own)["ETag"]
    again = read(own, if_none_match=tag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    changes = [
        lambda: change_meeting(meeting, a_call(place="The gym"), by=cast.facilitator),
        lambda: answer_invitation(the_invitee(meeting, cast.driver), "yes"),
        lambda: a_meeting(cast.network, "One more", people=[cast.driver]),
        lambda: withdraw(the_invitee(meeting, cast.driver), by=cast.facilitator),
    ]
    for change in changes:
        change()
        fresh = read(own, if_none_match=tag)
        assert fresh.status_code == 200
        assert fresh["ETag"] != tag
        tag = fresh["ETag"]


def test_a_new_address_ends_the_old_one(cast, own):
    newer = path_of(new_address(cast.network, cast.driver, "own"))
    assert newer != own
    assert (read(own).status_code, read(newer).status_code) == (404, 200)


def test_when_the_role_ends_its_dates_go_and_the_inactive_are_not_known(cast, own, whole):
    a_meeting(cast.network, people=[cast.driver])
    assert titles(own) == titles(whole) == ["Network meeting"]
    RoleGrant.objects.filter(person=cast.driver).update(ends_on=timezone.localdate() - timedelta(days=1))
    RoleGrant.objects.filter(person=cast.driver).update(starts_on=timezone.localdate() - timedelta(days=9))
    assert titles(own) == titles(whole) == []
    Person.objects.filter(pk=cast.driver.pk).update(is_active=False)
    assert read(own).status_code == 404


@pytest.mark.parametrize("secret", ["x", "1-1.abc", "1.1", "..", "999999999999999999999-1.x"])
def test_a_made_up_address_is_not_there(cast, own, secret):
    assert read(f"/feeds/{secret}.ics").status_code == 404


def test_a_program_gone_wild_is_told_to_wait(cast, own):
    with time_machine.travel(timezone.now().replace(second=10), tick=False):
        statuses = [read(own).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]


def test_queries_do_not_grow_with_the_meetings(cast, own, django_assert_num_queries):
    for n in range(2):
        a_meeting(cast.network, f"Meeting {n}", people=[cast.driver])
    path = own
    with django_assert_num_queries(5):
        read(path)
    for n in range(8):
        a_meeting(cast.network, f"More {n}", people=[cast.driver, cast.sponsor])
    with django_assert_num_queries(5):
        read(path)


def test_the_page_shows_ones_own_addresses_and_makes_new_ones(cast, client):
    client.force_login(cast.driver)
    page = f"/networks/{cast.network.slug}/calendar/feed/"
    assert "/feeds/" not in client.get(page).content.decode()
    html = client.post(f"{page}own/new/", follow=True).content.decode()
    assert html.count("/feeds/") == 2  # to read and to open
    assert "webcal://" in html
    client.force_login(cast.sponsor)
    assert "/feeds/" not in client.get(page).content.decode()
    client.force_login(cast.expert)
    assert client.post(f"{page}network/new/").status_code == 403
