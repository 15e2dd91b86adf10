"""What no form of ours sends: nothing of it breaks a page, and nothing of it is stored."""

import pytest
from django.urls import reverse

from design_process.cycles.models import TestCycle
from design_process.measures.models import Indicator, Measurement
from tests.world import a_prototype, an_indicator

MANY_DIGITS = "9" * 400


@pytest.mark.parametrize("unit", ["share", "count", "mean"])
@pytest.mark.parametrize("typed", [MANY_DIGITS, f"-{MANY_DIGITS}", "1e308", "nan"])
def test_a_number_that_no_machine_can_hold(unit, typed, cast, client):
    an_indicator(cast.network, unit=unit)
    client.force_login(cast.driver)
    address = reverse("measures:enter_numbers", args=[cast.member.pk])
    lines = client.get(address).context["form"].lines
    said = {field.html_name: typed for line in lines for field in (line.numerator, line.denominator) if field}
    answer = client.post(address, {"numbers-as_of": client.get(address).context["form"].day.isoformat(), **said})
    assert answer.status_code == 422
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_the_calendar(day, cast, client):
    prototype = a_prototype(cast.member, by=cast.driver)
    client.force_login(cast.driver)
    plan = {"question": "Will it last?", "prediction": "Yes.", "starts_on": day, "ends_on": day}
    answer = client.post(reverse("cycles:new_cycle", args=[prototype.pk]), plan)
    assert answer.status_code == 422
    assert "Check the year" in answer.content.decode()
    assert not TestCycle.objects.exists()


@pytest.mark.parametrize("cycle", ["", "abc", "\0", MANY_DIGITS])
def test_a_design_cycle_that_is_no_number(cycle, cast, client):
    client.force_login(cast.facilitator)
    address = reverse("phases:close_design_cycle", args=[cast.network.slug])
    assert client.post(address, {"cycle": cycle}).status_code == 404


@pytest.mark.parametrize("key", ["no-such-process", "a \0 byte", MANY_DIGITS])
def test_a_process_that_is_none(key, cast, client):
    client.force_login(cast.facilitator)
    address = reverse("phases:start_design_cycle", args=[cast.network.slug])
    assert client.get(address, {"process": key}).status_code == 404
    assert client.post(address, {"process": key}).status_code == 404


@pytest.mark.parametrize("why", ["a \0 byte", "x" * 401])
def test_a_reason_that_cannot_be_kept(why, cast, client):
    indicator = an_indicator(cast.network)
    client.force_login(cast.facilitator)
    answer = client.post(reverse("measures:retire", args=[indicator.pk]), {"why": why}, follow=True)
    assert answer.status_code == 200
    assert "cannot be kept" in answer.content.decode()
    assert Indicator.objects.get().retired_at is None
