"""Calling, changing and calling off by form; the agenda by form."""

import re
import uuid

import pytest
from django.core import mail
from django.utils import timezone

from network.meetings.actions import change_meeting
from network.meetings.models import AgendaItem, Meeting
from tests.world_meetings import a_call, a_meeting, local, the_invitee

CALL = "/networks/sierra/calendar/call/"
YEAR = timezone.now().year + 1


@pytest.fixture
def hub(client, cast):
    client.force_login(cast.facilitator)
    return client


def typed(**about) -> dict:
    said = {
        "client_key": str(uuid.uuid4()), "kind": "network", "title": "Network meeting", "mode": "in_person",
        "day": f"{YEAR}-02-03", "at": "09:00", "minutes": "180", "place": "Gold Ridge School",
    }  # fmt: skip
    return {**said, **about}


def test_called_once_however_often_it_is_tapped_and_everybody_ticked_invited_once(hub, cast, perform_owed):
    said = typed(roles=["role:driver"], teams=[f"team:member:{cast.member.pk}"], people=[str(cast.driver.pk)])
    pages = [hub.post(CALL, said) for _ in range(2)]
    perform_owed()
    [meeting] = Meeting.objects.all()
    assert {page["Location"] for page in pages} == {f"/meetings/{meeting.pk}/"}
    assert meeting.local_start.replace(tzinfo=None).isoformat() == f"{YEAR}-02-03T09:00:00"
    assert meeting.minutes == 180
    asked = dict(meeting.invitees.values_list("person__email", "place"))
    own = "Gold Ridge Union"
    assert asked == {
        cast.driver.email: own, cast.team_member.email: own, cast.sponsor.email: own,
        cast.neighbour_driver.email: "Camino Flat",
    }  # fmt: skip
    assert len(mail.outbox) == 4


def test_everyone_is_the_hub_and_the_districts(hub, cast):
    hub.post(CALL, typed(roles=["everyone"]))
    people = set(Meeting.objects.get().invitees.values_list("person__email", flat=True))
    assert cast.facilitator.email in people
    assert cast.expert.email not in people
    assert cast.other_driver.email not in people


def test_the_hub_has_one_name_where_people_are_chosen_and_where_they_are_invited(hub, cast):
    name = cast.facilitator.get_full_name() or str(cast.facilitator)
    assert f"{name} · The hub" in hub.get(CALL).text
    hub.post(CALL, typed(people=[str(cast.facilitator.pk)]))
    assert list(Meeting.objects.get().invitees.values_list("place", flat=True)) == ["The hub"]


def test_a_meeting_nobody_has_answered_yet_says_so_in_words(hub, cast):
    meeting = a_meeting(cast.network, people=[cast.driver, cast.sponsor], tell=False)
    assert "none of the 2 people invited has answered yet." in hub.get(f"/meetings/{meeting.pk}/").text


def test_people_of_other_networks_cannot_be_invited(hub, cast):
    page = hub.post(CALL, typed(people=[str(cast.other_driver.pk)]))
    assert page.status_code == 200
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [("2027-03-13", "09:00", "17:00"), ("2027-03-14", "09:00", "16:00"), ("2027-11-07", "01:30", "08:30")],
)
def test_the_hour_is_the_networks_and_of_an_hour_shown_twice_the_first(hub, cast, day, at, utc):
    hub.post(CALL, typed(day=day, at=at, minutes="120"))
    meeting = Meeting.objects.get()
    assert f"{meeting.starts_at:%H:%M}" == utc
    assert meeting.minutes == 120


def test_an_hour_that_does_not_exist_is_refused_with_a_sentence(hub, cast):
    page = hub.post(CALL, typed(day="2027-03-14", at="02:30"))
    assert page.status_code == 422
    assert "jumps over this hour" in page.content.decode()
    assert "Gold Ridge School" in page.content.decode()  # what was typed is kept
    assert not Meeting.objects.exists()


