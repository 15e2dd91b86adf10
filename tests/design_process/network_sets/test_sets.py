"""Several networks added up: by consent, without names, the same rows whatever the order."""

import statistics
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from design_process.measures.actions import Entry, record_measurements
from design_process.network_sets import rollup
from design_process.network_sets.actions import join_set, leave_set, set_of_token, start_set, token_of
from design_process.network_sets.jobs import owe_due_printings, owe_verifications
from design_process.network_sets.models import SetPlace, SetPrinting, SetRollup
from design_process.network_sets.page import sets_of
from network.activity.models import Activity
from tests.world import a_member, a_network, an_indicator

MONDAY = date(2026, 10, 5)
TODAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def networks_with_numbers(cast, count: int = 3) -> list:
    """Networks with two members each, which count the same thing under the same name, more or less."""
    networks = [cast.network, cast.other_network, *(a_network(f"n{n}") for n in range(count - 2))]
    for n, network in enumerate(networks):
        indicator = an_indicator(network, ["Pupils who explain", "pupils  who explain"][n % 2])
        for m in range(2):
            member = a_member(network, f"District {n}{m}", on=date(2026, 7, 1))
            for week in range(2):
                entry = Entry(indicator.pk, MONDAY - timedelta(days=7 * week), 30 + 5 * n + m, 60)
                record_measurements(member, [entry], by=None, today=TODAY)
    return networks


def joined(networks) -> SetPlace:
    """The place of the first network, in a set of all of them."""
    first = start_set(networks[0], "Rural networks", by=networks[0].grants.first().person)
    for network in networks[1:]:
        join_set(first.network_set, network, by=network.grants.first().person)
    return first


def facts() -> list[tuple]:
    columns = [f.attname for f in SetRollup._meta.concrete_fields if f.name not in {"id", "computed_at"}]
    return sorted(SetRollup.objects.values_list(*columns), key=str)


def test_networks_that_agreed_add_up_what_they_share(cast, perform_owed):
    joined(networks_with_numbers(cast))
    an_indicator(cast.network, "Only here")
    perform_owed()
    row = SetRollup.objects.get(period=MONDAY)
    assert (row.key, row.label) == ("pupils who explain", "Pupils who explain")
    assert (row.numerator, row.denominator, row.largest) == (30 + 31 + 35 + 36 + 40 + 41, 360, 120)
    assert (row.networks_reporting, row.networks_agreed, row.members_reporting, row.wordings) == (3, 3, 6, 1)
    shares = [x / 60 for x in (30, 31, 35, 36, 40, 41)]
    assert [row.lower, row.middle, row.upper] == pytest.approx(statistics.quantiles(shares, n=4, method="inclusive"))
    assert [line.of for line in sets_of(cast.network)[0].lines] == ["week of 5 Oct 2026"]


def test_a_correction_and_a_leaving_reach_the_set_and_a_rebuild_finds_nothing_else(cast, perform_owed):
    networks = networks_with_numbers(cast)
    place = joined(networks)
    perform_owed()
    indicator = cast.network.indicators.get()
    member = cast.network.members.get(district__name="District 00")
    record_measurements(member, [Entry(indicator.pk, MONDAY, 20, 60)], by=None, today=TODAY)
    perform_owed()
    assert SetRollup.objects.get(period=MONDAY).numerator == 203
    set_id = place.network_set_id
    assert all(rollup.differences(set_id, day) == 0 for day in rollup.partitions(set_id))
    leave_set(SetPlace.objects.get(network=networks[2]), by=cast.facilitator)
    perform_owed()
    assert SetRollup.objects.get(period=MONDAY).networks_agreed == 2
    right = facts()
    SetRollup.objects.filter(period=MONDAY).update(numerator=1)
    SetRollup.objects.exclude(period=MONDAY).delete()
    owe_verifications()
    perform_owed()
    assert facts() == right
    for network in networks[:2]:
        leave_set(SetPlace.objects.kept().get(network=network), by=cast.facilitator)
    perform_owed()
    assert not SetRollup.objects.exists()


