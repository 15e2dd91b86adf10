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
    page = unescape(hub.get(address).content.decode())
    for words in ("Gender not reported and Non-binary as one group", "41–50 %", "Sizes instead of counts", "3 of 5"):
        assert words in page
    assert hub.post(address, {}).status_code == 422
    assert b"cannot be chosen any more" in hub.post(address, {"way": "other-race"}).content
    assert texts(printed) == before
    for _ in range(2):
        hub.post(address, {"way": "other-gender"})
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
    assert "What it would print is not shown before" in page
    assert len(queries) < 30  # the frame's and five of the page's


def test_only_hidden_groups_of_a_kind_and_never_all_of_them_are_put_together():
    race = {"asian": "*", "black": "needs three districts", "white": "46 %", "all": "*", "homeless": "*"}
    assert mergeable(race) == {"other-race": ("asian", "black")}
    assert mergeable({**race, "white": "*"}) == {}
    assert mergeable({**race, "other-race": "21–30 %"}) == {}
    assert mergeable({"asian": "*", "white": "46 %"}) == {}


def test_two_school_years_are_shown_as_one_to_the_hub(cast, perform_owed):
    for name in ("Aspen", "Birch", "Cedar"):
        a_member(cast.network, name, on=date(2024, 7, 1))
    yearly = an_indicator(cast.network, "Absent", frequency="year", groups=["non_binary"])
    for member in Member.objects.filter(network=cast.network):
        for year in (2024, 2025):
            entries = [
                Entry(yearly.pk, date(year, 7, 1), 31, 67),
                Entry(yearly.pk, date(year, 7, 1), 1, 2, "non_binary"),
            ]
            record_measurements(member, entries, by=None, today=TODAY)
    perform_owed()
    assert set(texts(yearly).values()) == {"46 %", "*"}
    address = reverse("measures:other_ways", args=[yearly.pk, "2025-07-01"])
    page = unescape(client_of(cast.facilitator).get(address).content.decode())
    assert "Years together: 2024-25 to 2025-26" in page
    table = page.partition("Years together")[2].partition("</table>")[0]
    assert "41–50 %" in table