def test_a_meeting_by_link_says_how_to_join(hub, cast):
    assert "Say how to join" in hub.post(CALL, typed(mode="virtual")).content.decode()
    assert hub.post(CALL, typed(mode="virtual", dial_in="669 900 6833")).status_code == 302


def form_of(hub, meeting, **about) -> dict:
    """What a browser sends back from the page as it is now."""
    html = hub.get(f"/meetings/{meeting.pk}/change/").content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', html)[1]
    start = meeting.local_start
    said = typed(day=f"{start:%Y-%m-%d}", at=f"{start:%H:%M}", place=meeting.place, seen=seen)
    return {**said, **about}


def test_a_change_is_saved_and_told(hub, cast, perform_owed):
    meeting = a_meeting(cast.network, people=[cast.driver], tell=False, starts_at=local(YEAR, 2, 3))
    change_meeting(meeting, a_call(starts_at=meeting.starts_at, latitude=38.1, longitude=-120.1), by=cast.facilitator)
    said = form_of(hub, meeting, title="Renamed")
    assert hub.post(f"/meetings/{meeting.pk}/change/", said).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.title, meeting.latitude) == ("Renamed", 38.1)  # the place stayed, and so did where it is
    hub.post(f"/meetings/{meeting.pk}/change/", form_of(hub, meeting, title="Renamed", place="Elsewhere"))
    meeting.refresh_from_db()
    assert (meeting.place, meeting.latitude) == ("Elsewhere", None)
    perform_owed()
    assert "Elsewhere" in mail.outbox[-1].body


def test_why_an_hour_was_chosen_does_not_stand_in_the_letter_about_another(hub, cast, perform_owed):
    meeting = a_meeting(
        cast.network, people=[cast.driver], tell=False, starts_at=local(YEAR, 2, 3), why="It suits all."
    )
    path = f"/meetings/{meeting.pk}/change/"
    hub.post(path, form_of(hub, meeting, title="Renamed", why=meeting.why))
    meeting.refresh_from_db()
    assert meeting.why == "It suits all."
    hub.post(path, form_of(hub, meeting, day=f"{YEAR}-02-04", why=meeting.why))
    meeting.refresh_from_db()
    assert meeting.why == ""
    perform_owed()
    assert "It suits all." not in mail.outbox[-1].body
    hub.post(path, form_of(hub, meeting, day=f"{YEAR}-02-05", why="The gym is free."))
    perform_owed()
    assert "The gym is free." in mail.outbox[-1].body


def test_two_at_once_the_second_sees_both_versions_and_nothing_is_lost(hub, cast):
    meeting = a_meeting(cast.network, starts_at=local(YEAR, 2, 3))
    path = f"/meetings/{meeting.pk}/change/"
    mine = form_of(hub, meeting, place="The hall", purpose="A plan each.")
    hub.post(path, form_of(hub, meeting, place="The gym"))
    page = hub.post(path, mine)
    html = page.content.decode()
    assert page.status_code == 409
    assert "Somebody else has changed it" in html
    assert html.count("The gym") == 1
    assert "The hall" in html
    assert "A plan each." in html
    meeting.refresh_from_db()
    assert meeting.place == "The gym"
    newer = re.search(r'name="seen" value="([^"]+)"', html)[1]
    assert hub.post(path, {**mine, "seen": newer}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.place, meeting.purpose) == ("The hall", "A plan each.")


def test_the_same_page_sent_twice_is_no_conflict(hub, cast):
    meeting = a_meeting(cast.network, starts_at=local(YEAR, 2, 3))
    said = form_of(hub, meeting, place="The gym")
    assert [hub.post(f"/meetings/{meeting.pk}/change/", said).status_code for _ in range(2)] == [302, 302]
    meeting.refresh_from_db()
    assert meeting.sequence == 1


