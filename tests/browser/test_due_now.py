"""Due now in a hand: answered on the line, with the focus kept; without scripts as well."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.world_due import CASES
from tests.world_ratings import a_rating

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KINDS = ("charter", "pulse", "promises", "invitations", "number_files", "answered_barriers")


@pytest.fixture
def busy(cast):
    """The cast with things of every time due, and of every way to answer."""
    for kind in KINDS:
        next(CASES[kind](cast))
    a_rating(cast.network, by=cast.facilitator)
    return cast


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_passes_axe_and_fits(signed_in_at, busy, width, scheme):
    for person in (busy.driver, busy.team_member):
        page = signed_in_at(person, width, scheme)
        page.goto("/")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_tap_answers_on_the_line_and_reading_goes_on_there(signed_in_at, busy):
    page = signed_in_at(busy.driver, 360)
    page.goto("/")
    tap = page.get_by_role("button", name="I stand by this")
    tap.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    tap.focus()
    page.keyboard.press("Enter")
    expect(tap).to_have_count(0)
    focused = page.evaluate("document.activeElement.innerText")
    assert "Your name stands under it for this school year." in focused
    assert abs(page.evaluate("scrollY") - before) < 80, "nothing jumps"
    expect(page.locator("#due-sentence")).to_have_text("Five things wait for you, one of them late.")
    assert violations(page) == []
    page.get_by_role("button", name="Yes, I come").click()
    expect(page.locator("#due-sentence")).to_have_text("Four things wait for you, one of them late.")
    assert page.url.endswith("/"), "the page is the same"


def test_without_scripts_a_tap_brings_the_page_back(signed_in_at, busy):
    page = signed_in_at(busy.driver, 360, javascript=False)
    page.goto("/")
    page.get_by_role("button", name="Yes, we are in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Due now")
    expect(page.get_by_text("The hub alone reads what you said.")).to_be_visible()
    expect(page.get_by_role("button", name="Yes, we are in")).to_have_count(0)
