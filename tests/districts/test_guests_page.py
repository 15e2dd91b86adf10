"""What a guest finds by the link of their pass: one meeting, what others learned; and what they hear when it moves."""

from datetime import timedelta
from uuid import uuid4

from django.core import mail
from django.urls import reverse

from design_process.lessons.public import switch_public_page
from design_process.progress.for_guests import ASKS
from design_process.progress.gates import GATES
from districts.guest_passes.links import visit_path
from districts.guest_passes.models import GuestPass
from network.activity.models import Activity
from network.charter.actions import Words, write_version
from network.meetings.actions import cancel_meeting, change_meeting
from network.rooms.models import Participant
from network.rooms.record import attendance_of
from tests.world import a_problem
from tests.world_guests import a_guest_pass, link_in
from tests.world_lessons import a_lesson
from tests.world_meetings import a_call, a_meeting

# --- the guest's page ---------------------------------------------------------------------------


def test_the_page_tells_what_the_network_does_and_names_nobody_who_did_not_say_so(cast, client):
    write_version(cast.network, Words(vision="Every child explains.\nAloud."), seen=0, by=cast.facilitator)
    a_problem(cast.network)
    cast.work  # noqa: B018
    a_lesson(cast.member, "Shoe box", by=cast.driver, visibility="public")
    a_lesson(cast.neighbour, "Only for us", by=cast.neighbour_driver, visibility="network")
    page = client.get(visit_path(a_guest_pass(cast))).content.decode()
    assert "Every child explains." in page
    assert "Pupils find answers but seldom explain how" in page
    assert "Shoe box" in page
    assert "Gold Ridge Union, a K-8 district of 400 to 699 pupils" in page
    assert "Only for us" not in page
    assert "Camino Flat" not in page
    assert all(gate.label in page for gate in GATES)
    assert ASKS.keys() == {gate.key for gate in GATES}
    assert page.count("button--primary") == 1
    assert "All public lessons" not in page
    switch_public_page(cast.network, on=True, by=cast.facilitator)
    assert "All public lessons" in client.get(visit_path(GuestPass.objects.get())).content.decode()


def test_what_a_problem_tells_of_few_pupils_is_read_without_its_numbers(cast, client):
    problem = a_problem(cast.network)
    type(problem).objects.filter(pk=problem.pk).update(statement="Nine of 25 pupils explain how. It lasts.")
    page = client.get(visit_path(a_guest_pass(cast))).content.decode()
    assert "* of * pupils explain how." in page
    assert "A number marked * is left out to protect pupils" in page
    assert "Nine of" not in page


def test_one_tap_says_whether_they_come_and_it_may_change(cast, client):
    made = a_guest_pass(cast)
    path = visit_path(made)
    client.get(path)
    made.refresh_from_db()
    assert made.coming == "", "looking answers nothing"
    for answer in ("yes", "yes", "virtual", "no"):
        page = client.post(path, {"coming": answer}, follow=True)
        made.refresh_from_db()
        assert made.coming == answer
        assert "Thank you. We have noted it" in page.content.decode()
    assert Activity.objects.filter(words__contains="Ana Ruiz, Mill Bend Union (guest) answered").count() == 3
    wrong = client.post(path, {"coming": "perhaps"})
    assert wrong.status_code == 422
    assert "Tap one of the answers." in wrong.content.decode()
    virtual = a_guest_pass(cast, email="b@b.test", meeting=a_meeting(cast.network, "By video", mode="virtual"))
    assert 'value="virtual"' not in client.get(visit_path(virtual)).content.decode()


def test_the_meeting_goes_into_their_calendar_with_their_own_page(cast, client):
    made = a_guest_pass(cast)
    path = visit_path(made)
    answer = client.get(f"{path}meeting.ics")
    text = answer.content.decode().replace("\r\n ", "")
    assert "SUMMARY:Open door" in text
    assert path in text
    assert "/meetings/" not in text, "nothing that asks for an account"


def test_the_hub_sees_guests_in_the_meeting_and_in_the_room_and_nobody_else_does(cast, client):
    made = a_guest_pass(cast)
    client.post(visit_path(made), {"coming": "yes"})
    meeting, people = (reverse(name, args=[made.meeting_id]) for name in ("meetings:meeting", "rooms:people"))
    client.force_login(cast.driver)
    assert "Ana Ruiz" not in client.get(meeting).content.decode()
    client.force_login(cast.facilitator)
    page = client.get(meeting).content.decode()
    assert "Ana Ruiz" in page
    assert "Mill Bend Union · Comes" in page
    assert "said yes" in client.get(people).content.decode()
    here = reverse("rooms:guest_here", args=[made.meeting_id])
    for _ in range(2):
        client.post(here, {"guest": made.client_key, "attendance": "present"})
    assert Participant.objects.filter(meeting=made.meeting).count() == 1
    assert attendance_of(made.meeting)["guests"] == ["Ana Ruiz"]
    client.post(here, {"guest": made.client_key, "attendance": ""})
    assert attendance_of(made.meeting)["guests"] == []
    assert client.post(here, {"guest": uuid4(), "attendance": "present"}).status_code == 404


def test_a_guest_who_joined_by_code_is_known_by_name_and_counted_once(cast, client):
    made = a_guest_pass(cast)
    Participant.objects.create(
        network=cast.network, meeting=made.meeting, name="ana ruiz", attendance="present", client_key=uuid4()
    )
    client.force_login(cast.facilitator)
    page = client.get(reverse("rooms:people", args=[made.meeting_id])).content.decode()
    assert "joined by code" in page
    assert "Here, and not on the list" not in page


# --- when the meeting moves ---------------------------------------------------------------------


def test_a_guest_hears_when_the_meeting_moves_and_is_asked_anew(cast, client, perform_owed):
    made = a_guest_pass(cast)
    client.post(visit_path(made), {"coming": "yes"})
    perform_owed()
    mail.outbox.clear()
    later = made.meeting.starts_at + timedelta(days=40)
    change_meeting(made.meeting, a_call("Open door", starts_at=later, mode="hybrid"), by=cast.facilitator)
    perform_owed()
    perform_owed()
    made.refresh_from_db()
    assert made.coming == ""
    assert made.until >= later.date(), "a pass never ends before its meeting"
    [letter] = [one for one in mail.outbox if one.to == [made.email]]
    assert letter.subject.startswith("Changed: Open door")
    assert "Please say once more whether you come" in letter.body
    assert client.get(link_in(letter)).status_code == 200


def test_a_guest_hears_when_the_meeting_is_called_off(cast, client, perform_owed):
    made = a_guest_pass(cast)
    stays_away = a_guest_pass(cast, "Bo Lind", email="bo@millbend.test")
    client.post(visit_path(stays_away), {"coming": "no"})
    perform_owed()
    mail.outbox.clear()
    cancel_meeting(made.meeting, by=cast.facilitator, why="The roads are closed.")
    perform_owed()
    [letter] = [one for one in mail.outbox if one.to[0].endswith("millbend.test")]
    assert letter.to == [made.email]
    assert "The roads are closed." in letter.body
    page = client.get(visit_path(made)).content.decode()
    assert "This meeting is called off." in page
    assert 'name="coming"' not in page
    client.post(visit_path(made), {"coming": "yes"})
    made.refresh_from_db()
    assert made.coming == ""
