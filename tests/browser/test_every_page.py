"""Every page that somebody can open, on a phone in the dark and on a laptop in the light: axe finds nothing, nothing
sticks out at the side, there is one title, and no style or script is refused."""

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Error

from tests import rows
from tests.access_table.row import Row
from tests.browser import axe
from tests.browser.axe import violations
from tests.test_access import ROWS
from tests.world import cast_at_work

pytestmark = [pytest.mark.browser, pytest.mark.at_work, pytest.mark.django_db(transaction=True)]

PHONE = (360, "dark")
PEOPLE = ("driver", "facilitator", "sponsor", "nobody")


def pages() -> dict[str, list[Row]]:
    """Each address that answers 200 to somebody, once, under the first of PEOPLE who may open it."""
    found: dict[str, tuple[str, Row]] = {}
    for row in ROWS:
        who = next((who for who in PEOPLE if row.answers.get(who) == 200), None)
        if row.post is None and who:
            found.setdefault(row.name, (who, row))
    return {who: [row for first, row in found.values() if first == who] for who in PEOPLE}


# A few pages at a time, one after the other in one window: opening a window costs as much as looking at a page.
WALKS = [(who, found[i : i + 24]) for who, found in pages().items() for i in range(0, len(found), 24)]


def sticking_out(page) -> list[str]:
    """The beginnings of elements because of which the page is wider than its window."""
    return page.evaluate(
        """() => {
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          const wide = [...document.querySelectorAll("main *")]
            .filter((e) => e.getBoundingClientRect().left + e.scrollWidth > innerWidth);
          return wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)))
            .map((e) => `sticks out: ${e.outerHTML.slice(0, 160)}`);
        }"""
    )


@pytest.mark.parametrize(("who", "walk"), WALKS, ids=lambda value: value if isinstance(value, str) else value[0].name)
def test_a_page_is_usable_by_everybody(page_at, live_server, cast, who, walk):
    page = page_at(*PHONE)
    if who in cast.sessions:
        page.context.add_cookies([{"name": "sessionid", "value": cast.sessions[who], "url": live_server.url}])
    page.add_init_script(axe.SOURCE)
    wrong, begun = {}, Written()
    for row in walk:
        page.goto("/healthz")  # what the last page still asks for now and then ends here
        if begun.anything:  # by the last row: for it alone
            rows.empty_tables()
            world, begun.anything = rows.laid(cast_at_work), False
        with connection.execute_wrapper(begun):
            address = reverse(row.name, kwargs=row.kwargs(world))
        if opened(page, address) and (found := looked_at(page)):
            wrong[row.name, address] = found
    assert wrong == {}


class Written:
    """Whether anything was written to the database while it watched; to begin with, as if it was."""

    anything = True

    def __call__(self, execute, sql, *given):
        self.anything = self.anything or not sql.startswith("SELECT")
        return execute(sql, *given)


def opened(page, address: str) -> bool:
    """Whether there is a page at the address: not a file to take away, nor an answer for a machine."""
    page.set_viewport_size({"width": PHONE[0], "height": 740})
    page.emulate_media(color_scheme=PHONE[1])
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" in str(error) or "ERR_ABORTED" in str(error):
            return False
        raise
    assert answer.status == 200, address
    return answer.headers.get("content-type", "").startswith("text/html")


def looked_at(page) -> list[str]:
    """What is wrong with the page, on a phone in the dark and on a laptop in the light."""
    found = violations(page) + sticking_out(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    found += violations(page) + sticking_out(page)
    titles = page.locator("h1").count()
    return found if titles == 1 else [*found, f"{titles} titles"]
