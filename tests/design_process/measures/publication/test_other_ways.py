"""Printing a table in another way: seen by the hub, kept by its yes, heeded by all that comes later."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.merging import mergeable
from design_process.measures.publication.models import PrintedFigure, Printing
from districts.directory.models import Agreement, Member
from network.activity.models import Activity
from network.outbox.models import Effect
from tests.design_process.measures.publication.seen import conclusions
from tests.world import a_member, an_indicator

TODAY, LAST_WEEK = date(2026, 11, 18), date(2026, 11, 9)
FEW = ("gender_missing", "non_binary")
GROUPS = {"all": (31, 67), "female": (14, 31), "male": (15, 32), "non_binary": (1, 2), "gender_missing": (1, 2)}


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def give(member, indicator, groups=GROUPS):
    entries = [Entry(indicator.pk, LAST_WEEK, x, n, group=group) for group, (x, n) in groups.items()]
    record_measurements(member, entries, by=None, today=TODAY)


@pytest.fixture
def printed(cast, perform_owed):
    """A week of five districts, each with four pupils in two tiny groups, as it was printed."""
    for name in ("Aspen", "Birch", "Cedar"):
        a_member(cast.network, name, on=date(2026, 7, 1))
    indicator = an_indicator(cast.network, groups=[group for group in GROUPS if group != "all"])
    for member in Member.objects.filter(network=cast.network):
        give(member, indicator)
    perform_owed()
    return indicator


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def texts(indicator) -> dict[str, str]:
    return dict(PrintedFigure.objects.filter(indicator=indicator, member=None).values_list("group", "text"))


def told(indicator) -> list:
    """Each printing: what the districts had, and what could be read of it."""
    found = Printing.objects.filter(indicator=indicator).prefetch_related("numbers")
    return [
        (
            [tuple(row) for row in one.basis],
            {n.cell: int(n.value) if n.value.isdigit() else n.value for n in one.numbers.all()},
        )
        for one in found
    ]


def test_hidden_groups_are_printed_as_one_and_nobody_can_be_found(cast, printed, perform_owed):
    before = texts(printed)
    assert {group for group, text in before.items() if text == "*"} == set(FEW)
    hub = client_of(cast.facilitator)
    address = reverse("measures:other_ways", args=[printed.pk, LAST_WEEK.isoformat()])
    assert address in hub.get(reverse("measures:indicator", args=[printed.pk])).content.decode()
    assert "Working out what each way would show" in hub.get(address).content.decode()
    perform_owed()
    page = unescape(hub.get(address).content.decode())
    for words in (
        "Gender not reported and Non-binary become one group",
        "41–50 %",
        "Sizes instead of counts",
        "3 of 5",
    ):
        assert words in page
    assert "Working out" not in page
    assert hub.post(address, {}).status_code == 422
    assert b"cannot be chosen any more" in hub.post(address, {"way": "other-race"}).content
    confirm = hub.post(address, {"way": "other-gender"}).url
    asked = unescape(hub.get(confirm).content.decode())
    assert "41–50 %" in asked
    assert "may never be shown one by one for this period" in asked
    assert texts(printed) == before
    for _ in range(2):
        hub.post(confirm)
    assert "Checking it beside all that was printed before" in hub.get(confirm).content.decode()
    perform_owed()
    assert "It stands for everybody" in hub.get(confirm).content.decode()
    after = texts(printed)
    assert {group: after[group] for group in before} == before
    assert after["other-gender"] == "41–50 %"
    assert PrintedFigure.objects.get(group="other-gender").pupils == 20
    assert Printing.objects.filter(indicator=printed).count() == 2
    assert Activity.objects.filter(words__contains="“All other genders” as one group").count() == 1
    neighbour = client_of(cast.neighbour_driver)
    assert "All other genders" in neighbour.get(reverse("measures:indicator", args=[printed.pk])).content.decode()
    why = reverse("measures:why_hidden", args=[printed.pk, "other-gender", LAST_WEEK.isoformat()])
    assert "All other genders: Gender not reported, Non-binary" in strip_tags(neighbour.get(why).content.decode())
    late = {"all": (31, 67), "female": (15, 32), "male": (16, 35)}
    for name in ("Dogwood", "Elm", "Fir"):  # three that come late are printed, with the same groups as one
        give(a_member(cast.network, name, on=date(2026, 7, 1)), printed, late)
    perform_owed()
    assert PrintedFigure.objects.get(group="all").pupils == 8 * 67
    assert PrintedFigure.objects.get(group="other-gender").pupils == 20
    assert len(told(printed)) == 3
    assert conclusions(told(printed), as_one=FEW) == []


def test_a_hub_that_does_not_read_every_district_chooses_without_seeing_what_it_would_print(cast, printed):
    Agreement.objects.filter(member=cast.member).delete()
    hub = client_of(cast.facilitator)
    address = reverse("measures:other_ways", args=[printed.pk, LAST_WEEK.isoformat()])
    with CaptureQueriesContext(connection) as queries:
        page = unescape(hub.get(address).content.decode())
    assert "41–50 %" not in page
    assert "Sizes instead of counts</h2>" not in page
    assert not Effect.objects.filter(kind="look_at_ways").exists()
    assert "What it would print is not shown before" in page
    assert len(queries) < 30  # the frame's and five of the page's


def test_only_hidden_groups_of_a_kind_and_never_all_of_them_are_put_together():
    race = {"asian": "*", "black": "needs three districts", "white": "46 %", "all": "*", "homeless": "*"}
    assert mergeable(race) == {"other-race": ("asian", "black")}
    assert mergeable({**race, "white": "*"}) == {}
    assert mergeable({**race, "other-race": "21–30 %"}) == {}
    assert mergeable({"asian": "*", "white": "46 %"}) == {}
