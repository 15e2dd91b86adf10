"""A facilitator on a laptop: a file with mistakes is looked at, brought in, taken back; with scripts and without."""

import pytest
from playwright.sync_api import expect

from design_process.measures.models import Measurement
from tests.browser.axe import violations
from tests.world import an_indicator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = """Week of 5 October
district;week;group;counted;out of
Gold Ridge Union;2026-10-05;TA;17;42
Gold Ridge Union;2026-10-05;RH;*;*
Camino Flat;2026-10-05;TA;50;42
Camino;2026-10-05;TA;5;42
"""


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_a_file_with_mistakes_comes_in_and_goes_again(signed_in_at, cast, tmp_path, perform_owed, javascript):
    an_indicator(cast.network, groups=["hispanic"])
    file = tmp_path / "talk.csv"
    file.write_text(TEXT)
    page = signed_in_at(cast.facilitator, 1280, javascript=javascript)

    def press(name: str) -> None:
        page.get_by_role("button", name=name).click()

    def worked(heading: str) -> None:
        """The worker does its part; the page finds out by itself, or without scripts by being loaded again."""
        perform_owed()
        if not javascript:
            page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        if javascript:
            assert violations(page) == []

    page.goto("/networks/sierra/numbers/files/")
    press("Read the file")
    expect(page.get_by_text("Choose a file first.").first).to_be_visible()
    page.get_by_label("The file of numbers").set_input_files(file)
    press("Read the file")
    page.get_by_label("Its numbers belong to").select_option("Pupils who explain")
    press("Read the file")
    expect(page.get_by_text("Reading the lines")).to_be_visible()
    worked("Check what the file brings")
    expect(page.get_by_text("brings 2 new numbers; 2 lines are put aside")).to_be_visible()
    expect(page.get_by_role("cell", name="Hidden at the source")).to_be_visible()
    page.get_by_role("link", name="Put aside (2)").click()
    expect(page.get_by_role("cell", name="50 is more than 42")).to_be_visible()
    expect(page.get_by_role("row", name="6 No district or school here is called “Camino”")).to_be_visible()
    press("Bring the numbers in")
    worked("The numbers are in")
    assert Measurement.objects.current().count() == 2
    press("Take the file back")
    worked("The file is taken back")
    expect(page.get_by_text("2 numbers are out again")).to_be_visible()
    assert not Measurement.objects.current().exists()
