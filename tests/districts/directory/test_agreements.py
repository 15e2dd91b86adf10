"""A district's word on who of the hub reads its numbers in full."""

from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districts.directory.access import holdings_of
from districts.directory.models import Agreement
from network.activity.models import Activity
from tests.world import a_member, an_agreement

TODAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def told(cast) -> frozenset[int]:
    return holdings_of(cast.facilitator).told_members


def post(person, address, **fields):
    client = Client()
    client.force_login(person)
    return client.post(address, fields)


def test_a_sponsor_records_it_once_and_it_is_seen_by_both_sides(cast):
    member = a_member(cast.network, "Aspen", agreed=False)
    assert told(cast) == {cast.member.pk, cast.neighbour.pk}
    Agreement.objects.filter(member=cast.member).delete()
    address = reverse("directory:agreement", args=[cast.member.pk])
    said = {"signed_by": "Sasha Lindqvist", "starts_on": "2026-11-18", "until": "2027-06-30"}
    for _ in range(2):
        assert post(cast.sponsor, address, **said).status_code == 302
    row = Agreement.objects.get(member=cast.member)
    assert (row.signed_by, row.recorded_by, row.until) == ("Sasha Lindqvist", cast.sponsor, date(2027, 6, 30))
    line = Activity.objects.filter(words__contains="read the numbers of Gold Ridge Union in full until 30 Jun 2027")
    assert line.get(by=cast.sponsor).why == "Signed by Sasha Lindqvist."
    assert told(cast) == {cast.member.pk, cast.neighbour.pk}
    assert member.pk not in told(cast)
    for who in (cast.facilitator, cast.driver, cast.team_member):
        client = Client()
        client.force_login(who)
        text = unescape(client.get(address).content.decode())
        assert "until Wed 30 Jun 2027, as Sasha Lindqvist agreed" in text


def test_it_counts_from_its_first_day_to_its_last_and_no_longer_than_the_district_wants(cast):
    Agreement.objects.all().delete()
    agreement = an_agreement(cast.member, until=TODAY + timedelta(days=10))
    Agreement.objects.update(starts_on=TODAY + timedelta(days=2))
    for on, counts in ((1, False), (2, True), (10, True), (11, False)):
        with time_machine.travel(timezone.now() + timedelta(days=on), tick=False):
            assert (cast.member.pk in told(cast)) is counts, on
    assert cast.member.pk in holdings_of(cast.driver).told_members
    Agreement.objects.update(starts_on=TODAY)
    assert told(cast) == {cast.member.pk}
    post(cast.driver, reverse("directory:end_agreement", args=[agreement.pk]))
    assert told(cast) == frozenset()
    assert cast.member.pk in holdings_of(cast.driver).told_members  # their own
    assert Agreement.objects.get().ended_by == cast.driver
    assert holdings_of(cast.other_facilitator).told_members == frozenset()


@pytest.mark.parametrize(
    ("starts_on", "until", "words"),
    [("2026-12-01", "2026-11-30", "before the first one"), ("2025-08-01", "2026-06-30", "This day is past")],
)
def test_a_wrong_day_is_said_beside_it_and_what_was_typed_stays(cast, starts_on, until, words):
    address = reverse("directory:agreement", args=[cast.member.pk])
    Agreement.objects.all().delete()
    answer = post(cast.sponsor, address, signed_by="Sasha of Gold Ridge", starts_on=starts_on, until=until)
    assert answer.status_code == 422
    text = unescape(answer.content.decode())
    assert words in text
    assert 'value="Sasha of Gold Ridge"' in text
    assert not Agreement.objects.exists()
