"""Evidence is taken off the board with a reason, kept, and put back; what rests on it says so."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from design_process.evidence.insights.forms import InsightForm
from design_process.evidence.models import Evidence
from design_process.progress.positions import positions_of
from network.activity.models import Activity
from network.lib.clock import site_today
from tests.world_evidence import a_file, a_quote, an_insight, some_evidence

WHY = "Counted twice: it is the same week."


def body(client, person, address: str) -> str:
    client.force_login(person)
    return client.get(address).content.decode()


def take_off(client, person, evidence, because=WHY):
    client.force_login(person)
    return client.post(reverse("evidence:take_off", args=[evidence.pk]), {"because": because})


def test_it_leaves_the_board_and_comes_back_whole(client, cast):
    evidence = some_evidence(cast.member, by=cast.driver, visibility="network")
    a_quote(evidence, by=cast.driver)
    board = reverse("evidence:board", args=[cast.member.pk])
    assert take_off(client, cast.driver, evidence).url == board
    assert client.get(board).context["board"].by_kind == ()
    assert WHY in body(client, cast.facilitator, board)
    piece = body(client, cast.driver, evidence.get_absolute_url())
    assert WHY in piece
    assert "Put it back on the board" in piece
    assert Activity.objects.get(words__endswith="off the board").why == WHY
    for _ in range(2):
        client.post(reverse("evidence:put_back", args=[evidence.pk]))
    evidence.refresh_from_db()
    assert (evidence.off_at, evidence.off_by, evidence.off_because) == (None, None, "")
    assert evidence.quotes.count() == 1
    assert Activity.objects.filter(words__endswith="back on the board").count() == 1
    history = Evidence.pgh_event_models["insert"]._meta  # the database's own record, row by row
    rows = history.model.objects.filter(pgh_obj_id=evidence.pk).order_by("pgh_id").values_list("off_because", flat=True)
    assert WHY in rows


def test_a_reason_is_asked_for_and_the_database_asks_too(client, cast):
    evidence = some_evidence(cast.member, by=cast.driver)
    answer = take_off(client, cast.driver, evidence, "")
    assert answer.status_code == 422
    assert "Fill this in." in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.update(off_at="2026-01-01T00:00Z")


def test_twice_taken_off_keeps_the_first_reason(client, cast):
    evidence = some_evidence(cast.member, by=cast.driver)
    take_off(client, cast.driver, evidence)
    take_off(client, cast.facilitator, evidence, "Another.")
    evidence.refresh_from_db()
    assert (evidence.off_because, evidence.off_by) == (WHY, cast.driver)


def test_others_do_not_find_it_however_open_it_was(client, cast):
    evidence = some_evidence(cast.member, "Loud Thursdays", by=cast.driver, visibility="public")
    kept, quote = a_file(evidence, by=cast.driver), a_quote(evidence, "Loud.", by=cast.driver)
    addresses = (evidence.get_absolute_url(), reverse("evidence:attachment", args=[kept.pk]))
    client.force_login(cast.neighbour_driver)
    assert {client.get(address).status_code for address in addresses} == {200}
    take_off(client, cast.driver, evidence)
    for person in (cast.neighbour_driver, cast.sponsor):
        client.force_login(person)
        assert {client.get(address).status_code for address in addresses} == {404}
        found = body(client, person, reverse("sharing:search", args=[cast.network.slug]) + "?q=thursdays")
        assert "Loud Thursdays" not in found
        assert client.get(reverse("evidence:quote", args=[quote.pk])).status_code == 404


def test_an_insight_that_rests_on_it_says_so_and_can_still_be_changed(client, cast):
    evidence = some_evidence(cast.member, by=cast.driver)
    insight = an_insight(evidence, by=cast.driver, quotes=(a_quote(evidence, by=cast.driver),))
    take_off(client, cast.driver, evidence)
    page = body(client, cast.driver, insight.get_absolute_url())
    assert "Taken off the board" in page
    assert WHY in page
    assert "Its evidence is off the board." in page
    assert "off the board" in body(client, cast.driver, reverse("lineage:of_insight", args=[insight.pk]))
    edit = client.get(reverse("insights:edit", args=[insight.pk])).context["form"]
    assert list(edit.fields["evidence"].queryset) == [evidence]
    assert not InsightForm(member=cast.member).fields["evidence"].queryset.exists()
    assert not InsightForm(member=cast.member).fields["quotes"].queryset.exists()


def test_it_counts_for_nothing_while_it_is_off(client, cast):
    evidence = some_evidence(cast.member, by=cast.driver)
    assert _pieces(cast) == 1
    take_off(client, cast.driver, evidence)
    assert _pieces(cast) == 0


def _pieces(cast) -> int:
    return positions_of(cast.network, site_today())[cast.member.pk].facts.evidence
