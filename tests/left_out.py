"""Which tests this machine cannot run, said plainly at the end instead of silently."""

import os
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.reading import reads_pdfs

_left_out: dict[str, int] = {}
# The first is the same engine without a window, and takes half the processor's time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@cache
def browser() -> str | None:
    """The browser for the browser tests: one that is installed, or Playwright's own. None: there is none."""
    found = os.environ.get("TRELLIS_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def services_wanted() -> bool:
    """Whether real servers are there: said by SERVICES=1, or by the addresses of both."""
    own_engine = getattr(settings, "OWN_ENGINE", False)
    return os.environ.get("SERVICES") == "1" or bool(not own_engine and settings.REDIS_URL)


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what needs a server or a browser that is not here. With REQUIRE_BROWSER=1 a missing browser fails."""
    if not services_wanted() and "services" not in config.option.markexpr:
        _deselect(config, items, "services", "they need PostgreSQL and Redis: SERVICES=1 make test")
    if any(item.path.name == "test_leaks.py" for item in items) and not reads_pdfs():
        _left_out["look into PDFs for what was planted: apt-get install poppler-utils"] = 1
    if any(item.get_closest_marker("browser") for item in items) and not browser():
        if os.environ.get("REQUIRE_BROWSER") == "1":
            raise pytest.UsageError("REQUIRE_BROWSER=1, and there is no browser. On Debian: apt-get install chromium")
        _deselect(config, items, "browser", "they need a browser: apt-get install chromium")


def _deselect(config: pytest.Config, items: list[pytest.Item], marker: str, why: str) -> None:
    out: Sequence[pytest.Item] = [item for item in items if item.get_closest_marker(marker)]
    if out:
        items[:] = [item for item in items if not item.get_closest_marker(marker)]
        config.hook.pytest_deselected(items=out)
        _left_out[f"tests marked '{marker}': {why}"] = len(out)


def summary() -> list[str]:
    """A line for each group that was left out."""
    return [f"Left out {count} {what}" for what, count in _left_out.items()]
