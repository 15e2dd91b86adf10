"""Printing a period through the front door: when, what the hub reads of whom, and the ledger that nobody changes."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.jobs import owe_due_printings, owe_printings_for_hub, print_one
from design_process.measures.publication.models import PrintedFigure, PrintedNumber, Printing
from districts.directory.group_actions import NewGroup, add_group
from districts.directory.groups import ALL
from districts.directory.models import Agreement
from tests.world import a_member, an_indicator

TODAY, LAST_WEEK = date(2026, 11, 18), date(2026, 11, 9)


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def give(member, indicator, x, n=67):
    record_measurements(member, [Entry(indicator.pk, LAST_WEEK, x, n)], by=None, today=TODAY)


def members(cast):
    others = [a_member(cast.network, name, on=date(2026, 7, 1)) for name in ("Aspen", "Birch", "Cedar")]
    return [cast.member, cast.neighbour, *others]


def text(person, name, *args) -> str:
    client = Client()
    client.force_login(person)
    return unescape(client.get(reverse(name, args=args)).content.decode())


def test_a_period_waits_for_everybody_and_for_a_few_days_at_most(cast, perform_owed):
    indicator = an_indicator(cast.network)
    there = members(cast)
    for member in there[:4]:
        give(member, indicator, 31)
    perform_owed()
    assert not PrintedFigure.objects.exists()
    with time_machine.travel("2026-11-19 10:00", tick=False):
        owe_due_printings()
        perform_owed()
        figure = PrintedFigure.objects.get()
        assert (figure.text, figure.pupils, figure.reporting) == ("46 %", 268, 4)
        give(there[4], indicator, 2)  # late, and alone: it would show by the difference
        perform_owed()
        assert PrintedFigure.objects.get().pupils == 268
        assert Printing.objects.count() == 1


def test_the_ledger_keeps_every_number_and_a_replay_adds_none(cast, perform_owed):
    indicator = an_indicator(cast.network)
    for member in members(cast):
        give(member, indicator, 31)
    perform_owed()
    kept = list(PrintedNumber.objects.values_list("cell", "value"))
    assert kept == [("n:all:0", "335"), ("rate:all:0", "46%")]
    print_one(indicator.pk, LAST_WEEK.isoformat())
    assert list(PrintedNumber.objects.values_list("cell", "value")) == kept
    for sql in ("DELETE FROM design_process_printednumber", "UPDATE design_process_printednumber SET value = '1'"):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_without_an_agreement_the_hub_reads_what_a_report_would_print(cast, perform_owed):
    indicator = an_indicator(cast.network)
    there = members(cast)
    Agreement.objects.filter(member=cast.member).delete()
    for member in there:
        give(member, indicator, 31)
    perform_owed()
    address = ("measures:member_numbers", cast.member.pk)
    assert "31 of 67" in text(cast.driver, *address)
    for page in (address, ("progress:status", cast.member.pk)):
        seen = text(cast.facilitator, *page)
        assert "46–50 %" in seen
        assert "31 of 67" not in seen
    table = text(cast.facilitator, "sharing:export_numbers", cast.network.slug)
    own = [line for line in table.splitlines() if line.startswith("Gold Ridge Union")]
    assert len(own) == 1
    assert "46–50 %" in own[0]
    assert ",31," not in own[0]
    assert "31 of 67" in text(cast.facilitator, "measures:member_numbers", cast.neighbour.pk)


def test_own_groups_that_add_up_do_not_give_the_last_of_them_away(cast, perform_owed):
    """Whoever comes by bus or walks is everybody: 191 of 200 by bus would leave nine who walk."""
    bus = add_group(cast.network, NewGroup("Bus", new_dimension="Way to school", adds_up=True), by=cast.facilitator)
    dimension = bus.dimension
    walk = add_group(cast.network, NewGroup("On foot", dimension), by=cast.facilitator)
    club = add_group(cast.network, NewGroup("Chess club"), by=cast.facilitator)
    indicator = an_indicator(cast.network, groups=[bus.key, walk.key, club.key])
    for n, member in enumerate(members(cast)):
        few = 1 if n else 5
        for group, x, of in ((ALL, 20, 40), (bus.key, 20, 40 - few), (walk.key, 0, few), (club.key, 10, 30)):
            entry = Entry(indicator.pk, LAST_WEEK, x, of, group=group)
            record_measurements(member, [entry], by=None, today=TODAY)
    perform_owed()
    stands = dict(PrintedFigure.objects.filter(member=None).values_list("group", "text"))
    assert stands[walk.key] == "*"
    assert "*" in (stands[bus.key], stands[ALL])
    assert stands[club.key] != "*"  # it overlaps, and nothing follows from it


def test_when_an_agreement_ends_the_periods_before_are_printed_for_the_hub(cast, perform_owed):
    indicator = an_indicator(cast.network)
    for member in members(cast):
        give(member, indicator, 31)
    perform_owed()
    address = ("measures:member_numbers", cast.member.pk)
    assert "31 of 67" in text(cast.facilitator, *address)
    driver = Client()
    driver.force_login(cast.driver)
    driver.post(reverse("directory:end_agreement", args=[cast.member.agreements.get().pk]))
    assert "31 of 67" not in text(cast.facilitator, *address)
    for _ in range(2):  # in the night after, and again
        owe_printings_for_hub()
        perform_owed()
    assert "46–50 %" in text(cast.facilitator, *address)
    kept = PrintedNumber.objects.values_list("cell", flat=True).order_by("cell")
    mine = f"all:m{cast.member.pk}:0"
    assert list(kept) == ["n:all:0", f"n:{mine}", "rate:all:0", f"rate:{mine}"]
    assert Printing.objects.count() == 1
