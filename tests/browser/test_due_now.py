"""Due now in a hand: answered on the line, with the focus kept; without scripts as well."""

import pytest
from playwright.sync_api import expect

from network.meetings.models import Meeting
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


def test_the_one_next_thing_stands_on_the_first_screen_of_a_phone(signed_in_at, busy):
    for person in (busy.driver, busy.team_member):
        page = signed_in_at(person, 360)
        page.goto("/")
        assert page.get_by_role("region", name="Getting started").is_visible(), "it is offered, below"
    page = signed_in_at(busy.driver, 360)
    page.goto("/")
    first = page.locator(".row--due .button").first.bounding_box()
    bar = page.get_by_role("navigation", name="Main, on a phone").bounding_box()
    assert first["y"] + first["height"] <= bar["y"]


def test_a_tap_that_does_not_go_through_says_so_and_goes_when_it_is_repeated(signed_in_at, busy):
    page = signed_in_at(busy.driver, 360)
    page.goto("/")
    tap = page.get_by_role("button", name="Yes, we are in")
    page.context.set_offline(True)
    tap.click()
    tap.click()
    expect(page.get_by_role("alert")).to_have_text("That did not go through. Try again in a moment.")
    assert violations(page) == []
    page.context.set_offline(False)
    tap.click()
    expect(tap).to_have_count(0)
    expect(page.get_by_text("The hub alone reads what you said.")).to_be_visible()


def test_what_is_refused_is_shown_as_without_scripts(signed_in_at, busy):
    page = signed_in_at(busy.driver, 360)
    page.goto("/")
    Meeting.objects.update(mode=Meeting.Mode.VIRTUAL)  # "by link" is no answer of its own any more
    page.get_by_role("button", name="by link").click()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("#waits")).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_session_that_has_ended_asks_to_sign_in_and_comes_back_home(signed_in_at, busy):
    page = signed_in_at(busy.driver, 360)
    page.goto("/")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="I stand by this").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert page.url.endswith("/accounts/login/?next=/")
