"""Phones come in by a code: as one of the invited or as a guest, into this room only, as long as it is open."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from network.meetings.actions import cancel_meeting
from network.meetings.models import Invitee
from network.rooms.closing_actions import close_meeting
from network.rooms.models import Ballot, Participant
from network.rooms.people_actions import Joiner, NameTaken, free_place, join_room
from tests.threads import in_threads
from tests.world_rooms import a_running_meeting, a_vote, the_room


@pytest.fixture
def meeting(cast):
    return a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member], mode="hybrid")


def enter(meeting, who, *, attendance="present", phone=None):
    """A phone that joins: who it is, and what it was answered."""
    phone = phone or Client()
    code = the_room(meeting).code
    said = {"attendance": attendance, "client_key": str(uuid4())}
    said |= {"who": "guest", "name": who} if isinstance(who, str) else {"who": invitee(meeting, who).pk}
    return phone, phone.post(reverse("rooms:join", args=[code]), said)


def invitee(meeting, person):
    return Invitee.objects.get(meeting=meeting, person=person)


def page(phone, meeting):
    return phone.get(reverse("rooms:phone", args=[the_room(meeting).code]))


def test_a_code_may_be_typed_in_small_letters_and_with_a_gap(client, meeting):
    code = the_room(meeting).code
    response = client.post(reverse("rooms:enter"), {"code": f" {code[:3].lower()} {code[3:].lower()}"})
    assert response.url == reverse("rooms:phone", args=[code])
    assert client.get(response.url.lower()).url == response.url


def test_joining_is_checking_in(cast, meeting):
    phone, response = enter(meeting, cast.driver, attendance="virtual")
    assert response.status_code == 302
    assert invitee(meeting, cast.driver).attendance == "virtual"
    assert "You are here" in page(phone, meeting).content.decode()


def test_a_guest_is_counted_and_needs_a_name(cast, meeting):
    _, response = enter(meeting, " ")
    assert response.status_code == 422
    enter(meeting, "Gia Romano")
    assert Participant.objects.get().name == "Gia Romano"


def test_a_name_is_taken_once(cast, meeting):
    enter(meeting, cast.driver)
    stranger, response = enter(meeting, cast.driver)
    assert response.status_code == 422
    assert "Dana" not in page(stranger, meeting).content.decode()


def test_a_name_that_is_let_in_again_ends_the_earlier_phone(cast, meeting):
    first, _ = enter(meeting, cast.driver)
    free_place(Participant.objects.get())
    second, response = enter(meeting, cast.driver)
    assert response.status_code == 302
    assert "You are here" in page(second, meeting).content.decode()
    assert "Who are you?" in page(first, meeting).content.decode()


def test_the_cookie_is_of_this_room_and_opens_nothing_else(cast, meeting):
    phone, response = enter(meeting, "Gia")
    cookie = response.cookies["room"]
    assert cookie["path"] == f"/room/{the_room(meeting).code}/"
    assert cookie["httponly"]
    for name, args in (("room", [meeting.pk]), ("minutes", [meeting.pk]), ("people", [meeting.pk]), ("mine", [])):
        assert phone.get(reverse(f"rooms:{name}", args=args)).url.startswith("/accounts/login/")
    other = a_running_meeting(cast.network, by=cast.facilitator)
    phone.cookies["room"]["path"] = "/"
    assert "Who are you?" in page(phone, other).content.decode()


def test_somebody_signed_in_is_known_at_once(client, cast, meeting):
    client.force_login(cast.driver)
    assert "Are you here, Dana Whitfield?" in page(client, meeting).content.decode()
    client.post(reverse("rooms:phone_here", args=[the_room(meeting).code]), {"attendance": "present"})
    assert invitee(meeting, cast.driver).attendance == "present"


def test_opening_the_page_writes_nothing(client, cast, meeting):
    client.force_login(cast.driver)
    page(client, meeting)
    page(Client(), meeting)
    assert not Participant.objects.exists()


def test_a_phone_votes_and_changes_its_mind(cast, meeting):
    vote = a_vote(meeting, by=cast.facilitator)
    phone, _ = enter(meeting, "Gia")
    address = reverse("rooms:phone_ballot", args=[the_room(meeting).code, vote.pk])
    for level in ("2", "4"):
        assert phone.post(address, {"level": level}).status_code == 302
    assert Ballot.objects.get().said == {"level": 4}
    response = phone.post(address, {"level": "9"})
    assert response.status_code == 422
    kept = phone.post(address, {"level": "5"}, headers={"hx-request": "true"})
    assert "Your answer is kept" in kept.content.decode()


def test_a_phone_does_not_vote_in_another_meeting(cast, meeting):
    other = a_running_meeting(cast.network, by=cast.facilitator)
    vote = a_vote(other, by=cast.facilitator)
    phone, _ = enter(meeting, "Gia")
    phone.post(reverse("rooms:phone_ballot", args=[the_room(meeting).code, vote.pk]), {"level": "1"})
    assert not Ballot.objects.exists()


def test_nobody_votes_without_having_joined(client, cast, meeting):
    vote = a_vote(meeting, by=cast.facilitator)
    client.post(reverse("rooms:phone_ballot", args=[the_room(meeting).code, vote.pk]), {"level": "1"})
    assert not Ballot.objects.exists()


def test_a_phone_is_not_told_what_it_does_not_show(cast, meeting):
    from tests.world_rooms import a_note

    phone, _ = enter(meeting, "Gia")
    seen = page(phone, meeting)["ETag"]
    a_note(meeting, by=cast.facilitator)
    enter(meeting, cast.driver)
    headers = {"hx-request": "true", "if-none-match": seen}
    assert phone.get(reverse("rooms:phone", args=[the_room(meeting).code]), headers=headers).status_code == 304


def test_the_code_ends_with_the_meeting(cast, meeting):
    phone, _ = enter(meeting, "Gia")
    code = the_room(meeting).code
    close_meeting(meeting, by=cast.facilitator)
    assert the_room(meeting).code is None
    assert phone.get(reverse("rooms:phone", args=[code])).status_code == 404


def test_trying_codes_is_slow_and_does_not_shut_out_who_is_inside(cast, meeting):
    inside, _ = enter(meeting, "Gia")
    tries = Client()
    answers = {tries.get(reverse("rooms:phone", args=[f"AAAA{n:02}"])).status_code for n in range(40)}
    assert answers == {404, 429}
    assert page(tries, meeting).status_code == 429
    assert page(inside, meeting).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_phones_that_take_one_name_at_once(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver])
    room, joiner = the_room(meeting), Joiner("present", invitee=invitee(meeting, cast.driver).pk)

    def join(_):
        try:
            return join_room(room, joiner, client_key=uuid4()).pk
        except NameTaken:
            return None

    assert sum(1 for found in in_threads(join, 6) if found) == 1
    assert Participant.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_guest_whose_form_is_sent_twice_is_one_guest(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator)
    room, key = the_room(meeting), uuid4()
    in_threads(lambda _: join_room(room, Joiner("present", name="Gia"), client_key=key).pk, 5)
    assert Participant.objects.count() == 1


def test_a_guest_who_goes_back_and_takes_their_name_is_one_person_with_one_voice(cast, meeting):
    vote = a_vote(meeting, by=cast.facilitator)
    address, phone, key = reverse("rooms:join", args=[the_room(meeting).code]), Client(), str(uuid4())
    said = {"attendance": "present", "client_key": key}
    phone.post(address, {**said, "who": "guest", "name": "Dana"})
    phone.post(reverse("rooms:phone_ballot", args=[the_room(meeting).code, vote.pk]), {"level": "5"})
    assert Ballot.objects.count() == 1
    assert phone.post(address, {**said, "who": invitee(meeting, cast.driver).pk}).status_code == 302
    assert Participant.objects.get().person == cast.driver
    assert Ballot.objects.count() == 0


def test_nobody_takes_the_name_of_somebody_who_has_voted_on_their_own_page(client, cast, meeting):
    vote = a_vote(meeting, by=cast.facilitator)
    client.force_login(cast.driver)
    client.post(reverse("rooms:own_ballot", args=[meeting.pk, vote.pk]), {"level": "1"})
    assert Ballot.objects.get().said == {"level": 1}
    _, response = enter(meeting, cast.driver)
    assert response.status_code == 422
    assert str(cast.driver) not in response.content.decode()
    free_place(Participant.objects.get())  # the facilitator lets them in from another phone
    assert enter(meeting, cast.driver)[1].status_code == 302


def test_the_door_is_shut_when_the_meeting_is_called_off(cast, meeting):
    code = the_room(meeting).code
    phone, _ = enter(meeting, "Gia")
    cancel_meeting(meeting, by=cast.facilitator, why="Snow.")
    for someone in (phone, Client()):
        answer = someone.get(reverse("rooms:phone", args=[code]))
        assert answer.status_code == 404
        assert meeting.title not in answer.content.decode()
