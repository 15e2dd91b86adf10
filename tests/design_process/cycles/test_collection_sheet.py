"""The sheet to count on: rows are the days or weeks of the test, boxes what its numbers need."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from design_process.cycles.full_plan.actions import Collected, collected_state, plan_data
from design_process.cycles.models import TestCycle
from tests.world import a_cycle, a_prototype, an_indicator


@pytest.fixture
def card(cast):
    share = an_indicator(cast.network)
    count = an_indicator(cast.network, "Family calls", unit="count", numerator_label="calls made", denominator_label="")
    return a_prototype(cast.member, "Talk moves", indicators=(share, count), by=cast.driver)


def sheet(cast, name, thing):
    client = Client()
    client.force_login(cast.team_member)
    page = client.get(reverse(f"cycles:{name}", args=[thing.pk]))
    assert page.status_code == 200
    return page.context["sheet"], page.content.decode()


def begin_and_end(cycle, first, last):
    TestCycle.objects.filter(pk=cycle.pk).update(starts_on=first, ends_on=last)


def test_a_short_test_has_a_row_a_school_day_and_a_long_one_a_row_a_week(cast, card):
    cycle = a_cycle(card, by=cast.driver, starts_on=date(2026, 10, 5))
    begin_and_end(cycle, date(2026, 10, 5), date(2026, 10, 16))
    found, text = sheet(cast, "cycle_sheet", cycle)
    assert len(found.rows) == 10
    assert (found.rows[0], found.rows[-1]) == ("Mon 5 Oct", "Fri 16 Oct")
    assert len(re.findall("<td></td>", text)) == 10 * 3  # a share has two boxes, a count one

    begin_and_end(cycle, date(2026, 10, 7), date(2026, 11, 13))
    found, text = sheet(cast, "cycle_sheet", cycle)
    assert found.rows[0] == "Week of 5 Oct"
    assert len(found.rows) == 6
    assert reverse("measures:enter_numbers", args=[cast.member.pk]) + "?on=2026-10-07" in text
    assert "No pupils' names" in text
    assert cast.driver.name in text  # whom to give it to


def test_who_counts_is_as_the_cycle_says_and_else_as_the_number_does(cast, card):
    cycle = a_cycle(card, by=cast.driver)
    one, other = card.indicators.order_by("name")
    type(other).objects.filter(pk=other.pk).update(collected_by="The office")
    wanted = (Collected(one, who="Ms Holloway", how="a tally"),)
    plan_data(cycle, wanted, by=cast.driver, seen=collected_state(cycle))
    found, _ = sheet(cast, "cycle_sheet", cycle)
    assert {column.name: column.who for column in found.columns} == {one.name: "Ms Holloway", other.name: "The office"}


def test_a_prototype_without_numbers_says_what_is_missing(cast, card):
    found, _ = sheet(cast, "prototype_sheet", card)
    assert len(found.rows) in (6, 7)  # six weeks from today
    empty = a_prototype(cast.member, "Exit tickets", by=cast.driver)
    _, text = sheet(cast, "prototype_sheet", empty)
    assert "<table" not in text
    assert "has not chosen numbers" in text
