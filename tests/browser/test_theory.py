"""A theory of improvement is built on a phone without scripts, and prints on one sheet however much there is."""

import shutil
import subprocess

import pytest

from tests.world import a_goal
from tests.world_theory import ATheory, a_node

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_goal_to_an_idea_on_a_phone_without_scripts(cast, signed_in_at):
    a_goal(cast.member, by=cast.driver)
    page = signed_in_at(cast.team_member, 360, javascript=False)
    page.goto(f"/members/{cast.member.pk}/theory/")
    page.get_by_role("button", name="Begin the theory").click()
    page.get_by_role("link", name="Add the first driver").click()
    page.get_by_label("What has to change").fill("Pupils talk about how they think")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Add a change idea under Pupils talk").click()
    page.get_by_role("button", name="Keep it").click()
    assert "Fill this in." in page.locator(".field--error").inner_text()
    page.get_by_label("What you could try").fill("A minute of partner talk")
    page.get_by_role("button", name="Keep it").click()
    outline = page.get_by_role("list").filter(has_text="A minute of partner talk").last
    assert "Proposed" in outline.inner_text()
    page.get_by_role("link", name="A minute of partner talk").click()
    page.get_by_role("link", name="Take it out").click()
    page.get_by_label("Why you take it out").fill("Nobody has the time.")
    page.get_by_role("button", name="Take it out").click()
    page.get_by_text("Taken out (1)").click()
    assert page.get_by_text("Nobody has the time.").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="apt-get install poppler-utils")
def test_a_large_theory_prints_on_one_sheet(cast, signed_in_at, tmp_path):
    made = ATheory(cast.member, by=cast.driver)
    for number in range(20):
        a_node(made.theory, "idea", f"Something that takes more than one line, {number}", made.planned, by=cast.driver)
    small = ATheory(cast.neighbour, by=cast.neighbour_driver).theory
    for person, theory, shape in ((cast.driver, made.theory, "612 x 792"), (cast.neighbour_driver, small, "792 x 612")):
        page = signed_in_at(person, 1280)
        page.goto(f"/theories/{theory.pk}/print/")
        for size in ("A4", "Letter"):
            page.pdf(path=tmp_path / "sheet.pdf", format=size, prefer_css_page_size=True)
            facts = subprocess.run(["pdfinfo", tmp_path / "sheet.pdf"], capture_output=True, text=True, check=True)
            assert "Pages:           1\n" in facts.stdout, (person, size)
        assert shape in facts.stdout
