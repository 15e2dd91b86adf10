"""The Log it page in a hand: on a phone, without scripts, and when the line breaks in the middle."""

import pytest
from playwright.sync_api import expect

from design_process.cycles.models import Log, Observation
from districts.barriers.models import Barrier
from tests.browser.axe import violations
from tests.world import a_cycle, a_prototype, an_indicator, log_it

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def logging_cast(cast):
    an_indicator(cast.network, by=cast.facilitator)
    cast.cycle = a_cycle(a_prototype(cast.member, by=cast.driver))
    return cast


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_passes_axe_and_fits(signed_in_at, logging_cast, width, scheme):
    page = signed_in_at(logging_cast.driver, width, scheme)
    log = log_it(logging_cast.member, by=logging_cast.driver, cycle=logging_cast.cycle, words="Nine.")
    addresses = ["/log/", f"/logs/{log.pk}/", f"/cycles/{logging_cast.cycle.pk}/"]
    addresses += [f"/cycles/{logging_cast.cycle.pk}/{step}/" for step in ("study", "act", "visibility", "edit")]
    addresses += [f"/prototypes/{logging_cast.cycle.prototype_id}/", "/networks/sierra/search/?q=talk"]
    for address in addresses:
        page.goto(address)
        assert (address, violations(page)) == (address, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_driver_logs_everything_on_one_screen_without_scripts(signed_in_at, logging_cast):
    page = signed_in_at(logging_cast.driver, 360, javascript=False)
    page.goto("/log/")
    page.get_by_label("What happened?").fill("Nine of 21 explained.")
    page.get_by_text("Something is in the way").click()
    page.get_by_label("What is in the way?").fill("No substitute.")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is in")
    assert (Observation.objects.count(), Barrier.objects.count()) == (1, 1)


def test_what_is_not_sent_yet_comes_back_after_the_tab_was_closed(signed_in_at, logging_cast):
    page = signed_in_at(logging_cast.driver, 360)
    page.goto("/log/")
    page.get_by_label("What happened?").fill("Half a sent")
    later = page.context.new_page()
    page.close()
    later.goto("/log/")
    assert later.get_by_label("What happened?").input_value() == "Half a sent"
    expect(later.get_by_text("It has not been sent.")).to_be_visible()
    later.get_by_role("button", name="Start afresh").click()
    expect(later.get_by_label("What happened?")).to_have_value("")  # across the page's reload
    assert later.get_by_text("It has not been sent.").is_hidden()


def test_an_answer_lost_on_the_way_costs_nothing_and_stores_nothing_twice(signed_in_at, logging_cast):
    page = signed_in_at(logging_cast.driver, 360)
    page.goto("/log/")
    page.get_by_label("What happened?").fill("Nine of 21 explained.")
    page.locator("input.number").nth(0).fill("9")
    page.locator("input.number").nth(1).fill("21")

    def deliver_but_lose_the_answer(route):
        if route.request.method != "POST":
            return route.continue_()
        route.fetch(max_redirects=0)
        return route.abort("connectionreset")

    page.route("**/log/", deliver_but_lose_the_answer)
    page.get_by_role("button", name="Log it").click()
    page.wait_for_url("chrome-error://**")
    assert Log.objects.count() == 1  # it has arrived; the phone does not know
    page.unroute("**/log/")
    page.goto("/log/")
    assert page.get_by_label("What happened?").input_value() == "Nine of 21 explained."
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is in")
    assert (Log.objects.count(), Observation.objects.count()) == (1, 1)
    page.goto("/log/")
    assert page.get_by_label("What happened?").input_value() == ""  # the draft is gone


def test_signing_out_leaves_no_words_on_a_shared_phone(signed_in_at, logging_cast):
    page = signed_in_at(logging_cast.driver, 360)
    page.goto("/log/")
    page.get_by_label("What happened?").fill("Ana cried.")
    assert "Ana cried." in page.evaluate("JSON.stringify({...localStorage})")
    page.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    page.wait_for_url("**/accounts/login/**")
    assert "Ana cried." not in page.evaluate("JSON.stringify({...localStorage})")
