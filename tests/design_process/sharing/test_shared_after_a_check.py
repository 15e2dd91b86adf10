"""Before a page is shared it is checked with all that was printed: what it tells is kept, what would tell goes."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.cases import Readers, Row, Sheet
from design_process.measures.publication.deciding import Asked, decide, decide_for_anyone
from design_process.measures.publication.models import PrintedNumber
from design_process.sharing.models import Snapshot
from districts.directory.models import Agreement
from network.activity.models import Activity
from tests.network.lib.suppression.attack import found_out
from tests.world import a_member, an_agreement, an_indicator

TODAY, LAST_WEEK = date(2026, 11, 18), date(2026, 11, 9)


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


@pytest.fixture
def there(cast):
    """Five districts that are asked for a number."""
    cast.indicator = an_indicator(cast.network)
    others = [a_member(cast.network, name, on=date(2026, 7, 1)) for name in ("Aspen", "Birch", "Cedar")]
    cast.members = [cast.member, cast.neighbour, *others]
    return cast


def give(there, *pupils: int) -> None:
    for member, n in zip(there.members, pupils, strict=True):
        record_measurements(member, [Entry(there.indicator.pk, LAST_WEEK, n // 2, n)], by=None, today=TODAY)


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_board_page_is_shared_after_its_check_and_what_it_tells_is_kept_in_the_ledger(there, perform_owed):
    give(there, 67, 67, 67, 67, 67)
    perform_owed()
    sponsor = client_of(there.sponsor)
    address = reverse("sharing:member_snapshots", args=[there.member.pk])
    answer = sponsor.post(address, {"made_for": "anyone"})
    page = unescape(answer.content.decode())
    assert "Checked against 2 figures printed before: nobody can be found." in page
    assert "Nothing had to be left out." in page
    assert PrintedNumber.objects.count() == 2
    sealed = {"made_for": "anyone", "checked": answer.context["checked"]}
    assert sponsor.post(address, {**sealed, "checked": sealed["checked"] + "x"}).status_code == 200  # not ours
    assert not Snapshot.objects.exists()
    sponsor.post(address, sealed)
    told = PrintedNumber.objects.order_by("pk").last()
    assert (told.cell, told.value) == (f"rate:all:m{there.member.pk}:0", "46-50%")
    line = Activity.objects.get(words__startswith="shared Gold Ridge Union after a check")
    assert line.why == "Checked against 2 figures printed before: nobody can be found."
    kept = Snapshot.objects.get()
    assert "46–50 %" in str(kept.content)
    rules = reverse("measures:small_numbers", args=[there.member.network.slug])
    assert f'href="{rules}"' in sponsor.get(kept.get_absolute_url()).content.decode()
    assert sponsor.get(rules).status_code == 200
    again = sponsor.post(address, sealed)  # the ledger has grown: it is checked anew, and says so
    assert "Something was printed while you read" in unescape(again.content.decode())
    sponsor.post(address, {**sealed, "checked": again.context["checked"]})
    assert (PrintedNumber.objects.count(), Snapshot.objects.count()) == (3, 1)


def test_a_report_that_would_tell_too_much_is_refused_with_the_reason(there, perform_owed):
    Agreement.objects.all().delete()
    give(there, 7, 67, 67, 67, 67)
    perform_owed()
    hub = client_of(there.facilitator)
    address = reverse("sharing:save_network_snapshot", args=[there.network.slug])
    assert "nobody can be found" in hub.post(address).content.decode()
    for member in there.members[1:]:  # the hub reads all the others in full now: the sum tells it the seven
        an_agreement(member)
    answer = hub.post(address)
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "This cannot be shared." in page
    assert "the figures printed of “Pupils who explain” would let somebody find out about few pupils" in page
    hub.post(address, {"checked": answer.context["checked"]})
    assert not Snapshot.objects.exists()


def test_what_would_give_another_district_away_is_not_handed_on():
    """Four districts of 25 and one of 5, counted: with the sum and all the others the few would follow."""
    counts = {1: 25, 2: 26, 3: 27, 4: 28, 5: 5}
    asked = Asked("count", tuple(Row(member, "all", n, None) for member, n in counts.items()), (), Readers())
    shared = decide(asked).printed
    told: dict = {}
    for member in counts:
        told |= decide_for_anyone(asked, Sheet(asked.rows, {**shared, **told}), member).printed
    ids = {member: f"x:all:m{member}:0" for member in counts}
    cells = {id_: {"value": counts[member]} for member, id_ in ids.items()} | {"x:all:0": {"value": 111}}
    viewers = {f"m{member}": [id_] for member, id_ in ids.items()}
    case = {
        "threshold": 11, "cells": cells, "sums": [{"total": "x:all:0", "parts": list(ids.values())}], "viewers": viewers
    }  # fmt: skip
    nothing = dict.fromkeys(cells, "*")
    naive = {"x:all:0": 111} | {ids[member]: counts[member] for member in (1, 2, 3, 4)}
    assert list(found_out(case, nothing | naive))
    assert list(found_out(case, nothing | dict(shared) | told)) == []
    assert 0 < len(told) < 4
    assert ids[5] not in told
