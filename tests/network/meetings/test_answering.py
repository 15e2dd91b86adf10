"""Answering by the link of a letter and signed in."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from network.meetings.actions import cancel_meeting, withdraw
from network.meetings.links import answer_address
from network.meetings.models import Invitee, Meeting
from tests.world_meetings import a_meeting, the_invitee


def path_of(asked: Invitee, answer: str = "") -> str:
    return "/" + answer_address(asked, answer).split("/", 3)[3]


@pytest.fixture
def asked(cast):
    meeting = a_meeting(cast.network, people=[cast.driver, cast.sponsor], by=cast.facilitator)
    return the_invitee(meeting, cast.driver)


@pytest.fixture
def strict():
    """A browser without cookies that another site's page could not use: no sign-in, CSRF checked as in earnest."""
    return Client(enforce_csrf_checks=True)


def test_from_the_letter_to_an_answer_without_signing_in(asked, strict, perform_owed):
    perform_owed()
    [letter] = [letter for letter in mail.outbox if letter.to == [asked.person.email]]
    address = re.search(r"https?://[^/]+(/go/invitation/\S+answer=no)", letter.body)[1]
    page = strict.get(address)
    asked.refresh_from_db()
    assert asked.answer == ""  # looking changes nothing
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    html = page.content.decode()
    assert re.search(r'value="no"[^>]*checked', html)
    assert html.index("No substitute") < html.index("The drive")
    assert "csrftoken" not in strict.cookies
    answered = strict.post(
        address, {"answer": "no", "reason": "no_substitute", "words": "Ask me for Friday."}, follow=True
    )
    asked.refresh_from_db()
    assert (asked.answer, asked.reason, asked.words) == ("no", "no_substitute", "Ask me for Friday.")
    assert "you cannot come" in answered.content.decode()


def test_another_answer_counts_and_the_page_says_which(asked, strict):
    for answer, words in (("no", "you cannot come"), ("virtual", "you join by link"), ("yes", "you come")):
        page = strict.post(path_of(asked), {"answer": answer, "reason": "ill"}, follow=True)
        assert words in page.content.decode()
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == ("yes", "")


def test_a_form_without_an_answer_keeps_what_was_typed(asked, strict):
    page = strict.post(path_of(asked), {"words": "Late by ten minutes"})
    assert page.status_code == 422
    assert "Choose yes or no." in page.content.decode()
    assert "Late by ten minutes" in page.content.decode()


def test_nobody_else_is_named_on_the_page(asked, strict, cast):
    assert str(cast.sponsor) not in strict.get(path_of(asked)).content.decode()


@pytest.mark.parametrize("token", ["made-up", "eyJpIjoxfQ:1x:zzz"])
def test_a_made_up_link_is_a_kind_page(db, cast, strict, token):
    page = strict.get(f"/go/invitation/{token}/")
    assert page.status_code == 404
    assert "This link does not work" in page.content.decode()


def test_withdrawn_the_link_has_ended(asked, strict, cast):
    path = path_of(asked)
    withdraw(asked, by=cast.facilitator)
    for page in (strict.get(path), strict.post(path, {"answer": "yes"})):
        assert page.status_code == 410
        assert asked.meeting.title not in page.content.decode()


def test_called_off_and_over_are_said_kindly(asked, strict, cast):
    cancel_meeting(asked.meeting, by=cast.facilitator, why="Snow on the pass.")
    page = strict.get(path_of(asked))
    assert (page.status_code, "Snow on the pass." in page.content.decode()) == (200, True)
    assert strict.post(path_of(asked), {"answer": "yes"}).status_code == 200
    asked.refresh_from_db()
    assert asked.answer == ""
    start = asked.meeting.starts_at.replace(year=2020)
    Meeting.objects.filter(pk=asked.meeting_id).update(state="planned", starts_at=start, ends_at=start.replace(hour=23))
    assert strict.get(path_of(asked)).status_code == 410


def test_signed_in_the_same_form_stands_on_the_meeting(asked, client, cast):
    client.force_login(cast.driver)
    path = f"/meetings/{asked.meeting_id}/"
    assert "Do you come?" in client.get(path).content.decode()
    client.post(f"{path}answer/", {"answer": "no", "reason": "drive"})
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == ("no", "drive")
    assert client.post(f"{path}answer/", {"answer": "perhaps"}).status_code == 422
    client.force_login(cast.team_member)  # sees the meeting, is not invited
    assert client.post(f"{path}answer/", {"answer": "yes"}).status_code == 404


def test_an_invitation_taken_back_closes_the_meeting_of_another_district(client, cast):
    meeting = a_meeting(cast.network, people=[cast.neighbour_driver], scope=f"member:{cast.member.pk}")
    page = reverse("meetings:meeting", args=[meeting.pk])
    client.force_login(cast.neighbour_driver)
    assert client.get(page).status_code == 200
    withdraw(the_invitee(meeting, cast.neighbour_driver), by=cast.facilitator)
    assert client.get(page).status_code == 404
    assert client.get(reverse("meetings:calendar_file", args=[meeting.pk])).status_code == 404
