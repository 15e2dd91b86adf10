"""An empathy interview in a hand: on a phone in the dark, and without scripts."""

import pytest
from playwright.sync_api import expect

from design_process.evidence.models import Evidence, Quote
from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def begin(page, cast):
    page.goto(f"/members/{cast.member.pk}/evidence/")
    page.get_by_role("link", name="Interview somebody").click()
    page.get_by_label("They agree.").check()
    page.get_by_label("Student").check()
    page.get_by_role("button", name="Begin").click()


def finish(page):
    page.get_by_role("link", name="Finish the interview").click()
    page.get_by_label("What did you hear").fill("They wait to be sure.")
    page.get_by_role("button", name="Put it on the board").click()


def test_ten_minutes_on_a_phone(signed_in_at, cast):
    page = signed_in_at(cast.team_member, 360, "dark")
    begin(page, cast)
    said = page.get_by_label("What they said")
    said.fill("I look at Jayden first")
    page.get_by_role("button", name="Keep the quote").click()
    expect(page.get_by_text("“Jayden” looks like a name")).to_be_in_viewport()
    assert violations(page) == []
    assert said.input_value() == "I look at Jayden first"
    said.fill("I look at a friend first")
    page.get_by_role("button", name="Keep the quote").click()
    expect(page.get_by_role("blockquote")).to_have_text(["I look at a friend first"])
    assert said.input_value() == ""
    page.wait_for_load_state()
    said.fill("Half a sent")
    page.reload()
    assert said.input_value() == "Half a sent"  # what is being written stays on the phone
    said.fill("I would try it once.")
    page.get_by_role("button", name="Keep the quote").click()
    expect(page.get_by_role("blockquote")).to_have_text(["I would try it once.", "I look at a friend first"])
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []
    finish(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Interview: student")
    assert violations(page) == []
    assert Evidence.objects.get().quotes.count() == 2


def test_an_interview_without_scripts(signed_in_at, cast):
    page = signed_in_at(cast.driver, 360, javascript=False)
    begin(page, cast)
    page.get_by_label("What they said").fill("Jayden helps me")
    page.get_by_role("button", name="Keep the quote").click()
    page.get_by_label("What they said").fill("I ask Jayden")
    page.get_by_role("button", name="Keep the quote").click()
    page.get_by_role("button", name="It names nobody").click()
    assert set(Quote.objects.values_list("said", flat=True)) == {"Jayden helps me", "I ask Jayden"}
    finish(page)
    assert Evidence.objects.get().quotes.count() == 2
