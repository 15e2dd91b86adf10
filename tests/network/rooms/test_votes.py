"""Votes are blind until they are closed, one answer a person, however often and from wherever it is sent."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from network.rooms.board import board_of
from network.rooms.models import Ballot, Vote
from network.rooms.vote_actions import Asked, VoteClosed, VoteOpen, ask_again, cast_ballot, close_vote, open_vote
from tests.threads import in_threads
from tests.world_rooms import a_phone, a_running_meeting, a_vote


@pytest.fixture
def meeting(cast):
    return a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member])


def shown(meeting):
    return board_of(meeting, timezone.now()).votes[-1]


def test_nothing_is_shown_before_it_is_closed(cast, meeting):
    vote = a_vote(meeting, by=cast.facilitator)
    cast_ballot(vote, a_phone(meeting, cast.driver), {"level": 2})
    assert (shown(meeting).answered, shown(meeting).result) == (1, None)
    assert close_vote(vote)
    assert not close_vote(vote)
    assert "One with doubts" in shown(meeting).result.sentence


def test_the_last_answer_counts(cast, meeting):
    vote, phone = a_vote(meeting, by=cast.facilitator), a_phone(meeting, cast.driver)
    for level in (1, 5):
        cast_ballot(vote, phone, {"level": level})
    assert Ballot.objects.get().said == {"level": 5}


def test_a_closed_vote_takes_no_answer(cast, meeting):
    vote, phone = a_vote(meeting, by=cast.facilitator), a_phone(meeting, "Guest")
    close_vote(vote)
    with pytest.raises(VoteClosed):
        cast_ballot(vote, phone, {"level": 1})


def test_one_question_at_a_time(cast, meeting):
    first = a_vote(meeting, by=cast.facilitator)
    with pytest.raises(VoteOpen) as refused:
        a_vote(meeting, by=cast.facilitator)
    assert refused.value.vote == first


def test_the_same_question_once_more_leaves_the_first_answers(cast, meeting):
    vote = a_vote(meeting, "dots", "Which one?", by=cast.facilitator, options=("a", "b"), dots=2)
    phone = a_phone(meeting, cast.driver)
    cast_ballot(vote, phone, {"dots": [2, 0]})
    close_vote(vote)
    again = ask_again(vote, by=cast.facilitator)
    cast_ballot(again, phone, {"dots": [0, 2]})
    close_vote(again)
    first, second = board_of(meeting, timezone.now()).votes
    assert (first.result.bars[0].label, second.result.bars[0].label) == ("a", "b")
    assert second.again


def test_silent_writing_is_shown_without_names(cast, meeting):
    vote = a_vote(meeting, "writing", "What gets in the way?", by=cast.facilitator)
    cast_ballot(vote, a_phone(meeting, cast.driver), {"lines": ["Time", "Buses"]})
    cast_ballot(vote, a_phone(meeting, cast.team_member), {"lines": ["Substitutes"]})
    close_vote(vote)
    result = shown(meeting).result
    assert sorted(result.lines) == ["Buses", "Substitutes", "Time"]
    assert "Dana" not in str(result)


def test_a_thought_that_is_too_long_comes_back_whole(client, cast, meeting):
    vote = a_vote(meeting, "writing", "What gets in the way?", by=cast.facilitator)
    client.force_login(cast.driver)
    address = reverse("rooms:own_ballot", args=[meeting.pk, vote.pk])
    response = client.post(address, {"lines": f"Buses\n{'x' * 301}"})
    assert response.status_code == 422
    assert "has 301 characters" in response.content.decode()
    assert "x" * 301 in response.content.decode()
    assert not Ballot.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_at_once(cast):
    """Two who open a vote open one; a phone that sends twice has one ballot; none slips in after closing."""
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver])
    key = uuid4()
    asked = Asked("fist", "Do we try it?")
    votes = in_threads(lambda _: open_vote(meeting, asked, by=cast.facilitator, client_key=key).pk, 4)
    assert len(set(votes)) == 1
    vote, phone = Vote.objects.get(), a_phone(meeting, cast.driver)
    in_threads(lambda level: cast_ballot(vote, phone, {"level": level}), 4)
    assert Ballot.objects.count() == 1

    def cast_or_close(index):
        if index == 2:
            return close_vote(vote)
        try:
            cast_ballot(vote, phone, {"level": 5})
        except VoteClosed:
            return None
        return None

    in_threads(cast_or_close, 5)
    closed = Vote.objects.get()
    assert Ballot.objects.get().at <= closed.closed_at
