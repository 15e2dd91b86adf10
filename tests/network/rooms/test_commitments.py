"""Answering what one promised: from a letter without signing in, from one's own page, by the hub."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.lib.signed import sign
from network.meetings.models import Commitment
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.rooms.closing_actions import close_meeting
from network.rooms.commitment_actions import answer
from network.rooms.commitment_links import PURPOSE, answer_link
from tests.world import a_seat
from tests.world_rooms import a_commitment, a_running_meeting


@pytest.fixture
def promised(cast):
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver])
    return a_commitment(meeting, cast.driver, by=cast.facilitator)


def link(commitment, state="done"):
    return answer_link(commitment.pk, state).partition("://")[2].partition("/")[2].join(["/", ""])


def test_opening_the_link_changes_nothing_and_has_the_answer_chosen(client, cast, promised):
    response = client.get(link(promised))
    assert response.status_code == 200
    assert re.search(r'value="done"[^>]*checked', response.content.decode())
    assert response["X-Robots-Tag"] == "noindex"
    promised.refresh_from_db()
    assert promised.state == "open"


def test_one_tap_says_so_and_it_can_be_changed(cast, promised):
    phone = Client(enforce_csrf_checks=False)
    assert "noted as done" in phone.post(link(promised), {"state": "done"}).content.decode()
    phone.post(link(promised), {"state": "stuck", "words": "No key to the room."})
    promised.refresh_from_db()
    assert (promised.state, promised.words) == ("stuck", "No key to the room.")


def test_from_the_letter_to_the_answer(client, cast, promised, perform_owed):
    close_meeting(promised.meeting, by=cast.facilitator)
    perform_owed()
    letter = next(letter for letter in mail.outbox if letter.to == [cast.driver.email])
    path = re.search(r"https?://[^/]+(/go/commitment/\S+\?answer=needs_help)", letter.body)
    assert path
    client.post(path[1], {"state": "needs_help", "words": "Who has a key?"})
    perform_owed()
    helped = [letter for letter in mail.outbox if letter.subject.startswith("Dana Whitfield needs help")]
    assert [letter.to for letter in helped] == [[cast.facilitator.email]]
    assert "Who has a key?" in helped[0].body
    assert helped[0].reply_to == [cast.driver.email]


def test_help_is_called_once_for_each_change(cast, promised, perform_owed):
    for state, words in (("stuck", "A"), ("stuck", "A"), ("done", ""), ("stuck", "B")):
        answer(promised, state, words=words)
    perform_owed()
    assert len([letter for letter in mail.outbox if "is stuck" in letter.subject]) == 1  # the first was over by then
    answer(promised, "needs_help", words="C")
    perform_owed()
    assert len([letter for letter in mail.outbox if "needs help" in letter.subject]) == 1


# Signed inside the test: a signature tells the time, and a test's name must not.
@pytest.mark.parametrize(("purpose", "commitment"), [(None, 0), ("letters", 1), (PURPOSE, 0)])
def test_a_link_that_is_not_ours_says_so(client, cast, purpose, commitment):
    token = sign(purpose, commitment=commitment) if purpose else "nonsense"
    response = client.get(reverse("rooms:answer_by_link", args=[token]))
    assert response.status_code == 404
    assert b"This link does not work" in response.content


def test_a_link_ends_long_after_its_day(client, cast, promised):
    Commitment.objects.filter(pk=promised.pk).update(due_on=timezone.localdate() - timedelta(days=301))
    assert client.get(link(promised)).status_code == 410


def test_nobody_answers_for_somebody_else_but_the_hub(client, cast, promised):
    address = reverse("rooms:commitment", args=[promised.pk])
    client.force_login(cast.sponsor)
    assert client.post(address, {"state": "done"}).status_code == 403
    client.force_login(cast.facilitator)
    assert client.post(address, {"state": "done"}).url == reverse("rooms:commitments", args=["sierra"])
    promised.refresh_from_db()
    assert promised.state == "done"


def test_the_hubs_list_begins_with_those_who_ask_for_help(client, cast, promised):
    other = a_commitment(promised.meeting, cast.facilitator, "Call the county", by=cast.facilitator)
    Commitment.objects.filter(pk=other.pk).update(due_on=timezone.localdate() - timedelta(days=3))
    answer(promised, "stuck", words="They never call back.")
    client.force_login(cast.facilitator)
    page = client.get(reverse("rooms:commitments", args=["sierra"])).content.decode()
    assert "2 are open; 1 asks for help; the day of 1 has passed." in page
    assert page.index("They never call back.") < page.index("Call the county")


def test_ones_own_list_holds_ones_own(client, cast, promised):
    a_commitment(promised.meeting, cast.facilitator, "Call the county", by=cast.facilitator)
    client.force_login(cast.driver)
    page = client.get(reverse("rooms:mine")).content.decode()
    assert promised.what in page
    assert "Call the county" not in page


def test_the_link_of_somebody_who_has_left_the_network_opens_nothing(client, cast, promised):
    RoleGrant.objects.filter(person=cast.driver).delete()
    response = client.post(link(promised), {"state": "done"})
    assert response.status_code == 404
    assert promised.what not in response.content.decode()
    promised.refresh_from_db()
    assert promised.state == "open"


def test_who_has_left_the_hub_is_not_asked_for_help(cast, promised, perform_owed):
    answer(promised, "needs_help", words="Who has a key?", by=cast.driver)
    RoleGrant.objects.filter(person=cast.facilitator).delete()
    a_seat(cast.neighbour, cast.facilitator, Role.DRIVER)
    perform_owed()
    assert [letter.subject for letter in mail.outbox if letter.to == [cast.facilitator.email]] == []
