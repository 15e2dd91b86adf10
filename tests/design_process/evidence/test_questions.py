"""How might we …: questions follow from insights; everybody has one vote, and reads the others' once it is given."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from design_process.evidence.insights.models import HowMightWe, Vote, Voting
from design_process.evidence.insights.question_actions import plain
from design_process.evidence.insights.question_actions import vote as give
from tests.world_evidence import a_question, an_insight, some_evidence


@pytest.fixture
def insight(cast):
    return an_insight(some_evidence(cast.member, by=cast.driver), by=cast.driver)


def page_of(client, cast, who):
    client.force_login(cast.everyone[who])
    return client.get(reverse("insights:questions", args=[cast.member.pk]))


def votes_on(answer):
    return {line.question.question: line.votes for part in answer.context["rounds"] for line in part.lines}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("How might we listen more?", "listen more"),
        ("how might we … wait", "wait"),
        ("  wait \n longer ?", "wait longer"),
        ("How might we?", ""),
        ("HOW MIGHT WE, listen", "listen"),
    ],
)
def test_a_question_is_kept_without_its_frame(typed, kept):
    assert plain(typed) == kept


def test_a_question_follows_from_an_insight_of_its_team(client, cast, insight):
    other = an_insight(some_evidence(cast.neighbour, by=cast.neighbour_driver), by=cast.neighbour_driver)
    address = reverse("insights:ask", args=[cast.member.pk])
    client.force_login(cast.team_member)
    assert client.get(f"{address}?insight={insight.pk}").context["form"]["insights"].value() == [str(insight.pk)]
    form = {"question": "How might we make it safe to be wrong?", "client_key": str(uuid4())}
    for wrong in ({}, {"insights": [other.pk]}, {"insights": [insight.pk], "question": "How might we?"}):
        answer = client.post(address, {**form, **wrong})
        assert answer.status_code == 422
    for _ in range(2):
        assert client.post(address, {**form, "insights": [insight.pk]}).status_code == 302
    asked = HowMightWe.objects.get()
    assert (str(asked), [*asked.insights.all()]) == ("How might we make it safe to be wrong?", [insight])
    again = client.post(address, {**form, "insights": [insight.pk], "client_key": str(uuid4())})
    assert again.status_code == 422
    assert "has asked this already" in again.content.decode()


def test_votes_are_blind_until_one_has_voted_or_the_hub_closes(client, cast, insight):
    safe, wait = a_question(insight, "make it safe", by=cast.driver), a_question(insight, "wait", by=cast.driver)
    assert votes_on(page_of(client, cast, "driver")) == {"make it safe": None, "wait": None}
    for asked in (safe, wait, safe):  # the first stays, however often one taps
        client.post(reverse("insights:vote", args=[asked.pk]))
    assert Vote.objects.get().question == safe
    answer = page_of(client, cast, "driver")
    assert votes_on(answer) == {"make it safe": 1, "wait": 0}
    assert "one of them yours" in answer.content.decode()
    for who in ("team_member", "facilitator"):
        blind = page_of(client, cast, who)
        assert votes_on(blind) == {"make it safe": None, "wait": None}
        assert "1 of 2 in the team have voted" in blind.content.decode()
        assert "1 vote" not in blind.content.decode()
    client.force_login(cast.facilitator)
    assert client.post(reverse("insights:vote", args=[wait.pk])).status_code == 403  # the team's choice
    client.post(reverse("insights:close", args=[safe.voting_id]))
    assert votes_on(page_of(client, cast, "team_member")) == {"make it safe": 1, "wait": 0}
    client.post(reverse("insights:vote", args=[wait.pk]))
    assert Vote.objects.count() == 1
    with pytest.raises(IntegrityError, match="vote_once"), transaction.atomic():
        Vote.objects.create(network=cast.network, voting=safe.voting, question=wait, by=cast.driver)


def test_the_next_question_after_the_end_opens_the_next_round(client, cast, insight):
    first = a_question(insight, "make it safe", by=cast.driver)
    give(first, by=cast.driver)
    client.force_login(cast.facilitator)
    for _ in range(2):
        client.post(reverse("insights:close", args=[first.voting_id]))
    closed = Voting.objects.get()
    assert closed.closed_by == cast.facilitator
    second = a_question(insight, "wait", by=cast.driver)
    assert (second.voting.number, second.voting.closed_at) == (2, None)
    answer = page_of(client, cast, "driver")
    assert votes_on(answer) == {"wait": None, "make it safe": 1}
    assert answer.context["rounds"][0].may_vote
    with pytest.raises(IntegrityError, match="voting_one_open"), transaction.atomic():
        Voting.objects.update(closed_at=None)


def test_a_question_that_is_voted_on_stays_as_it_is(client, cast, insight):
    asked, other = a_question(insight, "make it safe", by=cast.driver), a_question(insight, "wait", by=cast.driver)
    address = reverse("insights:edit_question", args=[asked.pk])
    client.force_login(cast.driver)
    seen = client.get(address).context["form"].initial["seen"]
    form = {"question": "make a wrong step safe", "insights": [insight.pk], "seen": seen, "client_key": str(uuid4())}
    assert client.post(address, {**form, "question": "wait"}).status_code == 422
    assert client.post(address, form).status_code == 302
    assert client.post(address, {**form, "question": "something else"}).status_code == 409  # changed since
    give(other, by=cast.team_member)  # for another one: the page tells nobody for which
    seen = client.get(address).context["form"].initial["seen"]
    late = client.post(address, {**form, "question": "something else", "seen": seen})
    assert late.status_code == 409
    assert "Voting has begun" in late.content.decode()
    assert HowMightWe.objects.get(pk=asked.pk).question == "make a wrong step safe"


def test_many_questions_ask_no_more_of_the_database_than_few(client, cast, insight):
    def asked():
        page_of(client, cast, "driver")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("insights:questions", args=[cast.member.pk]))
        return len(queries)

    give(a_question(insight, by=cast.driver), by=cast.driver)
    few = asked()
    for number in range(10):
        more = a_question(insight, f"ask {number}", by=cast.driver)
        more.insights.add(
            an_insight(some_evidence(cast.member, by=cast.driver), f"more {number}", by=cast.driver),
            through_defaults={"network": cast.network},
        )
    assert asked() == few <= 16
