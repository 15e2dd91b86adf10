"""The state's real files, from the command line to the network's pooled rate."""

import gzip
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from design_process.measures.models import Indicator, Measurement, Rollup
from tests.districts.directory.test_imports import SCHOOLS, brought

DATA = Path(__file__).parents[2] / "data"
ABSENCE, INDICATORS = "el_dorado_chronic_absence_2024_25.txt", "el_dorado_indicators_2022_25.csv"


@pytest.fixture
def county(cast):
    """A network with the sixteen districts of El Dorado County and their schools."""
    brought(cast, SCHOOLS)
    return cast


def imported(cast, tmp_path, name: str, **options) -> str:
    path = tmp_path / name
    path.write_bytes(gzip.decompress((DATA / f"{name}.gz").read_bytes()))
    out = StringIO()
    call_command(
        "import_numbers", path, network=cast.network.slug, by=cast.facilitator.email, stdout=out, stderr=out, **options
    )
    return out.getvalue()


def pooled(name: str, year: int) -> Rollup:
    return Rollup.objects.get(member=None, indicator__name=name, group="all", period=date(year, 7, 1))


def test_the_states_download_comes_in_whole_and_its_rate_is_pooled(county, tmp_path, perform_owed):
    said = imported(county, tmp_path, ABSENCE)
    assert "In: 1707 new, 0 corrected, 0 the same." in said
    assert "24 put aside, line 2 for one: a figure of the whole county" in said
    perform_owed(leaving=("print",))  # a solver at work, and tested elsewhere
    absence = pooled("Chronic absence", 2024)
    assert (absence.numerator, absence.denominator, absence.members_reporting) == (3932, 33042, 16)
    assert round(100 * absence.numerator / absence.denominator, 1) == 11.9
    hidden = Measurement.objects.filter(gap="suppressed")
    assert hidden.count() == 639  # as many stars as the file has
    assert not hidden.exclude(numerator=None).exists()
    assert "In: 0 new, 0 corrected, 1707 the same." in imported(county, tmp_path, ABSENCE)
    assert Measurement.objects.count() == 1707


def test_three_years_of_nine_indicators_come_in_whole(county, tmp_path, perform_owed):
    said = imported(county, tmp_path, INDICATORS)
    assert "In: 12110 new, 0 corrected, 0 the same." in said
    assert "461 put aside" in said  # the county's own figures
    perform_owed(leaving=("print",))  # a solver at work, and tested elsewhere
    assert round(100 * pooled("Chronic absence", 2024).numerator / 33042, 1) == 11.9
    mathematics = Indicator.objects.get(name="Mathematics, distance from standard")
    assert mathematics.unit == "mean"
    assert pooled(mathematics.name, 2024).numerator < 0
    # The same facts in the state's other layout find the same cells, and say the same of them.
    again = imported(county, tmp_path, ABSENCE)
    assert "In: 0 new, 0 corrected, 1707 the same." in again


def test_a_dry_run_changes_nothing(county, tmp_path):
    assert "nothing was changed" in imported(county, tmp_path, ABSENCE, dry_run=True)
    assert not Measurement.objects.exists()


def test_only_the_hub_brings_numbers_in_from_the_shell(county, tmp_path):
    county.facilitator = county.driver
    with pytest.raises(CommandError, match="does not look after"):
        imported(county, tmp_path, ABSENCE)
