"""What was decided stands beside its meeting for good, for those who may read that meeting."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.meetings.agenda_actions import decide
from network.meetings.models import Decision
from network.rooms.closing_actions import close_meeting
from network.rooms.decision_log import decision_log
from network.rooms.vote_actions import cast_ballot, close_vote
from tests.world_rooms import a_phone, a_running_meeting, a_vote, on_to_the_next


@pytest.fixture
def decided(cast):
    """Decided after a vote, with the driver there and the teacher not seen."""
    meeting = a_running_meeting(cast.network, by=cast.facilitator, people=[cast.driver, cast.team_member])
    item = on_to_the_next(meeting, by=cast.facilitator)
    vote = a_vote(meeting, by=cast.facilitator, item=item.pk)
    cast_ballot(vote, a_phone(meeting, cast.driver), {"level": 4})
    close_vote(vote)
    decide(meeting, "We try talk moves.", by=cast.facilitator, item=item, because="they cost nothing")
    close_meeting(meeting, by=cast.facilitator)
    return meeting


def page_for(client, person, network):
    client.force_login(person)
    return client.get(reverse("rooms:decisions", args=[network.slug]))


def test_a_decision_says_where_why_after_which_vote_and_who_was_there(client, cast, decided):
    page = page_for(client, cast.neighbour_driver, cast.network).content.decode()
    for words in ("We try talk moves.", "Why: they cost nothing", "1 answer, all at 4.", "1 of 2 were there"):
        assert words in page
    assert reverse("rooms:minutes", args=[decided.pk]) in page
    assert cast.driver.name not in page


def test_what_a_team_decided_for_itself_stays_with_it(client, cast):
    own = a_running_meeting(cast.network, by=cast.facilitator, kind="team", scope=f"member:{cast.member.pk}")
    decide(own, "We begin with grade four.", by=cast.facilitator)
    assert "grade four" in page_for(client, cast.driver, cast.network).content.decode()
    assert "grade four" not in page_for(client, cast.neighbour_driver, cast.network).content.decode()
    assert page_for(client, cast.other_facilitator, cast.network).status_code == 404


def test_as_many_queries_for_one_as_for_many(cast, decided):
    for n in range(5):
        decide(decided, f"Decision {n}", by=cast.facilitator, item=decided.items.first())
    with CaptureQueriesContext(connection) as asked:
        _, rows = decision_log(Decision.objects.filter(network=cast.network), None)
    assert len(rows) == 6
    assert len(asked) == 4
