"""The feedback pages: who reads what, averages over meetings, and what was done about it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from network.feedback.actions import keep_promise, promise
from network.feedback.models import MeetingFeedback, Promise
from network.feedback.said import you_said_we_did
from network.feedback.scores import scores
from network.lib.suppression import Hidden
from network.meetings.models import Meeting
from network.questionnaires.actions import close_wave
from tests.world_questions import a_feedback, a_past_meeting, a_shown_feedback, marks, people


def page(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(name, args=args)).content.decode()


def test_everybody_of_the_network_reads_what_it_adds_up_to(cast, client):
    feedback = a_shown_feedback(cast.network)
    body = page(client, cast.sponsor, "feedback:meeting", feedback.meeting_id)
    assert "6 of 6 have answered; on average they agree with 4.0 of 5." in body
    assert "Start with a question (3)." in body
    assert "Who has not answered" not in body
    assert "Take it up" not in body


def test_the_hub_sees_who_has_not_answered_though_answers_are_anonymous(cast, client):
    feedback = a_feedback(a_past_meeting(cast.network, *people(7)), *[marks(4)] * 5)
    body = page(client, cast.facilitator, "feedback:meeting", feedback.meeting_id)
    assert "5 of 7 have answered." in body
    assert [f"Person p{number}" in body for number in range(7)] == [False] * 5 + [True] * 2
    assert "on average" not in body
    assert "Nothing is shown while answers still come in" in body


def test_closing_shows_what_was_said_and_takes_no_more(cast, client):
    feedback = a_feedback(a_past_meeting(cast.network, *people(7)), *[marks(4, delta="Less talk.")] * 5)
    client.force_login(cast.facilitator)
    client.post(reverse("feedback:close", args=[feedback.meeting_id]))
    body = page(client, cast.facilitator, "feedback:meeting", feedback.meeting_id)
    assert "on average they agree with 4.0 of 5" in body
    assert body.count("Less talk.") == 10, "each once, and once in its link"


def test_a_meeting_that_has_begun_leads_to_what_people_said(cast, client):
    feedback = a_shown_feedback(cast.network)
    to_come = a_past_meeting(cast.network, days_ago=-5)
    link = "feedback:meeting"
    assert reverse(link, args=[feedback.meeting_id]) in page(
        client, cast.driver, "meetings:meeting", feedback.meeting_id
    )
    assert reverse(link, args=[to_come.pk]) not in page(client, cast.driver, "meetings:meeting", to_come.pk)


def test_of_four_answers_neither_numbers_nor_words_are_shown(cast, client):
    feedback = a_feedback(a_past_meeting(cast.network, *people(6)), *[marks(2, delta="Less talk.")] * 4)
    close_wave(feedback.wave, by=cast.facilitator)
    for person in (cast.facilitator, cast.driver):
        body = page(client, person, "feedback:meeting", feedback.meeting_id)
        assert "4 of 6 have answered: too few to show more." in body
        assert "Less talk." not in body
    found = scores([feedback.meeting], timezone.now())[feedback.meeting_id]
    assert isinstance(found.overall, Hidden)
    assert found.words == "4 answers: too few to show"
    body = page(client, cast.driver, "feedback:network", cast.network.slug)
    assert "4 answers: too few to show" in body


def test_a_statement_of_few_stays_out_of_the_whole(cast):
    said = [marks(4)] * 5 + [marks(4) | {"learned": None}] * 1
    crowd = people(6)
    feedback = a_feedback(
        a_past_meeting(cast.network, *crowd), *[one | {"learned": None} for one in said[:2]], *said[2:]
    )
    found = scores([feedback.meeting], timezone.now())[feedback.meeting_id]
    assert isinstance(found.statements["learned"], Hidden)
    assert found.overall.n == 4 * 6


def test_averages_over_meetings_stand_beside_their_own_past(cast, client):
    crowd = people(6)
    first = a_feedback(a_past_meeting(cast.network, *crowd, title="October", days_ago=60), *[marks(3)] * 6)
    a_feedback(a_past_meeting(cast.network, *crowd, title="December", days_ago=3), *[marks(4)] * 6)
    body = page(client, cast.driver, "feedback:network", cast.network.slug)
    assert "got 4.0 of 5, 1.0 more than the one before (2 meetings so far)" in body
    assert body.index("October") < body.index("December")
    assert reverse("feedback:meeting", args=[first.meeting_id]) in body


@pytest.mark.parametrize("name", ["feedback:network", "feedback:meeting"])
def test_pages_cost_the_same_for_many_rows(cast, client, name):
    a_shown_feedback(cast.network, 5)
    meeting = MeetingFeedback.objects.get().meeting

    def cost():
        args = [cast.network.slug] if name == "feedback:network" else [meeting.pk]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, cast.facilitator, name, *args)
        return len(queries)

    cost()  # signs in
    before = cost()
    for days in (20, 40, 60):
        made = a_shown_feedback(cast.network, 9, days_ago=days)
        promise(made.meeting, "Too long.", by=cast.facilitator)
        promise(meeting, "Too long.", by=cast.facilitator)
    assert cost() == before


# --- you said, we did ---------------------------------------------------------------------------------------------


def test_a_thing_to_change_is_taken_up_in_the_hubs_words_once(cast, client):
    feedback = a_shown_feedback(cast.network)
    client.force_login(cast.facilitator)
    address = reverse("feedback:take_up", args=[feedback.meeting_id])
    assert "Start with a question (" in client.get(f"{address}?from=0").content.decode()
    assert client.get(f"{address}?from=99").status_code == 200
    said = {"heard": "Too much listening", "did": "", "client_key": "7f0c7a3e-1111-4222-8333-444455556666"}
    client.post(address, said)
    client.post(address, said)
    made = Promise.objects.get()
    client.post(reverse("feedback:promise", args=[made.pk]), said | {"did": "We begin in pairs.", "done": "on"})
    assert "We begin in pairs." in page(client, cast.sponsor, "feedback:meeting", feedback.meeting_id)


def test_what_is_done_says_how(cast, client):
    made = promise(a_past_meeting(cast.network), "Too long.", by=cast.facilitator)
    client.force_login(cast.facilitator)
    answer = client.post(
        reverse("feedback:promise", args=[made.pk]),
        {"heard": "Too long.", "done": "on", "client_key": "7f0c7a3e-1111-4222-8333-444455556666"},
    )
    assert answer.status_code == 422
    assert "Say in a sentence what was done." in answer.content.decode()


def test_the_next_meeting_opens_with_what_is_news(cast):
    old = a_past_meeting(cast.network, title="August", days_ago=120)
    last = a_past_meeting(cast.network, title="October", days_ago=60)
    of_a_team = a_past_meeting(cast.network, title="Team", days_ago=10, scope=f"member:{cast.member.pk}")
    next_one = a_past_meeting(cast.network, title="December", days_ago=-5)
    long_done = promise(old, "Cold room.", by=cast.facilitator, did="Another room.")
    keep_promise(long_done, "Another room.", by=cast.facilitator)
    Promise.objects.filter(pk=long_done.pk).update(done_at=timezone.now() - timedelta(days=100))
    promise(old, "Long drive.", by=cast.facilitator)
    done = promise(last, "Too much listening.", by=cast.facilitator)
    keep_promise(done, "We begin in pairs.", by=cast.facilitator)
    promise(of_a_team, "Ours alone.", by=cast.facilitator)
    found = [(said.heard, said.did, said.done) for said in you_said_we_did(cast.network, next_one)]
    assert found == [("Long drive.", "", False), ("Too much listening.", "We begin in pairs.", True)]
    assert you_said_we_did(cast.network, Meeting.objects.get(pk=old.pk)) == ()
