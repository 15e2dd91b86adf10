"""Insights rest on what the team itself found out, and show no more of it than the reader may see."""

from uuid import uuid4

from django.urls import reverse

from design_process.evidence.insights.models import Insight
from tests.world_evidence import a_quote, an_insight, some_evidence


def test_an_insight_rests_on_something_of_its_own_team(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    said = a_quote(piece, by=cast.driver)
    foreign = some_evidence(cast.neighbour, by=cast.neighbour_driver, visibility="network")
    address = reverse("insights:add", args=[cast.member.pk])
    form = {"learned": "pupils wait", "because": "it is safer", "client_key": str(uuid4())}
    client.force_login(cast.team_member)
    for nothing in ({}, {"evidence": [foreign.pk]}):
        answer = client.post(address, {**form, **nothing})
        assert answer.status_code == 422
        assert "evidence" in answer.context["form"].errors
        assert "it is safer" in answer.content.decode()
    for _ in range(2):
        assert client.post(address, {**form, "evidence": [piece.pk], "quotes": [said.pk]}).status_code == 302
    insight = Insight.objects.get()
    assert ([*insight.evidence.all()], [*insight.quotes.all()]) == ([piece], [said])
    other = client.post(address, {**form, "quotes": [said.pk]})
    assert other.status_code == 409  # rests on something else: neither is lost
    assert other.context["form"]["quotes"].value() == [str(said.pk)]


def test_what_an_insight_rests_on_is_not_hinted_at(client, cast):
    open_one = some_evidence(cast.member, "Open one", by=cast.driver, visibility="network")
    closed = some_evidence(cast.member, "Closed one", by=cast.driver)
    insight = an_insight(open_one, by=cast.driver, quotes=(a_quote(closed, by=cast.driver),), visibility="network")
    client.force_login(cast.neighbour_driver)
    page = client.get(insight.get_absolute_url()).content.decode()
    assert "Open one" in page
    assert not any(words in page for words in ("Closed one", "I know it, but I wait.", "What people said"))
    assert "pupils wait to be sure" in client.get(reverse("insights:insights", args=[cast.member.pk])).content.decode()


def test_two_who_change_an_insight_at_once_lose_nothing(client, cast):
    piece = some_evidence(cast.member, by=cast.driver)
    insight = an_insight(piece, by=cast.driver)
    address = reverse("insights:edit", args=[insight.pk])
    client.force_login(cast.driver)
    form = client.get(address).context["form"].initial
    insight.quotes.add(a_quote(piece, by=cast.driver), through_defaults={"network": cast.network})
    mine = {"learned": "pupils wait long", "because": "b", "evidence": [piece.pk], "seen": form["seen"],
            "client_key": str(uuid4())}  # fmt: skip
    answer = client.post(address, mine)
    assert answer.status_code == 409
    assert client.post(address, {**mine, "seen": answer.context["form"]["seen"].value()}).status_code == 302
    insight.refresh_from_db()
    assert (insight.learned, insight.quotes.count()) == ("pupils wait long", 0)
    assert insight.events.count() == 2
