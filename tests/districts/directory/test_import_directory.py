"""The same import from the shell."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from districts.directory.models import District, Member, School, Upload

DATA = Path(__file__).parents[2] / "data"
SCHOOLS = str(DATA / "state_schools_2025_26.csv")
DISTRICTS = str(DATA / "state_districts_2025_26.csv")


def said(capsys, *args: str) -> list[str]:
    call_command("import_directory", *args)
    return capsys.readouterr().out.splitlines()


def test_a_county_comes_in_then_changes_then_stays(cast, capsys):
    county = ("--county", "El Dorado", "--network", "sierra")
    assert said(capsys, SCHOOLS, *county) == [
        "Districts: 16 new, 0 changed, 0 same.",
        "Schools: 67 new, 0 changed, 0 same.",
        "Lines put aside: 0.",
        "Members: 16 new.",
    ]
    assert said(capsys, DISTRICTS, *county)[0] == "Districts: 1 new, 16 changed, 0 same."
    assert said(capsys, SCHOOLS, *county)[:2] == [
        "Districts: 0 new, 0 changed, 16 same.",
        "Schools: 0 new, 0 changed, 67 same.",
    ]
    assert said(capsys, DISTRICTS, *county)[0] == "Districts: 0 new, 0 changed, 17 same."


def test_single_districts_as_prospective(cast, capsys):
    one = ("--district", "'0961986'", "--district", "09619110000000", "--prospective")
    said(capsys, SCHOOLS, "--network", "sierra", *one)
    members = Member.objects.filter(district__county="El Dorado")
    assert sorted(members.values_list("district__name", flat=True)) == ["Latrobe", "Silver Fork Elementary"]
    assert set(members.values_list("state", flat=True)) == {"prospective"}


def test_a_dry_run_changes_nothing(cast, capsys):
    lines = said(capsys, SCHOOLS, "--network", "sierra", "--county", "Amador", "--dry-run")
    assert lines[0].startswith("Districts: 2 new")
    assert lines[-1] == "Dry run: nothing was changed."
    assert (School.objects.count(), Upload.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((SCHOOLS, "--network", "nowhere", "--county", "Amador"), "no network"),
        (("/nowhere.csv", "--network", "sierra", "--county", "Amador"), "no file"),
        ((SCHOOLS, "--network", "sierra"), "Say which districts"),
        ((SCHOOLS, "--network", "sierra", "--county", "Nowhere"), "Alpine, Amador, El Dorado"),
        ((SCHOOLS, "--network", "sierra", "--district", "9.6E+12"), "save it as CSV"),
        ((SCHOOLS, "--network", "sierra", "--district", "0999999"), "has no district 09999990000000"),
        ((str(DATA / "README.md"), "--network", "sierra", "--county", "Amador"), "No header row"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_kept(cast, args, words):
    before = District.objects.count()
    with pytest.raises(CommandError, match=words):
        call_command("import_directory", *args)
    assert District.objects.count() == before


def test_a_file_over_the_limit_is_refused_unread(cast, tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    with pytest.raises(CommandError, match="The file is 30 MB; the limit is 25 MB"):
        call_command("import_directory", str(huge), "--network", "sierra", "--county", "Amador")
