"""Every component, and the pages around signing in, looked at by axe in both themes and at both ends of the widths."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.world import a_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
SIGN_IN = ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/", "/accounts/signup/", "/offline/"]
ACCOUNT = [
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/",
    "/accounts/3rdparty/",
    "/accounts/logout/",
]
TOUCHED = (
    ".button, .nav__link, .tabs a, summary, .tick, select, .theme button,"
    "input:not([type=checkbox], [type=radio], [type=hidden])"
)


def too_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_component_is_usable_by_everybody(page_at, cast, settings, width, scheme):
    settings.DEBUG = True
    page = page_at(width, scheme)
    page.goto("/style/")
    assert violations(page) == []
    assert not too_wide(page)
    page.get_by_role("link", name="Withdraw the invitation").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_around_signing_in_are_usable_by_everybody(page_at, cast, width, scheme):
    page = page_at(width, scheme)
    found = {}
    for address in SIGN_IN:
        page.goto(address)
        found[address] = violations(page)
        assert not too_wide(page), address
    assert found == {address: [] for address in SIGN_IN}


def test_a_refused_sign_in_says_so_and_keeps_the_address(page_at, cast):
    page = page_at(360)
    page.goto("/accounts/login/")
    page.fill("[name=login]", cast.driver.email)
    page.fill("[name=password]", "not this one")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()
    page.wait_for_function("document.activeElement.getAttribute('role') === 'alert'")
    assert page.input_value("[name=login]") == cast.driver.email
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_second_step_can_be_set_up(signed_in_at, cast, width, scheme):
    page = signed_in_at(cast.driver, width, scheme)
    page.goto("/accounts/2fa/totp/activate/")
    found = {page.url: violations(page)}  # asks for the password once more
    page.fill("[name=password]", "demo")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/totp/activate/")
    found[page.url] = violations(page)
    for address in ACCOUNT:
        page.goto(address)
        found[address] = violations(page)
        assert not too_wide(page), address
    assert not any(found.values()), found


@pytest.mark.parametrize("width", [360, 1280])
def test_whoever_holds_no_role_can_sign_out_at_any_width(signed_in_at, db, width):
    page = signed_in_at(a_person("new@district.test", "Nia New"), width)
    page.goto("/")
    assert violations(page) == []
    assert not too_wide(page)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")


def test_a_passkey_that_cannot_be_made_says_why_beside_its_button(signed_in_at, cast):
    page = signed_in_at(cast.driver, 360)
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("[name=password]", "demo")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/webauthn/add/")
    page.evaluate(
        "() => { navigator.credentials.create = () => Promise.reject(new DOMException('', 'NotAllowedError')) }"
    )
    page.get_by_role("button", name="Add the passkey").click()
    said = page.get_by_role("alert")
    said.wait_for()
    expect(said).to_contain_text("Try again when you are ready")
    assert violations(page) == []


def test_signing_in_needs_no_scripts(page_at, cast):
    page = page_at(360, javascript=False)
    page.goto("/accounts/login/")
    assert page.locator("#passkey_login").is_hidden()
    page.fill("[name=login]", cast.driver.email)
    page.fill("[name=password]", "demo")
    page.get_by_role("button", name="Sign in").click()
    assert "/accounts/login/" not in page.url


def test_the_theme_follows_the_system_until_somebody_chooses(page_at, cast):
    page = page_at(1280, "dark")
    page.goto("/accounts/login/")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(18, 24, 21)"
    page.get_by_role("button", name="Light", exact=True).click()
    assert page.evaluate(ground) == "rgb(251, 250, 246)"
    page.reload()
    assert page.evaluate(ground) == "rgb(251, 250, 246)"


def test_keyboard_reaches_the_page_past_the_menu(signed_in_at, cast):
    page = signed_in_at(cast.driver)
    page.goto("/accounts/2fa/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_switcher_and_the_menu_open_by_keyboard_and_close_by_escape(signed_in_at, cast):
    page = signed_in_at(cast.driver, 360)
    page.goto("/accounts/2fa/")
    for name in [".switcher:not(.menu) > summary", ".menu > summary"]:
        page.locator(f".topbar {name}").press("Enter")
        assert page.locator(".topbar .sheet:visible").count() == 1
        assert violations(page) == []
        page.keyboard.press("Escape")
        assert page.locator(".topbar .sheet:visible").count() == 0


def test_targets_are_large_enough_to_touch(page_at, cast, settings):
    settings.DEBUG = True
    page = page_at(360)
    page.goto("/style/")
    small = page.evaluate(
        """(touched) => [...document.querySelectorAll(touched)].filter((e) => e.checkVisibility())
        .filter((e) => e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML.slice(0, 90))""",
        TOUCHED,
    )
    assert small == []


def test_without_a_line_the_offline_page_comes_up(chromium, live_server, cast):
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    page.goto("/accounts/login/code/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no connection right now")
    kept = page.evaluate(
        """async () => (await (await caches.open((await caches.keys())[0])).keys())
        .map((request) => new URL(request.url).pathname)"""
    )
    assert set(kept) == {
        "/offline/",
        "/static/trellis.css",
        "/static/js/theme.js",
        "/static/js/offline_page.js",
        "/static/img/mark.svg",
    }
    context.close()
