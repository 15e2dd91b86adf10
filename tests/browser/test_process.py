"""The pages of the process, of goals and of barriers: usable by everybody, and without scripts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from design_process.phases.actions import finish_phase, project_of
from districts.barriers.actions import Answered, answer_barrier
from tests.browser.axe import violations
from tests.world import a_barrier, a_cycle, a_design_cycle, a_goal, a_prototype

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def work(cast):
    """A member in the middle of things: a goal, a phase behind it, a test cycle, a barrier promised and one open."""
    cycle = a_design_cycle(cast.network)
    goal = a_goal(cast.member, by=cast.driver)
    finish_phase(project_of(cast.member), cycle.template.phases.all()[0], "A survey.", by=cast.driver)
    a_cycle(a_prototype(cast.member, by=cast.driver))
    promised = a_barrier(cast.member, "No room on Mondays", by=cast.driver)
    day = timezone.localdate() + timedelta(days=3)
    answer_barrier(promised, Answered("promised", "I asked.", day), by=cast.sponsor)
    asked = a_barrier(cast.member, by=cast.driver)
    return {"goal": goal.pk, "asked": asked.pk, "promised": promised.pk, "member": cast.member.pk}


def wrong_on(page, addresses) -> dict[str, list[str]]:
    found = {}
    for address in addresses:
        answer = page.goto(address)
        assert answer.status == 200, address
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[address] = violations(page) + (["too wide"] if wide else [])
    return {address: lines for address, lines in found.items() if lines}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_what_a_facilitator_sees_is_usable_by_everybody(signed_in_at, cast, work, width, scheme):
    page = signed_in_at(cast.facilitator, width, scheme)
    addresses = [
        "/networks/sierra/process/",
        "/networks/sierra/process/timeline/",
        "/networks/sierra/process/phases/2/",
        "/networks/sierra/problems/",
        "/networks/sierra/problems/new/",
        f"/members/{work['member']}/position/",
        f"/barriers/{work['asked']}/route/",
    ]
    assert wrong_on(page, addresses) == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_what_a_driver_sees_is_usable_by_everybody(signed_in_at, cast, work, width, scheme):
    page = signed_in_at(cast.driver, width, scheme)
    member = work["member"]
    addresses = [
        f"/members/{member}/project/",
        f"/members/{member}/project/edit/",
        f"/members/{member}/project/phases/2/",
        f"/members/{member}/problem/",
        f"/goals/{work['goal']}/",
        f"/goals/{work['goal']}/revise/",
        f"/members/{member}/barriers/",
        f"/members/{member}/barriers/raise/",
        f"/barriers/{work['promised']}/",
    ]
    assert wrong_on(page, addresses) == {}


def test_a_sponsor_answers_on_a_phone_without_scripts(signed_in_at, cast, work):
    page = signed_in_at(cast.sponsor, 360, javascript=False)
    page.goto(f"/barriers/{work['asked']}/")
    page.locator("summary", has_text="It cannot be removed").click()
    page.get_by_label("Why it cannot be removed").fill("The contract forbids it.")
    page.get_by_role("button", name="Say no, with the reason").click()
    expect(page.get_by_text("The contract forbids it.")).to_be_visible()
    assert page.get_by_role("button", name="It is removed").count() == 0


def test_a_facilitator_starts_a_cycle_without_scripts(signed_in_at, cast):
    page = signed_in_at(cast.facilitator, 1280, javascript=False)
    page.goto("/networks/sierra/process/")
    page.get_by_role("link", name="Start a design cycle").click()
    page.get_by_label("Name").fill("Our first year")
    page.get_by_role("button", name="Share out the days again").click()
    assert page.get_by_label("Name").input_value() == "Our first year"
    page.get_by_role("button", name="Start the design cycle").click()
    expect(page.get_by_text("The design cycle has started.")).to_be_visible()
    assert page.get_by_text("Our first year").count() > 0
