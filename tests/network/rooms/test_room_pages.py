"""The runner's pages, as a browser with and without scripts asks for them."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from network.meetings.models import AgendaItem, Commitment, Decision, Invitee
from network.rooms.models import Note, Vote
from network.rooms.protocols import protocol_of, timed
from tests.world_meetings import a_meeting
from tests.world_rooms import a_commitment, a_note, a_phone, a_running_meeting, a_vote, on_to_the_next

HTMX = {"headers": {"hx-request": "true"}}


@pytest.fixture
def meeting(cast):
    return a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member])


def address(name, *args):
    return reverse(f"rooms:{name}", args=args)


def at(client, person, name, *args, **how):
    client.force_login(person)
    return client.get(address(name, *args), **how)


def send(client, person, name, *args, data, **how):
    client.force_login(person)
    return client.post(address(name, *args), data, **how)


def note(text="Pairs talk more.", **about):
    return {"text": text, "item": "", "client_key": str(uuid4()), **about}


def test_the_meeting_starts_and_moves_by_plain_forms(client, cast):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False, starts_at=timezone.now())
    assert b"Start the meeting" in at(client, cast.facilitator, "room", meeting.pk).content
    assert b"Start the meeting" not in at(client, cast.driver, "room", meeting.pk).content
    response = send(client, cast.facilitator, "start", meeting.pk, data={})
    assert response.url == address("room", meeting.pk)
    assert b"There is no agenda" in client.get(response.url).content


def test_next_goes_on_and_a_second_press_of_the_same_button_does_not(client, cast, meeting):
    first = on_to_the_next(meeting, by=cast.facilitator)
    for _ in range(2):
        send(client, cast.facilitator, "drive", meeting.pk, data={"verb": "next", "seen": first.pk})
    assert list(meeting.items.values_list("state", flat=True)) == ["done", "running", "planned"]
    assert "Somebody else was quicker" in client.get(address("room", meeting.pk)).content.decode()


def test_what_cannot_be_a_move_is_not_found(client, cast, meeting):
    assert send(client, cast.facilitator, "drive", meeting.pk, data={"verb": "jump", "seen": "x"}).status_code == 404


def test_the_page_shows_the_step_the_clock_says(client, cast, meeting):
    on_to_the_next(meeting, by=cast.facilitator)
    item = on_to_the_next(meeting, by=cast.facilitator)
    AgendaItem.objects.filter(pk=item.pk).update(started_at=timezone.now() - timedelta(minutes=9))
    page = at(client, cast.driver, "room", meeting.pk).content.decode()
    assert "Ask what can be answered in a sentence." in page
    assert "end with one question" not in page


def test_a_step_says_until_when_and_what_comes_then(client, cast, meeting):
    on_to_the_next(meeting, by=cast.facilitator)
    item = on_to_the_next(meeting, by=cast.facilitator)
    begun = timezone.now().replace(second=0, microsecond=0)
    AgendaItem.objects.filter(pk=item.pk).update(started_at=begun, minutes=50)
    first, second = timed(protocol_of(item.protocol), 50)[:2]
    until = (begun + timedelta(minutes=first.ends)).astimezone(ZoneInfo(meeting.time_zone))
    for page in ("room", "screen"):
        words = at(client, cast.facilitator, page, meeting.pk).content.decode()
        assert f"until {until:%-H:%M}, then {second.step.name}" in words


def test_the_wall_shows_what_is_to_come_and_how_many_are_here(client, cast, meeting):
    a_phone(meeting, cast.driver)
    page = at(client, cast.facilitator, "screen", meeting.pk).content.decode()
    assert all(item.title in page for item in meeting.items.all())
    assert '<span class="strong">1</span> here' in page


def test_running_late_is_said_kindly(client, cast, meeting):
    item = on_to_the_next(meeting, by=cast.facilitator)
    meeting.ends_at = timezone.now() + timedelta(minutes=30)
    meeting.save()
    page = at(client, cast.facilitator, "room", meeting.pk).content.decode()
    assert "over. What can wait?" in page
    assert item.title in page


def test_asking_again_costs_nothing_while_nothing_changed(client, cast, meeting):
    first = at(client, cast.driver, "room", meeting.pk, **HTMX)
    assert b"<html" not in first.content
    headers = {"headers": {"hx-request": "true", "if-none-match": first["ETag"]}}
    assert at(client, cast.driver, "room", meeting.pk, **headers).status_code == 304
    weak = {"headers": {"hx-request": "true", "if-none-match": f"W/{first['ETag']}"}}
    assert at(client, cast.driver, "room", meeting.pk, **weak).status_code == 304
    a_note(meeting, by=cast.facilitator)
    assert at(client, cast.driver, "room", meeting.pk, **headers).status_code == 200


def test_a_note_is_added_without_a_script_and_with_one(client, cast, meeting):
    response = send(client, cast.driver, "add_note", meeting.pk, data=note())
    assert response.url == address("room", meeting.pk) + "#notes"
    response = send(client, cast.driver, "add_note", meeting.pk, data=note("Threes do not."), **HTMX)
    assert b"Threes do not." in response.content
    assert response["X-Next-Key"]
    assert Note.objects.count() == 2


def test_the_same_note_twice_is_one(client, cast, meeting):
    said = note()
    for _ in range(3):
        send(client, cast.driver, "add_note", meeting.pk, data=said)
    assert Note.objects.count() == 1


def test_an_empty_note_comes_back_with_the_page(client, cast, meeting):
    response = send(client, cast.driver, "add_note", meeting.pk, data=note(""))
    assert response.status_code == 422
    assert b"Fill this in." in response.content


def test_who_changes_an_old_version_gets_both_and_keeps_their_words(client, cast, meeting):
    """Drill 23."""
    written = a_note(meeting, by=cast.driver)
    send(client, cast.team_member, "note", written.pk, data={"text": "Theirs, first.", "seen": 1})
    response = send(client, cast.driver, "note", written.pk, data={"text": "Mine, second.", "seen": 1})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Theirs, first." in page
    assert "Mine, second." in page
    response = send(client, cast.driver, "note", written.pk, data={"text": "Both.", "seen": 2})
    assert response.status_code == 302
    assert Note.objects.get().text == "Both."


@pytest.mark.parametrize("theirs", ["Theirs, first.", ""])
def test_of_two_versions_both_can_be_kept(client, cast, meeting, theirs):
    """Also when the other one took the note out: nobody's words go away with somebody else's."""
    item = on_to_the_next(meeting, by=cast.facilitator)
    written = a_note(meeting, by=cast.driver, item=item.pk)
    send(client, cast.team_member, "note", written.pk, data={"text": theirs, "seen": 1})
    response = send(client, cast.driver, "note", written.pk, data={"text": "Mine, second.", "seen": 1})
    assert response.status_code == 409
    assert "Mine, second." in response.content.decode()
    said = {"text": "Mine, second.", "seen": 2, "both": "1", "client_key": str(uuid4())}
    for _ in range(2):
        assert send(client, cast.driver, "note", written.pk, data=said).status_code == 302
    kept = Note.objects.standing().order_by("pk")
    assert [row.text for row in kept] == [*filter(None, [theirs]), "Mine, second."]
    assert kept.last().item == item


def test_a_decision_and_a_commitment_are_kept_in_place(client, cast, meeting):
    item = on_to_the_next(meeting, by=cast.facilitator)
    said = {"words": "We try it.", "because": "It worked.", "item": item.pk, "client_key": str(uuid4())}
    assert send(client, cast.driver, "add_decision", meeting.pk, data=said).status_code == 302
    promised = {"who": cast.driver.pk, "what": "Print it", "due_on": "2030-01-09", "client_key": str(uuid4())}
    for _ in range(2):
        send(client, cast.driver, "add_commitment", meeting.pk, data=promised)
    assert Decision.objects.get().item == item
    assert Commitment.objects.get().who == cast.driver


def test_somebody_from_outside_cannot_be_made_to_promise(client, cast, meeting):
    promised = {"who": cast.other_driver.pk, "what": "Pay", "due_on": "2030-01-09", "client_key": str(uuid4())}
    assert send(client, cast.driver, "add_commitment", meeting.pk, data=promised).status_code == 422


def test_the_day_of_a_promise_is_the_next_meeting(client, cast, meeting):
    later = a_meeting(cast.network, by=cast.facilitator, tell=False)
    page = at(client, cast.driver, "room", meeting.pk)
    assert page.context["commit_form"].initial["due_on"] == later.local_start.date()


def test_a_dot_vote_needs_options(client, cast, meeting):
    asked = {"kind": "dots", "question": "Which?", "options": "one", "dots": "3", "client_key": str(uuid4())}
    assert send(client, cast.facilitator, "ask_room", meeting.pk, data=asked).status_code == 422
    asked |= {"options": "- one\n- two\n\n"}
    assert send(client, cast.facilitator, "ask_room", meeting.pk, data=asked).status_code == 302
    assert Vote.objects.get().options == ["one", "two"]


def test_more_dots_than_one_has_are_refused(client, cast, meeting):
    vote = a_vote(meeting, "dots", by=cast.facilitator, options=("a", "b"), dots=3)
    said = {"dots_0": "3", "dots_1": "1"}
    response = send(client, cast.driver, "own_ballot", meeting.pk, vote.pk, data=said)
    assert response.status_code == 422
    assert b"You have 3 dots and put 4" in response.content


def test_the_list_notes_only_what_was_changed_on_it(client, cast, meeting):
    driver, teacher = (Invitee.objects.get(meeting=meeting, person=p) for p in (cast.driver, cast.team_member))
    Invitee.objects.filter(pk=teacher.pk).update(answer="no", reason="no_substitute")
    page = at(client, cast.facilitator, "people", meeting.pk).content.decode()
    assert '<option value="no_substitute" selected>No substitute</option>' in page
    Invitee.objects.filter(pk=driver.pk).update(attendance="present")  # checks in while the list is open
    said = {
        f"a{driver.pk}": "", f"r{driver.pk}": "", f"w{driver.pk}": ":",
        f"a{teacher.pk}": "absent", f"r{teacher.pk}": "no_substitute", f"w{teacher.pk}": ":",
    }  # fmt: skip
    send(client, cast.facilitator, "people", meeting.pk, data=said)
    driver.refresh_from_db()
    teacher.refresh_from_db()
    assert driver.attendance == "present"
    assert (teacher.attendance, teacher.absence) == ("absent", "no_substitute")


def test_what_was_promised_last_time_opens_the_next_meeting(client, cast, meeting):
    from network.feedback.actions import keep_promise, promise
    from network.rooms.closing_actions import close_meeting

    a_commitment(meeting, cast.driver, "Print the poster", by=cast.facilitator)
    close_meeting(meeting, by=cast.facilitator)
    made = promise(meeting, "Too little time to talk", by=cast.facilitator)
    keep_promise(made, "A longer lunch", by=cast.facilitator)
    after = a_running_meeting(cast.network, by=cast.facilitator, starts_at=timezone.now() + timedelta(minutes=1))
    page = at(client, cast.driver, "room", after.pk).content.decode()
    assert "You said, we did" in page
    for words in ("Print the poster", "Too little time to talk", "A longer lunch"):
        assert words in page


@pytest.mark.parametrize("name", ["room", "screen", "people", "minutes", "close"])
def test_pages_ask_the_same_number_of_questions_however_much_there_is(
    client, cast, meeting, name, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.world import a_person

    def fill(number):
        for index in range(number):
            from network.meetings.actions import Invited, invite

            person = a_person(f"{uuid4()}@sierra.test", f"Person {index}", joined=False)
            invite(meeting, [Invited(person.pk)], by=cast.facilitator, tell=False)
            a_note(meeting, f"Note {index}", by=cast.driver)
            a_commitment(meeting, person, f"What {index}", by=cast.facilitator)

    client.force_login(cast.facilitator)
    fill(1)
    client.get(address(name, meeting.pk))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address(name, meeting.pk))
    fill(12)
    with CaptureQueriesContext(connection) as many:
        client.get(address(name, meeting.pk))
    assert len(many) == len(few)
    assert len(many) <= 32


def test_the_way_from_a_meeting_leads_into_the_room_and_then_to_the_minutes(client, cast, meeting):
    from network.rooms.closing_actions import close_meeting

    client.force_login(cast.driver)
    of_the_meeting = reverse("meetings:meeting", args=[meeting.pk])
    assert address("room", meeting.pk) in client.get(of_the_meeting).content.decode()
    close_meeting(meeting, by=cast.facilitator)
    assert address("minutes", meeting.pk) in client.get(of_the_meeting).content.decode()


def test_a_move_with_a_digit_that_is_no_number_is_no_error(client, cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    client.force_login(cast.facilitator)
    for text in ("²", "9" * 5000):
        answer = client.post(reverse("rooms:drive", args=[meeting.pk]), {"verb": "next", "seen": text, "item": text})
        assert answer.status_code == 302
