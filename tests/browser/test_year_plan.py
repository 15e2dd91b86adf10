"""The facilitator's August morning in a browser: drag a meeting, see what it costs, use it, publish."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from districts.scheduling import actions
from districts.scheduling.defaults import planned_year
from tests.browser.axe import violations
from tests.world_planning import a_draft, placed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(cast):
    """A draft of a year that begins in three weeks."""
    placed(cast.member, 39.1, -121.0)
    placed(cast.neighbour, 39.4, -120.8)
    today = timezone.localdate()
    wished = {"starts_on": today + timedelta(days=21), "ends_on": today + timedelta(days=200)}
    actions.set_year(cast.network, wished, by=cast.facilitator)
    return a_draft(cast.network, now=timezone.now())


def next_weekday(day):
    """The day after, or the Monday when that is a weekend: a day the months show."""
    day += timedelta(days=1)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def test_a_meeting_is_dragged_onto_another_day(cast, draft, signed_in_at):
    row = draft.plan["meetings"][0]
    to = next_weekday(date.fromisoformat(row["on"])).isoformat()
    page = signed_in_at(cast.facilitator)
    page.goto(f"/networks/{cast.network.slug}/plan/?view=months")
    assert violations(page) == []
    page.drag_and_drop("[data-move] >> nth=0", f"[data-day='{to}']")
    page.wait_for_selector("dialog[open] .weighed")
    assert violations(page) == []
    page.click("dialog >> text=Use this date")
    page.wait_for_load_state()
    assert page.locator("text=Undo").count()
    assert planned_year(cast.network).current.plan["meetings"][0]["on"] == to


def test_without_scripts_a_meeting_is_changed_by_its_form(cast, draft, signed_in_at):
    row = draft.plan["meetings"][0]
    to = next_weekday(date.fromisoformat(row["on"])).isoformat()
    page = signed_in_at(cast.facilitator, 360, "dark", javascript=False)
    page.goto(f"/networks/{cast.network.slug}/plan/")
    page.click("text=Change >> nth=0")
    page.fill("[name=on] >> nth=0", to)
    page.click("text=See what it costs")
    page.click("text=Use this date")
    assert planned_year(cast.network).current.plan["meetings"][0]["on"] == to
    page.click("text=Publish")
    page.click("text=Publish it")
    expect(page.locator("h1")).to_contain_text("The year goes out")
