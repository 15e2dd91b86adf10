"""From the state's real files to members, once."""

from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from districts.directory.import_actions import Outcome, bring_in
from districts.directory.imports import Choice, keep_upload, preview_of, tally, tally_schools
from districts.directory.models import (
    CodeSystem,
    District,
    DistrictCode,
    DistrictProfile,
    GroupCount,
    Member,
    MemberChange,
    School,
    Upload,
)
from districts.directory.state_file import read_state_file
from network.activity.models import Activity
from network.lib.csvfile import Refused
from tests.world import a_member

DATA = Path(__file__).parents[2] / "data"
SCHOOLS = "state_schools_2025_26.csv"
DISTRICTS = "state_districts_2025_26.csv"


def uploaded(cast, name: str, edit=lambda text: text) -> Upload:
    data = edit((DATA / name).read_text()).encode()
    return keep_upload(cast.network, read_state_file(data, name=name), name=name, by=cast.facilitator)


def brought(cast, name: str, county: str = "El Dorado", edit=lambda text: text, **choice) -> Outcome:
    upload = uploaded(cast, name, edit)
    codes = frozenset(line.cds for line in preview_of(upload).of_county(county))
    said = Choice(codes, Member.State.PREWORK, **choice)
    return bring_in(upload, said, by=cast.facilitator, on=timezone.localdate())


def touched() -> dict[str, list[tuple]]:
    """Every row of the directory with the transaction that wrote it last: changes when a row is so much as touched."""
    models = (District, DistrictCode, DistrictProfile, GroupCount, School, Member, MemberChange)
    with connection.cursor() as cursor:
        found = {}
        for model in models:
            cursor.execute(f"SELECT id, xmin::text, ctid::text FROM {model._meta.db_table} ORDER BY id")
            found[model.__name__] = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM districts_memberevent")
        found["history"] = cursor.fetchall()
    return found


def test_a_county_of_the_schools_file_becomes_sixteen_members_and_their_schools(cast):
    outcome = brought(cast, SCHOOLS)
    assert (outcome.districts_new, outcome.schools_new, outcome.members_new) == (16, 67, 16)
    members = Member.objects.filter(network=cast.network, district__county="El Dorado")
    assert members.count() == 16
    assert set(members.values_list("state", flat=True)) == {Member.State.PREWORK}
    assert School.objects.filter(network=cast.network).count() == 67
    office = District.objects.get(codes__value="09100900000000")
    assert (office.kind, office.membership.state) == (District.Kind.COUNTY_OFFICE, Member.State.PREWORK)
    profile = office.profiles.get(school_year="2025-26")
    assert (profile.enrolment, profile.grades) == (2427, "PK-AD")
    assert profile.groups.get(group="white").pupils == 1731
    assert MemberChange.objects.filter(member__in=members).count() == 16


def test_the_districts_file_then_adds_one_programme_and_changes_only_what_differs(cast):
    brought(cast, SCHOOLS)
    profiles, schools = touched()["DistrictProfile"], touched()["School"]
    outcome = brought(cast, DISTRICTS)
    assert outcome == Outcome(districts_new=1, districts_changed=16, members_new=1)
    assert District.objects.get(codes__value="09743770000000").name == "Central Sierra ROP"
    assert School.objects.filter(network=cast.network).count() == 67
    assert (touched()["DistrictProfile"], touched()["School"]) == (profiles, schools)
    latrobe = District.objects.get(codes__value="09619110000000")
    assert (latrobe.kind, latrobe.city, latrobe.latitude) == ("elementary", "Shingle Springs", 38.55537)
    assert latrobe.codes.get(system=CodeSystem.NCES).value == "0621180"


def test_a_second_run_of_each_touches_no_row(cast):
    brought(cast, SCHOOLS)
    brought(cast, DISTRICTS)
    before, lines = touched(), Activity.objects.count()
    assert brought(cast, SCHOOLS) == Outcome(districts_same=16, schools_same=67)
    assert brought(cast, DISTRICTS) == Outcome(districts_same=17)
    assert touched() == before
    assert Activity.objects.count() == lines


def test_saying_yes_twice_changes_nothing(cast):
    upload = uploaded(cast, SCHOOLS)
    choice = Choice(frozenset(["09619860000000"]), Member.State.PROSPECTIVE)
    first = bring_in(upload, choice, by=cast.facilitator, on=timezone.localdate())
    before = touched()
    assert bring_in(upload, choice, by=cast.facilitator, on=timezone.localdate()) == first
    assert touched() == before
    assert District.objects.get(codes__value="09619860000000").membership.state == Member.State.PROSPECTIVE


def test_the_history_counts_one_as_one(cast):
    upload = uploaded(cast, SCHOOLS)
    bring_in(upload, Choice(frozenset(["09619860000000"]), "prework"), by=cast.facilitator, on=timezone.localdate())
    (line,) = Activity.objects.filter(words__startswith="read ")
    assert line.words.endswith(": 1 new district, 1 new school and 1 new member"), line.words


