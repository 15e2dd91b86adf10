"""A class survey in hands: made by a driver on a phone, answered on one tablet in turn, also without scripts."""

import pytest
from playwright.sync_api import expect

from network.questionnaires.models import Answer, Response
from tests.browser.axe import violations
from tests.world_surveys import a_class, a_survey, asked_again, closed, round_of, they_answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_board_to_the_first_two_pupils(signed_in_at, cast):
    page = signed_in_at(cast.driver, 360, "dark")
    page.goto(f"/members/{cast.member.pk}/evidence/")
    page.get_by_role("link", name="Class surveys").click()
    assert violations(page) == []
    page.get_by_role("link", name="Ask a class").click()
    page.get_by_label("Which class or group").fill("Grade 7, period 2")
    page.get_by_label("How many are there to answer").fill("19")
    assert violations(page) == []
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_text("Nobody answered so far, of 19 expected.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Show the sheet").click()
    expect(page.get_by_text("Nobody asks for your name.")).to_be_visible()
    assert violations(page) == []
    address = page.locator(".code__address").inner_text()
    page.goto(address[address.index("/s/") :])
    for step in (4, 2):
        expect(page.get_by_role("radio", name="I would rather not say").first).to_be_checked()
        assert violations(page) == []
        group = page.get_by_role("group", name="When something is hard")
        box = group.locator("label").nth(step - 1).bounding_box()
        assert min(box["width"], box["height"]) >= 44
        group.locator("label").nth(step - 1).click()
        page.get_by_role("button", name="Send my answers").click()
        assert violations(page) == []
        page.get_by_role("link", name="Next pupil").click()
    assert sorted(map(int, Answer.objects.values_list("number", flat=True))) == [2, 4]


def test_a_pupil_without_scripts_is_asked_about_a_name(page_at, cast):
    asked = round_of(a_survey(cast.member, by=cast.driver))
    page = page_at(360, javascript=False)
    page.goto(f"/s/{asked.wave.code}/")
    page.get_by_label("What helps you").fill("I ask Jayden")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("#id_q-open_error")).to_contain_text("“Jayden” looks like a name")
    page.get_by_role("button", name="It names nobody").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Response.objects.count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_before_beside_after_fits_the_page(signed_in_at, cast, width, scheme):
    survey = a_survey(cast.member, by=cast.driver)
    they_answer(round_of(survey), *a_class(2, 5, 6, 4, 2))
    closed(round_of(survey), by=cast.driver)
    asked = asked_again(survey, by=cast.driver)
    they_answer(asked, *a_class(1, 2, 5, 7, 4))
    closed(asked, by=cast.driver)
    page = signed_in_at(cast.driver, width, scheme)
    page.goto(survey.get_absolute_url())
    before, after = (page.locator(".bars--beside thead th").nth(place).bounding_box() for place in (1, 2))
    assert abs(before["width"] - after["width"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