def test_joining_twice_is_joining_once_and_each_yes_is_in_its_networks_history(cast):
    networks = networks_with_numbers(cast, 2)
    place = joined(networks)
    again = join_set(place.network_set, cast.network, by=cast.facilitator)
    assert (again, start_set(cast.network, "Rural networks", by=cast.facilitator)) == (place, place)
    told_in = Activity.objects.filter(words__contains="Rural networks").values_list("network", flat=True)
    assert sorted(told_in) == sorted(network.pk for network in networks)
    assert set_of_token(token_of(place.network_set_id)) == place.network_set
    assert set_of_token("made:up:by-somebody") is None


def test_two_sets_that_differ_by_one_network_do_not_tell_what_it_has(cast, perform_owed):
    """Whoever reads both would have the fourth's by subtraction: the one that was first stands."""
    networks = networks_with_numbers(cast, 4)
    place = joined(networks)
    perform_owed()
    first = SetPrinting.objects.get(period=MONDAY)
    assert (first.text, first.printed) == ("63 %", {"n:all:0": 480, "rate:all:0": "63%"})
    other = start_set(networks[0], "Without the last", by=cast.facilitator)
    for network in networks[1:3]:
        join_set(other.network_set, network, by=network.grants.first().person)
    perform_owed()
    second = SetPrinting.objects.get(period=MONDAY, network_set=other.network_set)
    assert (second.text, second.printed, len(second.networks)) == ("*", {}, 3)
    shown = {one.name: [line.figure for line in one.lines] for one in sets_of(cast.network)}
    assert shown == {"Rural networks": ["63 %"], "Without the last": ["*"]}
    client = Client()
    client.force_login(cast.facilitator)
    html = client.get(reverse("network_sets:sets", args=[cast.network.slug])).content.decode()
    rules = reverse("measures:small_numbers", args=[cast.network.slug])
    assert html.count(f'<a href="{rules}#together">*<') == 1  # the mark leads to its reasons, the figure to nothing
    assert 'id="together"' in client.get(rules).content.decode()
    assert place.network_set.name == "Rural networks"


def test_what_a_set_has_printed_stays_and_a_slip_of_a_few_pupils_is_held(cast, perform_owed):
    joined(networks_with_numbers(cast))
    perform_owed()
    kept = list(SetPrinting.objects.values_list("period", "text", "printed"))
    assert len(kept) == 2
    indicator, member = cast.network.indicators.get(), cast.network.members.get(district__name="District 00")
    record_measurements(member, [Entry(indicator.pk, MONDAY, 33, 60)], by=None, today=TODAY)
    owe_due_printings()
    perform_owed()
    assert list(SetPrinting.objects.values_list("period", "text", "printed")) == kept
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        SetPrinting.objects.all().delete()


def test_two_networks_are_too_few_for_a_figure(cast, perform_owed):
    joined(networks_with_numbers(cast, 2))
    perform_owed()
    assert {one.text for one in SetPrinting.objects.all()} == {"*"}


def test_facilitators_start_ask_agree_and_leave_on_their_pages(cast, perform_owed):
    networks = networks_with_numbers(cast)
    mine, theirs = Client(), Client()
    mine.force_login(cast.facilitator)
    theirs.force_login(cast.other_facilitator)
    address = reverse("network_sets:sets", args=[cast.network.slug])
    mine.post(address, {"name": "Rural networks"})
    place = SetPlace.objects.get()
    link = reverse("network_sets:join", args=[token_of(place.network_set_id)])
    assert link in unescape(mine.get(address).content.decode())
    assert "Rural networks" in theirs.get(link).content.decode()
    refused = theirs.post(link, {"network": cast.network.pk})  # of another's network nobody says yes
    assert (refused.status_code, SetPlace.objects.count()) == (422, 1)
    theirs.post(link, {"network": cast.other_network.pk})
    join_set(place.network_set, networks[2], by=networks[2].grants.first().person)
    perform_owed()
    text = unescape(mine.get(address).content.decode())
    assert "59 %" in text
    assert "3 of 3 networks, 6 of" in text
    assert "may be counted in both" in text
    theirs.post(reverse("network_sets:leave", args=[SetPlace.objects.get(network=cast.other_network).pk]))
    perform_owed()
    assert "59 %" not in mine.get(address).content.decode()
