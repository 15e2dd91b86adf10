"""Every page that somebody can open, on a phone in the dark and on a laptop in the light: axe finds nothing, nothing
sticks out at the side, there is one title, and no style or script is refused."""

import pytest
from django.urls import reverse

from tests.access_table.row import Row
from tests.browser.axe import violations
from tests.test_access import ROWS

pytestmark = [pytest.mark.browser, pytest.mark.at_work, pytest.mark.django_db(transaction=True)]

PEOPLE = ("driver", "facilitator", "sponsor", "nobody")


def pages() -> dict[str, tuple[Row, str]]:
    """Each address that answers 200 to somebody, once, with the first of PEOPLE who may open it."""
    found: dict[str, tuple[Row, str]] = {}
    for row in ROWS:
        who = next((who for who in PEOPLE if row.answers.get(who) == 200), None)
        if row.post is None and who:
            found.setdefault(row.name, (row, who))
    return found


def sticking_out(page) -> list[str]:
    """The beginnings of elements because of which the page is wider than its window."""
    return page.evaluate(
        """() => {
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          const wide = [...document.querySelectorAll("main *")]
            .filter((e) => e.getBoundingClientRect().left + e.scrollWidth > innerWidth);
          return wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)))
            .map((e) => e.outerHTML.slice(0, 160));
        }"""
    )


@pytest.mark.parametrize(("row", "who"), pages().values(), ids=lambda value: getattr(value, "name", ""))
def test_a_page_is_usable_by_everybody(page_at, signed_in_at, cast, row, who):
    address, person = reverse(row.name, kwargs=row.kwargs(cast)), cast.everyone[who]
    page = signed_in_at(person, 360, "dark") if person else page_at(360, "dark")
    kind = page.request.get(address).headers.get("content-type", "")
    if not kind.startswith("text/html"):
        return  # a file to take away, or an answer for a machine
    page.goto(address)
    found = violations(page)
    assert sticking_out(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    found += violations(page)
    assert sticking_out(page) == []
    assert found == []
    assert page.locator("h1").count() == 1
