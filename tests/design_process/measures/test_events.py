"""What happened beside the numbers: written down by those who may, drawn, changed and removed with history."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.events.actions import EventGone, Happened, change_event, note_event
from design_process.measures.events.models import ChartEvent
from network.activity.models import Activity
from tests.world import an_indicator


def client_of(person) -> Client:
    found = Client()
    found.force_login(person)
    return found


def last_week() -> date:
    return timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 7)


@pytest.fixture
def counted(cast, perform_owed):
    indicator = an_indicator(cast.network)
    for member in (cast.member, cast.neighbour):
        entries = [Entry(indicator.pk, last_week() - timedelta(weeks=n), 17, 42) for n in range(3)]
        record_measurements(member, entries, by=cast.driver)
    perform_owed(leaving=("print",))
    return cast


def text(client, name, *args) -> str:
    return unescape(client.get(reverse(name, args=args)).content.decode())


def test_a_drivers_event_stands_on_its_own_charts_with_its_words(counted):
    driver = client_of(counted.driver)
    address = reverse("measures:member_events", args=[counted.member.pk])
    typed = {"on": last_week().isoformat(), "words": "New  bus schedule "}
    for _ in range(2):  # sent twice, stored once
        assert driver.post(address, typed).status_code == 302
    event = ChartEvent.objects.get()
    assert (event.words, event.member, event.by) == ("New bus schedule", counted.member, counted.driver)
    tomorrow = {"on": timezone.localdate() + timedelta(days=1), "words": "Book fair"}
    refused = driver.post(address, tomorrow)
    assert refused.status_code == 422
    assert "This day has not come yet." in refused.content.decode()
    assert "Book fair" in refused.content.decode()
    for person in (counted.driver, counted.sponsor, counted.facilitator):
        page = text(client_of(person), "measures:member_numbers", counted.member.pk)
        assert f"{last_week():%b %Y}: New bus schedule" in page
        assert 'class="chart__letter"' in page
    assert "New bus schedule" in text(client_of(counted.sponsor), "progress:home")
    assert "New bus schedule" not in text(client_of(counted.neighbour_driver), "progress:home")
    assert "New bus schedule" not in text(
        client_of(counted.neighbour_driver), "measures:member_numbers", counted.neighbour.pk
    )


def test_the_networks_event_stands_on_everybodys_charts(counted):
    note_event(counted.network.pk, None, Happened(last_week(), "Flu week"), by=counted.facilitator)
    for person, member in ((counted.driver, counted.member), (counted.neighbour_driver, counted.neighbour)):
        assert "Flu week (whole network)" in text(client_of(person), "measures:member_numbers", member.pk)
    assert "Flu week" in text(client_of(counted.driver), "measures:network_events", counted.network.slug)


def test_a_change_and_a_removal_keep_what_was_said(counted):
    driver = client_of(counted.driver)
    event = note_event(counted.network.pk, counted.member, Happened(last_week(), "Bus"), by=counted.driver)
    address, typed = reverse("measures:edit_event", args=[event.pk]), {"on": last_week(), "words": "New bus schedule"}
    for _ in range(2):
        assert driver.post(address, typed).status_code == 302
    changed = ChartEvent.objects.standing().get()
    assert changed.replaces == event
    assert "Before: “Bus”" in text(driver, "measures:member_events", counted.member.pk)
    event.refresh_from_db()
    with pytest.raises(EventGone):
        change_event(event, Happened(last_week(), "Something else"), by=counted.facilitator)
    late = driver.post(address, {"on": last_week(), "words": "Something else"})
    assert late.status_code == 422
    assert "Somebody has changed or removed this meanwhile." in late.content.decode()
    for _ in range(2):
        driver.post(reverse("measures:remove_event", args=[changed.pk]))
    assert "New bus schedule" not in text(driver, "measures:member_numbers", counted.member.pk)
    assert "removed by Dana Whitfield" in text(driver, "measures:member_events", counted.member.pk)
    words = list(Activity.objects.filter(words__contains="beside the numbers").order_by("pk").values_list("words"))
    assert len(words) == 3
    assert "before “Bus”" in words[1][0]


def test_the_database_keeps_one_of_a_kind_and_no_empty_words(counted):
    said = {"network": counted.network, "member": counted.member, "on": last_week()}
    ChartEvent.objects.create(**said, words="Flu week")
    for wrong in ({"words": "Flu week"}, {"words": ""}, {"words": "x", "removed_by": counted.driver}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ChartEvent.objects.create(**said, **wrong)
