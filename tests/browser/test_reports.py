"""The sponsor takes a page to her board: one button, a PDF that can be read, and a sheet from her own printer."""

import shutil
import subprocess

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.at_work,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="apt-get install poppler-utils"),
]


def read(path) -> tuple[str, str]:
    """What a PDF says, and what is known of it."""
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    facts = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split()), " ".join(facts.split())


def test_a_page_for_the_board(cast, signed_in_at, perform_owed, tmp_path):
    page = signed_in_at(cast.sponsor, 1280)
    page.goto("/")
    page.pdf(path=tmp_path / "printed.pdf", format="Letter", prefer_css_page_size=True)
    page.get_by_role("link", name="A page for the board").click()
    page.get_by_role("button", name="Keep it and make the PDF").click()
    page.get_by_text("printed before: nobody can be found.").wait_for()
    page.get_by_role("button", name="Keep it and make the PDF").click()
    page.get_by_text("The PDF is being made.").wait_for()
    perform_owed()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the PDF").click()  # the page finds out by itself that it is ready
    taken.value.save_as(tmp_path / "made.pdf")
    said, facts = read(tmp_path / "made.pdf")
    assert "Gold Ridge Union" in said
    assert "Cards that the team has not opened to everyone are left out." in said
    assert "Do pupils explain (public)?" in said
    assert "Do pupils explain (network)?" not in said
    assert "Tagged: yes" in facts
    assert "Pages: 1 " in facts
    said, facts = read(tmp_path / "printed.pdf")
    assert "What is asked of you" in said
    assert "Skip to the page" not in said
    assert "Printed" in said
    assert "Figures marked * are hidden" in said
    assert "Pages: 1 " in facts