def test_only_what_was_chosen_is_kept(cast):
    upload = uploaded(cast, SCHOOLS)
    bring_in(upload, Choice(frozenset(["09619860000000"]), "prework"), by=cast.facilitator, on=timezone.localdate())
    upload.refresh_from_db()
    assert (upload.rows, upload.state) == ([], Upload.State.DONE)
    assert School.objects.filter(network=cast.network).count() == 1


def test_nothing_chosen_is_refused_and_the_file_still_waits(cast):
    upload = uploaded(cast, SCHOOLS)
    with pytest.raises(Refused, match="at least one"):
        bring_in(upload, Choice(frozenset(["09000000000000"]), "prework"), by=None, on=timezone.localdate())
    upload.refresh_from_db()
    assert upload.state == Upload.State.WAITING


def test_a_preview_says_what_the_import_will_do(cast):
    lines = preview_of(uploaded(cast, SCHOOLS)).of_county("El Dorado")
    assert (tally(lines).new, tally_schools(lines).new) == (16, 67)
    brought(cast, SCHOOLS)

    def another(text: str) -> str:
        return text.replace(
            "Latrobe Elementary,El Dorado,Elementary,Elementary,K-3",
            "Latrobe School,El Dorado,Elementary,Elementary,K-4",
        )

    lines = preview_of(uploaded(cast, SCHOOLS, another)).of_county("El Dorado")
    assert (tally(lines).same, tally(lines).changed) == (15, 1)
    changed = next(line for line in lines if line.compared.state == "changed")
    school, changes = changed.compared.schools.changed[0]
    assert {(each.name, each.old, each.new) for each in changes} == {
        ("name", "Latrobe Elementary", "Latrobe School"),
        ("grades", "K-3", "K-4"),
    }
    outcome = brought(cast, SCHOOLS, edit=another)
    assert (outcome.districts_changed, outcome.schools_changed, outcome.schools_same) == (1, 1, 66)
    assert School.objects.get(cds_code=school.cds).grades == "K-4"


def test_a_preview_asks_the_same_few_questions_whatever_is_known(cast, django_assert_num_queries):
    upload = uploaded(cast, SCHOOLS)
    brought(cast, DISTRICTS)
    upload = uploaded(cast, SCHOOLS)
    with django_assert_num_queries(6):
        preview_of(upload)


def test_a_district_typed_by_hand_is_suggested_by_name_and_taken_only_when_confirmed(cast):
    typed = a_member(cast.network, "Gold Trail Union School District")
    upload = uploaded(cast, SCHOOLS)
    line = next(line for line in preview_of(upload).lines if line.cds == "09618870000000")
    assert line.compared.state == "new"
    assert line.lookalike is not None
    assert line.lookalike.pk == typed.district_id
    outcome = brought(cast, SCHOOLS, same_as={"09618870000000": typed.district_id})
    assert (outcome.districts_new, outcome.districts_changed, outcome.members_new) == (15, 1, 15)
    typed.district.refresh_from_db()
    assert (typed.district.name, typed.district.schools.count()) == ("Gold Trail Union Elementary", 2)
    assert Member.objects.get(pk=typed.pk).state == Member.State.ACTIVE


def test_another_networks_district_is_never_taken(cast):
    theirs = a_member(cast.other_network, "Gold Trail Union")
    outcome = brought(cast, SCHOOLS, same_as={"09618870000000": theirs.district_id})
    assert outcome.districts_new == 16
    assert theirs.district.codes.count() == 0


def test_an_earlier_years_file_fills_that_year_and_moves_nothing_back(cast):
    brought(cast, SCHOOLS)
    schools = touched()["School"]

    def earlier(text: str) -> str:
        return text.replace("Latrobe,", "Latrobe Old,")

    file = read_state_file(earlier((DATA / SCHOOLS).read_text()).encode(), name="s.csv", school_year="2023-24")
    upload = keep_upload(cast.network, file, name="s.csv", by=None)
    bring_in(upload, Choice(frozenset(["09619110000000"]), "prework"), by=None, on=timezone.localdate())
    latrobe = District.objects.get(codes__value="09619110000000")
    assert latrobe.name == "Latrobe"
    assert [profile.school_year for profile in latrobe.profiles.all()] == ["2025-26", "2023-24"]
    assert touched()["School"] == schools


def test_a_federal_code_that_is_another_districts_stops_the_import_whole(cast):
    other = a_member(cast.network, "Somebody Else")
    DistrictCode.objects.create(network=cast.network, district=other.district, system=CodeSystem.NCES, value="0621180")
    with pytest.raises(Refused, match="0621180 of Latrobe already belongs to Somebody Else"):
        brought(cast, DISTRICTS)
    assert District.objects.filter(county="El Dorado").count() == 0


def test_a_new_file_puts_the_one_that_waited_aside(cast):
    first = uploaded(cast, SCHOOLS)
    uploaded(cast, DISTRICTS)
    first.refresh_from_db()
    assert (first.state, first.rows) == (Upload.State.DROPPED, [])
    choice = Choice(frozenset(["09619860000000"]), "prework")
    assert bring_in(first, choice, by=None, on=timezone.localdate()) == Outcome()
