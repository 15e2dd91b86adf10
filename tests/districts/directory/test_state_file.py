"""The state's files, read line by line: what is used, what is put aside and why."""

from pathlib import Path

import pytest

from districts.directory.facts import REDACTED
from districts.directory.state_file import read_state_file
from network.lib.csvfile import Refused

DATA = Path(__file__).parents[2] / "data"
HEADER = "cds_code,county,district,school,grade_span,latitude,longitude,enrollment,hispanic_n,white_n\n"
LINE = "{code},El Dorado,Silver Fork Elementary,{school},K-8,38.7,-120.5,{pupils},{hispanic},9\n"


def read(*lines: dict[str, str]):
    full = [
        {"code": "09619866005722", "school": "Silver Fork", "pupils": "11", "hispanic": "2"} | line for line in lines
    ]
    return read_state_file((HEADER + "".join(LINE.format(**line) for line in full)).encode(), name="s 2025-26.csv")


def test_schools_are_rolled_up_to_their_district():
    file = read_state_file((DATA / "state_schools_2025_26.csv").read_bytes(), name="state_schools_2025_26.csv")
    el_dorado = {facts.name: facts for facts in file.districts if facts.county == "El Dorado"}
    assert file.school_year == "2025-26"
    assert len(el_dorado) == 16
    assert sum(len(facts.schools) for facts in el_dorado.values()) == 67
    gold_trail = el_dorado["Gold Trail Union Elementary"]
    assert (gold_trail.cds, gold_trail.grades, gold_trail.enrolment) == ("09618870000000", "K-8", 479)
    assert gold_trail.groups["hispanic"] == 97
    assert gold_trail.groups["filipino"] == 0
    assert el_dorado["El Dorado County Office of Education"].kind == "county_office"


def test_a_county_is_the_codes_not_where_the_building_stands():
    file = read_state_file((DATA / "state_schools_2025_26.csv").read_bytes(), name="state_schools_2025_26.csv")
    office = next(facts for facts in file.districts if facts.cds == "09100900000000")
    assert "Rite of Passage" in [school.name for school in office.schools]  # stands in Calaveras County


def test_both_files_say_the_same_about_pupils():
    schools = read_state_file((DATA / "state_schools_2025_26.csv").read_bytes(), name="state_schools_2025_26.csv")
    districts = read_state_file((DATA / "state_districts_2025_26.csv").read_bytes(), name="state_districts_2025_26.csv")
    said = {facts.cds: facts for facts in districts.districts}
    for facts in schools.districts:
        assert said[facts.cds].enrolment == facts.enrolment
        assert said[facts.cds].groups == facts.groups


def test_a_districts_line_gives_kind_codes_place_and_year():
    file = read_state_file((DATA / "state_districts_2025_26.csv").read_bytes(), name="anything.csv")
    facts = {facts.name: facts for facts in file.districts}
    latrobe = facts["Latrobe"]
    assert (latrobe.kind, latrobe.nces, latrobe.city) == ("elementary", "0621180", "Shingle Springs")
    assert (latrobe.latitude, latrobe.school_year) == (38.55537, "2025-26")
    programme = facts["Central Sierra ROP"]
    assert (programme.kind, programme.enrolment, programme.groups) == ("regional", None, {})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"code": "9.61987E+12"}, "save it as CSV"),
        ({"code": "12"}, "2 digits"),
        ({"pupils": "-3"}, "“-3” is not a number of pupils"),
        ({"pupils": "11.5"}, "not a number"),
        ({"pupils": "1e308"}, "not a number"),
        ({"school": " "}, "has no name"),
        ({"code": "09619860000001"}, "nonpublic"),
        ({"hispanic": "2,1"}, "cells"),
    ],
)
def test_a_bad_line_is_put_aside_with_its_number_and_the_rest_goes_on(line, words):
    file = read({}, line | {"code": line.get("code", "09619866005730")})
    assert [rejected.line for rejected in file.rejected] == [3]
    assert words in file.rejected[0].reason
    assert len(file.districts[0].schools) == 1


def test_the_same_code_twice_is_used_once():
    file = read({}, {"school": "Again"})
    assert file.rejected[0].reason == "an earlier line has the same code 09619866005722"


@pytest.mark.parametrize(("said", "known"), [("*", REDACTED), ("", None), ("n/a", None), ("0", 0), ('"1,234"', 1234)])
def test_redacted_unknown_and_zero_are_three_things(said, known):
    facts = read({"hispanic": said}).districts[0]
    assert facts.groups.get("hispanic") == known


def test_a_sum_with_a_redacted_or_unknown_part_is_not_a_number():
    other = {"code": "09619866005730", "school": "Other"}
    assert read({}, {**other, "hispanic": "*"}).districts[0].groups["hispanic"] == REDACTED
    assert "hispanic" not in read({}, {**other, "hispanic": ""}).districts[0].groups
    assert read({}, {**other, "pupils": ""}).districts[0].enrolment is None


def test_a_districts_own_line_is_no_school():
    file = read({}, {"code": "09619860000000", "school": "", "pupils": ""})
    assert (len(file.districts[0].schools), file.districts[0].latitude) == (1, 38.7)


def test_a_place_outside_the_world_is_refused():
    data = HEADER + LINE.format(code="09619866005722", school="A", pupils="1", hispanic="1").replace("38.7", "138.7")
    assert "latitude" in read_state_file(data.encode(), name="2025-26").rejected[0].reason


def test_a_file_of_bad_lines_is_refused_as_a_whole(monkeypatch):
    monkeypatch.setattr("districts.directory.state_file.MAX_REJECTED", 3)
    with pytest.raises(Refused, match="Line 2, for example: “x” is not a code"):
        read(*[{"code": "x"}] * 5)


@pytest.mark.parametrize("hidden", ["*", "**", "<11", "< 11", "≤10"])
def test_whatever_stands_for_a_hidden_number_is_redacted_and_never_zero(hidden):
    file = read({"code": "09619866005722", "school": "A", "pupils": "40", "hispanic": hidden})
    assert file.districts[0].groups["hispanic"] == "redacted"


def test_a_file_without_a_year_asks_for_it():
    data = (HEADER + LINE.format(code="0961986", school="", pupils="1", hispanic="1")).encode()
    with pytest.raises(Refused, match="which school year"):
        read_state_file(data, name="schools.csv")
    assert read_state_file(data, name="schools.csv", school_year="2024-25").school_year == "2024-25"
    assert read_state_file(b"Directory 2023-24\n" + data, name="schools.csv").school_year == "2023-24"
