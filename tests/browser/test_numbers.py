"""Seven numbers on a phone: typed with their rates beside, kept as a draft, completed, corrected."""

import pytest
from playwright.sync_api import expect

from design_process.measures.models import Measurement
from tests.browser.axe import violations
from tests.world import an_indicator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def seven(cast):
    shares = [an_indicator(cast.network, f"Share {n}", by=cast.facilitator) for n in range(1, 6)]
    rate = an_indicator(cast.network, "Tardies", unit="rate", by=cast.facilitator)
    missing = an_indicator(cast.network, "Visits", unit="count", by=cast.facilitator)
    return [*shares, rate, missing]


def test_seven_numbers_on_a_phone(signed_in_at, cast, seven):
    page = signed_in_at(cast.driver, 360)
    page.goto(f"/members/{cast.member.pk}/numbers/enter/")
    assert page.locator("input.number").first.get_attribute("inputmode") == "numeric"
    rates = page.locator("output")
    page.locator("input.number").first.focus()
    for n in range(5):
        page.keyboard.type(f"{n + 10}")
        page.keyboard.press("Enter")  # the key that says “next” on a phone
        page.keyboard.type("40")
        expect(rates.nth(n)).to_have_text(["25 %", "28 %", "30 %", "32 %", "35 %"][n])
        page.keyboard.press("Enter")
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    page.keyboard.type("40")
    expect(rates.nth(5)).to_have_text("150 per 100")
    why = page.get_by_label("Why? Visits")
    expect(why).to_be_hidden()
    page.get_by_label("No number? Visits").select_option("Not available")
    why.fill("The form went home.")
    assert violations(page) == []
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_text("7 numbers are kept as a draft.")).to_be_visible()
    assert set(Measurement.objects.values_list("status", flat=True)) == {"draft"}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("7 numbers are in.")).to_be_visible()
    standing = Measurement.objects.current()
    assert set(standing.values_list("status", flat=True)) == {"complete"}
    assert standing.get(indicator=seven[6]).gap == "not_available"

    page.locator("input.number").first.fill("11")
    expect(rates.first).to_have_text("28 %")
    page.get_by_label("Why did a number change?").fill("One came late.")
    page.get_by_role("button", name="Save the numbers").click()
    expect(page.get_by_text("1 number is in.")).to_be_visible()
    page.get_by_role("link", name="Its history").first.click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("One came late.")
    expect(page.get_by_role("row").nth(2)).to_contain_text("10 of 40 (25 %)")
