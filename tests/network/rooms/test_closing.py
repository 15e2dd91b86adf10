"""Closing: one transaction, one letter each, and what was not reached goes on by itself."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from network.meetings.actions import answer_invitation
from network.meetings.agenda_actions import Item, add_item, decide
from network.meetings.models import Invitee, Meeting
from network.membership.models import RoleGrant
from network.outbox.models import Effect
from network.rooms.actions import NotRunning, edit_note
from network.rooms.board import here
from network.rooms.closing_actions import close_meeting, correct_minutes, send_minutes
from network.rooms.models import Minutes
from network.rooms.people_actions import Noted, note_attendance
from network.rooms.vote_actions import close_vote
from tests.threads import in_threads
from tests.world_meetings import a_meeting, the_invitee
from tests.world_rooms import a_commitment, a_note, a_phone, a_running_meeting, a_vote, on_to_the_next


@pytest.fixture
def meeting(cast):
    """The driver is there, the teacher is not; one item had its turn, two had none."""
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member])
    item = on_to_the_next(meeting, by=cast.facilitator)
    a_note(meeting, by=cast.driver, item=item.pk)
    decide(meeting, "We try talk moves.", by=cast.facilitator, item=item, because="they cost nothing")
    a_commitment(meeting, cast.driver, "Print the poster", by=cast.facilitator)
    a_phone(meeting, cast.driver)
    missing = Invitee.objects.get(meeting=meeting, person=cast.team_member)
    note_attendance(meeting, {missing.pk: Noted("absent", "no_substitute")}, by=cast.facilitator)
    return meeting


def letters(subject="Minutes"):
    return {letter.to[0]: letter for letter in mail.outbox if letter.subject.startswith(subject)}


def test_closing_stops_the_clock_and_shuts_the_door(cast, meeting):
    a_vote(meeting, by=cast.facilitator)
    close_meeting(meeting, by=cast.facilitator)
    meeting.refresh_from_db()
    assert meeting.state == "closed"
    assert list(meeting.items.values_list("state", flat=True)) == ["done", "unheard", "unheard"]
    assert meeting.room.ended_at
    assert meeting.votes.get().closed_at


def test_what_was_not_reached_goes_onto_the_next_agenda(cast, meeting):
    later = a_meeting(cast.network, by=cast.facilitator, tell=False)
    close_meeting(meeting, by=cast.facilitator)
    assert [item.title.split(":")[0] for item in later.items.all()] == ["Consultancy", "Choose the next prototype"]


def test_what_every_meeting_has_anew_is_not_said_to_go_to_the_next(client, cast, meeting):
    add_item(meeting, Item("Who does what", fact_key="frame:closing"), by=cast.facilitator)
    client.force_login(cast.facilitator)
    assert "Who does what<" not in client.get(reverse("rooms:close", args=[meeting.pk])).content.decode()
    assert "Who does what" not in close_meeting(meeting, by=cast.facilitator).data["unheard"]


def test_whoever_said_no_is_counted_as_missing_for_the_reason_they_gave(cast):
    """Nobody has to note again what somebody answered to the invitation; what was seen in the room wins."""
    people = [cast.driver, cast.team_member, cast.sponsor]
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=people)
    for person in (cast.driver, cast.team_member):
        answer_invitation(the_invitee(meeting, person), "no", reason="no_substitute", words="Flu.")
    a_phone(meeting, cast.driver)  # came after all
    assert (here(meeting).absent, here(meeting).unknown) == (1, 1)
    attendance = close_meeting(meeting, by=cast.facilitator).data["attendance"]
    assert (attendance["present"], attendance["absent"], attendance["unknown"]) == (1, 1, 1)
    assert attendance["reasons"] == [["No substitute", 1]]
    assert "Flu" not in str(attendance)


def test_the_letter_holds_what_was_written_down(cast, meeting, perform_owed):
    vote = a_vote(meeting, by=cast.facilitator, item=meeting.items.get(state="running").pk)
    a_note(meeting, "Parking was tight.", by=cast.driver)
    close_vote(vote)
    close_meeting(meeting, by=cast.facilitator)
    perform_owed()
    body = letters()[cast.team_member.email].body
    assert "* Pairs talk more than groups." in body
    assert "Do we try it? Nobody has answered." in body
    assert "THE MEETING AS A WHOLE" in body
    assert "* Parking was tight." in body


def test_everybody_invited_gets_one_letter_there_or_not(cast, meeting, perform_owed):
    close_meeting(meeting, by=cast.facilitator)
    close_meeting(meeting, by=cast.facilitator)
    perform_owed()
    told = letters()
    assert set(told) == {cast.driver.email, cast.team_member.email, cast.facilitator.email}
    assert len([letter for letter in mail.outbox if letter.subject.startswith("Minutes")]) == 3
    for letter in told.values():
        assert "We try talk moves." in letter.body
        assert "why: they cost nothing" in letter.body
        assert "You get this letter because" in letter.body


def test_a_letter_holds_ones_own_promises_with_a_link_for_each_answer(cast, meeting, perform_owed):
    close_meeting(meeting, by=cast.facilitator)
    perform_owed()
    mine, theirs = letters()[cast.driver.email], letters()[cast.team_member.email]
    assert len(re.findall(r"/go/commitment/\S+\?answer=(done|stuck|needs_help)", mine.body)) == 3
    assert "/go/commitment/" not in theirs.body
    assert "Dana Whitfield: Print the poster" in theirs.body


def test_only_who_was_there_is_asked_how_it_was(cast, meeting, perform_owed):
    close_meeting(meeting, by=cast.facilitator)
    perform_owed()
    assert "How was it?" in letters()[cast.driver.email].alternatives[0][0]
    assert "You were missed" in letters()[cast.team_member.email].body
    assert "HOW WAS IT" not in letters()[cast.team_member.email].body


def test_a_meeting_held_on_paper_can_be_closed_too(cast):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False, starts_at=timezone.now() - timedelta(hours=4))
    assert close_meeting(meeting, by=cast.facilitator).version == 1


@pytest.mark.parametrize("state", ["proposed", "planned", "cancelled"])
def test_what_has_not_begun_is_not_closed(cast, state):
    meeting = a_meeting(cast.network, by=cast.facilitator, tell=False)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    with pytest.raises(NotRunning):
        close_meeting(meeting, by=cast.facilitator)
    assert not Effect.objects.filter(kind="minutes").exists()


def test_reasons_are_counted_not_named(client, cast, meeting):
    minutes = close_meeting(meeting, by=cast.facilitator)
    assert minutes.data["attendance"]["reasons"] == [["No substitute", 1]]
    client.force_login(cast.driver)
    page = client.get(reverse("rooms:minutes", args=[meeting.pk])).content.decode()
    assert "no substitute 1" in page
    assert "Tomas" not in page


def test_an_illness_is_nobodys_business(cast, meeting):
    Invitee.objects.filter(meeting=meeting, attendance="absent").update(absence="ill")
    assert close_meeting(meeting, by=cast.facilitator).data["attendance"]["reasons"] == [["Other reasons", 1]]


def test_the_minutes_stay_as_they_were_frozen(client, cast, meeting):
    close_meeting(meeting, by=cast.facilitator)
    edit_note(meeting.notes.get(), "Something else.", by=cast.facilitator, seen=1)
    client.force_login(cast.driver)
    page = client.get(reverse("rooms:minutes", args=[meeting.pk])).content.decode()
    assert "Pairs talk more than groups." in page


def test_a_correction_is_a_new_version_and_is_mailed_only_when_asked(cast, meeting, perform_owed):
    close_meeting(meeting, by=cast.facilitator)
    perform_owed()
    edit_note(meeting.notes.get(), "Pairs talk less.", by=cast.facilitator, seen=1)
    second = correct_minutes(meeting, "More was less.", by=cast.facilitator, seen=1)
    assert correct_minutes(meeting, "More was less.", by=cast.facilitator, seen=1) == second
    perform_owed()
    assert not letters("Corrected")
    assert send_minutes(second, by=cast.facilitator)
    assert not send_minutes(second, by=cast.facilitator)
    perform_owed()
    assert len(letters("Corrected")) == 3
    assert "More was less." in letters("Corrected")[cast.driver.email].body


def test_after_closing_only_the_hub_changes_notes(client, cast, meeting):
    close_meeting(meeting, by=cast.facilitator)
    note = meeting.notes.get()
    client.force_login(cast.driver)
    client.post(reverse("rooms:note", args=[note.pk]), {"text": "Mine.", "seen": 1})
    added = {"text": "Late.", "client_key": "6f1c2a52-0c2e-4f0a-9a39-6a5c1e0a1111"}
    client.post(reverse("rooms:add_note", args=[meeting.pk]), added)
    assert [row.text for row in meeting.notes.all()] == ["Pairs talk more than groups."]
    client.force_login(cast.facilitator)
    client.post(reverse("rooms:add_note", args=[meeting.pk]), added)
    assert meeting.notes.count() == 2


def test_the_page_says_what_is_still_open(client, cast, meeting):
    client.force_login(cast.facilitator)
    page = client.get(reverse("rooms:close", args=[meeting.pk])).content.decode()
    assert "They wait, and go onto the agenda" in page
    assert "Print the poster" in page
    response = client.post(reverse("rooms:close", args=[meeting.pk]))
    assert response.url == reverse("rooms:minutes", args=[meeting.pk])
    assert "on their way to 3 people" in client.get(response.url).content.decode()


@pytest.mark.django_db(transaction=True)
def test_closed_by_two_at_once_each_letter_is_owed_once(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member])
    made = in_threads(lambda _: close_meeting(meeting, by=cast.facilitator).pk, 5)
    assert len(set(made)) == 1
    assert Minutes.objects.count() == 1
    assert Effect.objects.filter(kind="minutes").count() == 3


def test_whoever_has_left_the_network_gets_no_minutes(cast, meeting, perform_owed):
    RoleGrant.objects.filter(person=cast.team_member).delete()
    close_meeting(meeting, by=cast.facilitator)
    RoleGrant.objects.filter(person=cast.driver).delete()  # after the letters were owed
    perform_owed()
    assert set(letters()) == {cast.facilitator.email}