def test_called_off_needs_a_reason_and_closed_doors_say_so(hub, cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    path = f"/meetings/{meeting.pk}"
    assert hub.post(f"{path}/cancel/", {"why": ""}).status_code == 422
    assert hub.post(f"{path}/cancel/", {"why": "Snow."}).status_code == 302
    said = form_of(hub, meeting, place="The gym")
    assert "called off meanwhile" in hub.post(f"{path}/change/", said, follow=True).content.decode()
    page = hub.post(f"{path}/invite/", {"people": [str(cast.sponsor.pk)]}, follow=True).content.decode()
    assert "called off meanwhile" in page


def test_more_are_invited_and_one_is_taken_off(hub, cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    people = [str(cast.driver.pk), str(cast.sponsor.pk)]
    page = hub.post(f"/meetings/{meeting.pk}/invite/", {"people": people}, follow=True).content.decode()
    assert "1 person is new on the list" in page
    asked = the_invitee(meeting, cast.driver)
    hub.post(f"/invitees/{asked.pk}/withdraw/")
    asked.refresh_from_db()
    assert asked.withdrawn_at is not None


def item(**about) -> dict:
    return {"client_key": str(uuid.uuid4()), "title": "Talk moves", "purpose": "discuss", "minutes": "20", **about}


def test_an_agenda_is_built_against_the_time_there_is(hub, cast):
    meeting = a_meeting(cast.network, hours=1, people=[cast.driver])
    path = f"/meetings/{meeting.pk}/agenda/"
    twice = item(lead=str(cast.driver.pk))
    for said in (twice, twice, item(title="Plans", minutes="50")):
        hub.post(path, said)
    html = hub.get(path).content.decode()
    assert "70 minutes for 60: 10 too many" in html
    first, second = meeting.items.all()
    hub.post(f"/agenda-items/{second.pk}/move/", {"to": "1"})
    assert [one.title for one in meeting.items.all()] == ["Plans", "Talk moves"]
    hub.post(f"/agenda-items/{first.pk}/", item(minutes="10"))
    hub.post(f"/agenda-items/{second.pk}/remove/")
    [left] = meeting.items.all()
    assert (left.title, left.minutes, left.lead_id) == ("Talk moves", 10, None)


def test_whoever_takes_part_proposes_and_changes_what_is_theirs(client, cast):
    meeting = a_meeting(cast.network, people=[cast.driver])
    client.force_login(cast.driver)
    client.post(f"/meetings/{meeting.pk}/agenda/", item())
    mine = AgendaItem.objects.get()
    assert mine.created_by == cast.driver
    assert client.post(f"/agenda-items/{mine.pk}/", item(title="Better")).status_code == 302
    client.force_login(cast.sponsor)
    assert client.post(f"/agenda-items/{mine.pk}/", item(title="Mine now")).status_code == 403
    client.force_login(cast.driver)
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_at=timezone.now())
    assert client.post(f"/agenda-items/{mine.pk}/remove/").status_code == 403
    assert "stays as it was" in client.post(f"/meetings/{meeting.pk}/agenda/", item(), follow=True).content.decode()
    assert AgendaItem.objects.get().title == "Better"


def test_two_change_one_item_and_the_second_sees_both(hub, cast):
    meeting = a_meeting(cast.network)
    hub.post(f"/meetings/{meeting.pk}/agenda/", item())
    path = f"/agenda-items/{AgendaItem.objects.get().pk}/"
    seen = re.search(r'name="seen" value="(\w+)"', hub.get(path).content.decode())[1]
    first, second = item(title="Theirs", seen=seen), item(title="Mine", seen=seen)
    assert [hub.post(path, first).status_code for _ in range(2)] == [302, 302]  # the same twice is no conflict
    page = hub.post(path, second)
    html = page.content.decode()
    assert page.status_code == 409
    assert "Theirs" in html
    assert 'value="Mine"' in html
    newer = re.search(r'name="seen" value="(\w+)"', html)[1]
    assert hub.post(path, {**second, "seen": newer}).status_code == 302
    assert AgendaItem.objects.get().title == "Mine"
