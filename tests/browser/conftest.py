"""A browser for the tests that walk pages."""

import os

import pytest

from tests.left_out import browser

# Playwright keeps an event loop in this thread; the tests' own queries are still plain, synchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A page's process stays for the next page of the same place: what it has compiled (axe, htmx) is compiled.
QUICKER = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--process-per-site",
    "--disable-features=ProactivelySwapBrowsingInstance,ProcessPerSiteUpToMainFrameThreshold",
)


@pytest.fixture(scope="session")
def chromium():
    """One browser for the whole run. Each test opens a context of its own: `chromium.new_context(...)`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=browser(),
            args=["--no-sandbox", *QUICKER],
        )
        yield found
        found.close()


@pytest.fixture
def page_at(chromium, live_server):
    """A page of a width, in light or dark, with or without scripts: `page_at(360, "dark", javascript=False)`.

    Addresses are relative to the live server. What a page loads against our policy, or throws, fails the test.
    """
    contexts, complaints = [], []

    def open_page(width: int = 1280, scheme: str = "light", *, javascript: bool = True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 740 if width < 640 else 800},
            color_scheme=scheme,
            java_script_enabled=javascript,
            has_touch=width < 640,
            reduced_motion="reduce",  # what is looked at stands still
            service_workers="block",
            locale="en-US",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def signed_in_at(page_at, live_server):
    """Like `page_at`, for somebody who has signed in: `signed_in_at(cast.driver, 360)`."""
    from django.test import Client

    def open_page(person, *args, **kwargs):
        client = Client()
        client.force_login(person)
        page = page_at(*args, **kwargs)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return open_page
