"""From an empty network to its districts without a script; every page on the way held to WCAG 2.2 AA."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DATA = Path(__file__).parents[1] / "data"


def look(page) -> None:
    assert violations(page) == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0, page.url


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_a_county_comes_in_from_the_states_file_without_a_script(signed_in_at, cast, width, scheme):
    page = signed_in_at(cast.facilitator, width, scheme, javascript=False)
    page.goto("/networks/new/")
    page.get_by_label("What is the network called?").fill("Foothill Network")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Which organization is the hub?").fill("Foothill Learning Lab")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Start the network").click()
    page.get_by_label("The state’s directory file").set_input_files(DATA / "state_schools_2025_26.csv")
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("link", name="El Dorado").click()
    page.get_by_label("Buckeye Union Elementary").uncheck()
    page.get_by_role("button", name="Bring in what is ticked").click()
    expect(page.get_by_text("15 districts take part: 15 in pre-work.")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_pages_of_members_keep_the_rules(signed_in_at, cast, width, scheme):
    page = signed_in_at(cast.facilitator, width, scheme)
    for address in ("/networks/new/", "/networks/sierra/members/", "/networks/sierra/members/new/"):
        page.goto(address)
        look(page)
    page.goto("/networks/sierra/members/add/")
    page.get_by_role("button", name="Read the file").click()
    look(page)
    page.get_by_label("The state’s directory file").set_input_files(DATA / "state_schools_2025_26.csv")
    page.get_by_role("button", name="Read the file").click()
    look(page)
    page.get_by_role("link", name="El Dorado").click()
    look(page)
    page.get_by_role("button", name="Bring in what is ticked").click()
    look(page)
    page.get_by_role("link", name="Black Oak Mine Unified").click()
    look(page)
    page.get_by_role("link", name="Change the state").click()
    look(page)
