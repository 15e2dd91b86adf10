"""The calendar and a meeting as people see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from network.meetings.actions import answer_invitation, cancel_meeting
from network.meetings.agenda_actions import Item, add_item
from network.meetings.models import Invitee
from network.meetings.ways import Way, offer_way
from network.rooms.closing_actions import close_meeting
from tests.world import a_person, a_seat
from tests.world_meetings import a_meeting, local, the_invitee
from tests.world_rooms import a_running_meeting

CALENDAR = "/networks/sierra/calendar/"


def html(client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.fixture
def hub(client, cast):
    client.force_login(cast.facilitator)
    return client


@pytest.fixture
def driver(client, cast):
    client.force_login(cast.driver)
    return client


def test_an_empty_calendar_says_what_to_do(hub, cast, client):
    assert "Call a meeting" in html(hub, CALENDAR)
    client.force_login(cast.driver)
    page = html(client, CALENDAR)
    assert "Call a meeting" not in page
    assert "When the hub calls one" in page


def test_what_is_coming_stands_by_month_the_next_first(driver, cast):
    year = timezone.now().year + 1
    a_meeting(cast.network, "Later", starts_at=local(year, 4, 8))
    first = a_meeting(cast.network, "Sooner", starts_at=local(year, 2, 3), people=[cast.driver])
    cancel_meeting(a_meeting(cast.network, "Off", starts_at=local(year, 3, 3)), by=cast.facilitator, why="Snow.")
    a_meeting(cast.network, "Over", starts_at=timezone.now() - timedelta(days=9))
    page = html(driver, CALENDAR)
    assert f"Next is Sooner on {first.local_start:%a} 3 Feb, 9:00 to 12:00; 1 date waits for your answer." in page
    assert page.index(f"February {year}") < page.index(f"March {year}") < page.index(f"April {year}")
    assert "Called off" in page
    assert "Your answer is missing" in page
    assert "Over" not in page
    past = html(driver, f"{CALENDAR}?show=past")
    assert "Over" in past
    assert "Sooner" not in past


def test_a_meeting_that_was_closed_early_is_over(driver, cast):
    """The minutes are out: the calendar does not say that it comes."""
    held = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver], title="Held already")
    assert "Held already" in html(driver, CALENDAR)
    close_meeting(held, by=cast.facilitator)
    assert "Held already" not in html(driver, CALENDAR)
    assert "Held already" in html(driver, f"{CALENDAR}?show=past")


def test_kinds_filter_and_strange_questions_are_answered(driver, cast):
    a_meeting(cast.network, "All of us")
    a_meeting(cast.network, "A talk", kind="webinar")
    page = html(driver, f"{CALENDAR}?kind=webinar")
    assert "A talk" in page
    assert "All of us" not in page
    for query in (
        "kind=nothing",
        "show=month&month=2026-13",
        "show=month&month=9999-99",
        "show=past&page=x",
        "show=what",
    ):
        assert driver.get(f"{CALENDAR}?{query}").status_code == 200


def test_a_month_is_a_grid_of_whole_weeks_with_days_of_the_meetings_clock(driver, cast):
    a_meeting(cast.network, "Late", starts_at=local(2027, 3, 31, 22), hours=1)  # in UTC it is April
    march, april = (html(driver, f"{CALENDAR}?show=month&month=2027-{month}") for month in ("03", "04"))
    assert "1 meeting in March 2027." in march
    assert "No meetings in April 2027." in april
    assert march.count("<tr>") == 6  # the days' names and five weeks


def test_a_check_in_is_seen_by_its_own_district_and_the_hub_only(client, cast):
    a_meeting(cast.network, "Check-in", kind="check_in", scope=f"member:{cast.member.pk}")
    for person, sees in ((cast.facilitator, True), (cast.driver, True), (cast.neighbour_driver, False)):
        client.force_login(person)
        assert ("Check-in" in html(client, CALENDAR)) is sees


def test_the_meeting_says_when_where_and_who_comes_by_team(hub, cast):
    meeting = a_meeting(
        cast.network,
        people=[cast.driver, cast.sponsor, cast.team_member],
        starts_at=local(timezone.now().year + 1, 2, 3),
        link="https://meet.example/x",
        dial_in="669 900 6833",
    )
    answer_invitation(the_invitee(meeting, cast.driver), "yes")
    answer_invitation(the_invitee(meeting, cast.sponsor), "no", reason="no_substitute", words="Perhaps Friday.")
    page = html(hub, f"/meetings/{meeting.pk}/")
    for words in (
        "2 of 3 have answered, and 1 comes.", "1 comes, 1 cannot and 1 has not answered",
        "No answer yet from Tomas Reyes", "no substitute", "Perhaps Friday.", "669 900 6833",
        "https://meet.example/x", "9:00 to 12:00",
    ):  # fmt: skip
        assert words in page


def test_why_somebody_cannot_come_is_for_the_hub_and_themselves(client, cast):
    meeting = a_meeting(cast.network, people=[cast.driver, cast.sponsor])
    answer_invitation(the_invitee(meeting, cast.sponsor), "no", reason="ill", words="Back on Monday.")
    client.force_login(cast.driver)
    page = html(client, f"/meetings/{meeting.pk}/")
    assert "Back on Monday." not in page
    assert "No answer yet from" not in page


def test_whose_clock_differs_sees_both(driver, cast):
    cast.driver.time_zone = "America/New_York"
    cast.driver.save()
    meeting = a_meeting(cast.network, starts_at=local(2027, 3, 15))
    page = html(driver, f"/meetings/{meeting.pk}/")
    assert "9:00 to 12:00" in page
    assert "12:00 to 15:00" in page


def test_the_file_of_a_meeting_opens_in_a_calendar(driver, cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    answer = driver.get(f"/meetings/{meeting.pk}/meeting.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert meeting.uid.encode() in answer.content


def test_features_above_offer_their_pages(driver, cast, monkeypatch):
    monkeypatch.setattr("network.meetings.ways._offers", {})
    offer_way("room", lambda meeting, person: Way("Enter the room", f"/rooms/{meeting.pk}/", primary=True))
    offer_way("none", lambda meeting, person: None)
    meeting = a_meeting(cast.network)
    assert f'href="/rooms/{meeting.pk}/">Enter the room</a>' in html(driver, f"/meetings/{meeting.pk}/")


def grow(cast, meeting, many: int) -> None:
    for n in range(many):
        person = a_person(f"{many}-{n}@sierra.test")
        a_seat(cast.neighbour, person, "team_member")
        Invitee.objects.create(network=cast.network, meeting=meeting, person=person, place=f"Team {n}")
        add_item(meeting, Item(f"Item {many} {n}", lead_id=person.pk), by=cast.facilitator)
        a_meeting(cast.network, f"Meeting {many} {n}", people=[person, cast.driver], by=cast.facilitator)
        over = timezone.now() - timedelta(days=n + 2)
        a_meeting(cast.network, f"Past {many} {n}", people=[cast.driver], by=cast.facilitator, starts_at=over)


PAGES = (
    CALENDAR, f"{CALENDAR}?show=past", f"{CALENDAR}?show=month", f"{CALENDAR}call/", f"{CALENDAR}feed/",
    "/meetings/{}/", "/meetings/{}/agenda/", "/meetings/{}/change/", "/meetings/{}/invite/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_queries_do_not_grow(hub, cast, path):
    meeting = a_meeting(cast.network, people=[cast.driver])
    path = path.format(meeting.pk)
    hub.get(path)  # the first request of a process asks whether anybody is here
    counts = []
    for many in (1, 8):
        grow(cast, meeting, many)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert hub.get(path).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 12
