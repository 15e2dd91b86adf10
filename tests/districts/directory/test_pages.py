"""Members and districts, as people see them."""

import io
import re
import tracemalloc
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districts.directory.models import (
    District,
    DistrictProfile,
    GroupCount,
    Member,
    MemberChange,
    School,
    Upload,
)
from network.lib import csvfile
from network.lib.suppression import is_small
from tests.world import a_member, a_person, a_seat

DATA = Path(__file__).parents[2] / "data"
SCHOOLS = DATA / "state_schools_2025_26.csv"


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(response) -> str:
    class Reader(HTMLParser):
        words: list[str] = []

        def handle_data(self, data):
            self.words.append(data)

    reader = Reader()
    reader.words = []
    reader.feed(response.content.decode())
    return " ".join(" ".join(reader.words).split())


def send(client: Client, cast, file, **fields):
    address = reverse("directory:upload", args=[cast.network.slug])
    return client.post(address, {"file": file, **fields})


def sent(client: Client, cast, data: bytes | None = None, name: str = SCHOOLS.name) -> Upload:
    file = io.BytesIO(data or SCHOOLS.read_bytes())
    file.name = name
    response = send(client, cast, file)
    assert response.status_code == 302, text_of(response)
    return Upload.objects.latest("pk")


@pytest.fixture
def hub(cast) -> Client:
    return signed_in(cast.facilitator)


# --- the state's file ---------------------------------------------------------------------------


def test_a_facilitator_sends_a_file_chooses_a_county_and_says_yes_once(cast, hub):
    kept = sent(hub, cast)
    page = reverse("directory:preview", args=[kept.pk])
    assert "20 districts and 85 schools in 2025-26: 20 new" in text_of(hub.get(page))
    county = hub.get(page, {"county": "El Dorado"})
    assert "16 to bring in or change" in text_of(county)
    codes = re.findall(r'name="district" value="(\d{14})" checked', county.content.decode())
    assert len(codes) == 16
    yes = {"step": "confirm", "district": codes, "county": "El Dorado", "state": "prework"}
    assert hub.post(page, yes, follow=True).redirect_chain == [(reverse("directory:members", args=["sierra"]), 302)]
    assert Member.objects.filter(district__county="El Dorado").count() == 16
    hub.post(page, yes)  # pressed twice
    assert (School.objects.count(), Member.objects.filter(district__county="El Dorado").count()) == (67, 16)
    assert "This file is read" in text_of(hub.get(page))


def test_the_same_file_again_says_that_nothing_is_new(cast, hub):
    kept = sent(hub, cast)
    codes = [district["cds"] for district in kept.rows]
    hub.post(reverse("directory:preview", args=[kept.pk]), {"step": "confirm", "district": codes, "state": "prework"})
    again = sent(hub, cast)
    words = text_of(hub.get(reverse("directory:preview", args=[again.pk]), {"county": "El Dorado"}))
    assert "El Dorado County has 16 districts and 67 schools in 2025-26: 16 with nothing new" in words
    response = hub.post(
        reverse("directory:preview", args=[again.pk]), {"step": "confirm", "district": codes}, follow=True
    )
    assert "Nothing was changed" in text_of(response)


def test_ticks_are_kept_from_one_search_to_the_next(cast, hub):
    page = reverse("directory:preview", args=[sent(hub, cast).pk])
    first = hub.post(page, {"step": "find", "words": "silver fork", "district": ["09619110000000"]}, follow=True)
    html = first.content.decode()
    assert re.search(r'value="09619110000000" checked', html)
    assert re.search(r'value="09619860000000">', html)
    whole = hub.post(page, {"step": "find", "county": "Amador", "district": ["09619110000000"]}, follow=True)
    assert len(re.findall(r'name="district" value="\d{14}" checked', whole.content.decode())) == 3


def test_nothing_ticked_is_asked_for_again(cast, hub):
    page = reverse("directory:preview", args=[sent(hub, cast).pk])
    response = hub.post(page, {"step": "confirm", "county": "Amador"})
    assert response.status_code == 422
    assert "Choose at least one district" in text_of(response)


def test_lines_put_aside_are_listed_and_can_be_taken_away(cast, hub):
    data = SCHOOLS.read_text().replace("09619116005581", "=9.61E+12")
    kept = sent(hub, cast, data.encode())
    words = text_of(hub.get(reverse("directory:preview", args=[kept.pk])))
    assert "1 line put aside" in words
    assert "1 line is put aside" in words
    assert "Line 60" in words
    download = hub.get(reverse("directory:rejected", args=[kept.pk]))
    assert download["Content-Disposition"].startswith("attachment")
    assert download.content.decode("utf-8-sig").splitlines()[1].startswith("60,")


def test_a_file_that_says_no_year_is_taken_for_the_networks_and_can_be_moved(cast, hub):
    file = io.BytesIO(SCHOOLS.read_bytes())
    file.name = "schools.csv"
    page = send(hub, cast, file, school_year="").url
    assert f"taken for {cast.network.school_year}" in text_of(hub.get(page))
    moved = hub.post(page, {"step": "year", "school_year": "2025-26", "county": "El Dorado"}, follow=True)
    assert "El Dorado County has 16 districts and 67 schools in 2025-26" in text_of(moved)
    codes = re.findall(r'name="district" value="(\d{14})" checked', moved.content.decode())
    hub.post(page, {"step": "confirm", "district": codes, "state": "prework"})
    assert set(School.objects.values_list("school_year", flat=True)) == {"2025-26"}
    assert set(DistrictProfile.objects.filter(source="schools.csv").values_list("school_year", flat=True)) == {
        "2025-26"
    }


def test_a_file_of_which_nothing_can_be_used_says_why_at_once(cast, hub):
    lines = [line.split(",", 1) for line in SCHOOLS.read_text().splitlines()[:4]]
    short = "\n".join([",".join(lines[0]), *(f"9.10090E+12,{rest}" for _, rest in lines[1:])])
    words = text_of(hub.get(reverse("directory:preview", args=[sent(hub, cast, short.encode()).pk])))
    assert "None of its 3 lines can be used" in words
    assert "a spreadsheet has shortened the code" in words
    assert "Bring in what is ticked" not in words


def test_a_file_put_aside_cannot_be_said_yes_to(cast, hub):
    kept = sent(hub, cast)
    page = reverse("directory:preview", args=[kept.pk])
    hub.post(page, {"step": "drop"})
    hub.post(page, {"step": "confirm", "district": ["09619110000000"]})
    assert School.objects.count() == 0
    assert "put aside" in text_of(hub.get(page))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("book.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300), "Excel workbook"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(300), "PNG"),
        ("empty.csv", b"", "empty"),
        ("other.csv", b"a,b\n1,2\n", "No header row"),
        ("half.csv", b"cds_code,county,district\n", "lacks"),
        ("head 2025-26.csv", b"cds_code,county,district,school,enrollment\n", "no lines below it"),
    ],
)
def test_another_kind_of_file_is_refused_on_the_same_page(cast, hub, name, data, words):
    file = io.BytesIO(data)
    file.name = name
    response = send(hub, cast, file)
    assert response.status_code == 422
    assert words in text_of(response)
    assert Upload.objects.count() == 0


def test_thirty_megabytes_are_refused_without_being_held(cast, hub):
    assert settings.UPLOAD_LIMIT_BYTES == csvfile.MAX_BYTES
    file = io.BytesIO(b"cds_code,county\n" * (30 * 1024 * 1024 // 16))
    file.name = "huge.csv"
    address = reverse("directory:upload", args=[cast.network.slug])
    request = hub.post  # the client itself builds the body: measure what the server adds to it
    encoded = {"file": file}
    tracemalloc.start()
    response = request(address, encoded)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert response.status_code == 422
    assert "The file is 30 MB; the limit is 25 MB" in text_of(response)
    assert peak < 100 * 1024 * 1024  # the body three times over at most, all of it the client's
    assert Upload.objects.count() == 0


# --- members ------------------------------------------------------------------------------------


def test_members_are_listed_by_name_with_who_speaks_for_them(cast, hub):
    words = text_of(hub.get(reverse("directory:members", args=["sierra"])))
    assert "2 districts take part: 2 active." in words
    assert words.index("Camino Flat") < words.index("Gold Ridge Union")
    assert "Dana Whitfield" in words
    assert "Sasha Lindqvist" in words
    assert "Harbor Point" not in words


def test_a_network_without_members_says_what_to_do(cast):
    Member.objects.filter(network=cast.other_network).delete()
    words = text_of(signed_in(cast.other_facilitator).get(reverse("directory:members", args=["coast"])))
    assert "Bring your first districts in" in words


@pytest.mark.parametrize("count", [3, 60])
def test_the_list_asks_the_same_questions_for_three_and_for_sixty(cast, hub, django_assert_num_queries, count):
    for number in range(count - 2):
        member = a_member(cast.network, f"District {number:02d}")
        a_seat(member, a_person(f"d{number}@sierra.test"))
    address = reverse("directory:members", args=["sierra"])
    hub.get(address)  # a process that is awake
    with django_assert_num_queries(7):  # session, person, holdings, network; members, profiles, seats
        hub.get(address)


def test_a_tiny_district_is_counted_for_nobody_but_itself(cast, hub):
    profile = cast.member.district.profiles.get()
    DistrictProfile.objects.filter(pk=profile.pk).update(enrolment=9)
    for address in (reverse("directory:members", args=["sierra"]), reverse("directory:member", args=[cast.member.pk])):
        for person in (cast.facilitator, cast.neighbour_driver):
            html = signed_in(person).get(address).content.decode()
            assert not re.search(r">\s*9\s*<|\b9 pupils", html)
        assert re.search(r">\s*9\s*<", signed_in(cast.driver).get(address).content.decode())


# --- one district -------------------------------------------------------------------------------


@pytest.fixture
def latrobe(cast, hub) -> Member:
    kept = sent(hub, cast)
    hub.post(
        reverse("directory:preview", args=[kept.pk]),
        {"step": "confirm", "district": ["09619110000000", "09737830000000"], "state": "prework"},
    )
    return Member.objects.get(district__name="Latrobe")


def test_a_district_shows_its_facts_groups_and_schools(cast, hub, latrobe):
    words = text_of(hub.get(reverse("directory:member", args=[latrobe.pk])))
    assert "with 2 schools and 129 pupils in 2025-26; in pre-work since" in words
    assert "09 61911" in words
    assert "White 93 72 %" in words
    assert "Filipino 0" in words
    assert "Asian * *" in words
    assert "the middle of its schools" in words
    assert "hidden, so that nobody can work out a group of fewer than 11 pupils" in words


def test_schools_stand_in_the_order_of_their_distance(cast, hub, latrobe):
    black_oak = Member.objects.get(district__name="Black Oak Mine Unified")
    District.objects.filter(pk=black_oak.district_id).update(latitude=38.912124, longitude=-120.83039)
    html = hub.get(reverse("directory:member", args=[black_oak.pk])).content.decode()
    names = re.findall(r'data-label="School">([^<]+?)\s*<', html)
    assert names[-2:] == ["Otter Creek Elementary", "Northside Elementary"]
    assert "11 mi (17 km)" in html


def test_no_small_group_or_school_can_be_worked_out_from_any_real_district_page(cast, hub, latrobe):
    kept = sent(hub, cast)
    codes = [district["cds"] for district in kept.rows]
    hub.post(reverse("directory:preview", args=[kept.pk]), {"step": "confirm", "district": codes, "state": "prework"})
    hidden = 0
    for member in Member.objects.filter(district__codes__isnull=False).distinct():
        html = hub.get(reverse("directory:member", args=[member.pk])).content.decode()
        for label in ("Group", "School"):
            pattern = rf'data-label="{label}">([^<]+?)\s*<.*?data-label="Pupils">([\d,*]+)<'
            printed = [figure for _, figure in re.findall(pattern, html, re.S)]
            assert printed or label == "School"
            numbers = [int(figure.replace(",", "")) for figure in printed if figure != "*"]
            assert not [number for number in numbers if is_small(number)]
            hidden += printed.count("*")
    assert hidden > 50


def test_its_own_people_see_it_in_full_and_redacted_as_such(cast):
    profile = cast.member.district.profiles.get()
    for key, pupils in (("hispanic", 6), ("white", 474), ("asian", None)):
        GroupCount.objects.create(
            network=cast.network, profile=profile, group=key, pupils=pupils, is_redacted=pupils is None
        )
    own = text_of(signed_in(cast.driver).get(reverse("directory:member", args=[cast.member.pk])))
    assert "Hispanic or Latino 6 1 %" in own
    assert "Asian redacted" in own
    other = text_of(signed_in(cast.neighbour_driver).get(reverse("directory:member", args=[cast.member.pk])))
    assert "Hispanic or Latino * *" in other
    assert "White * *" in other
    assert "Asian * *" in other


def test_another_district_sees_public_facts_and_no_team_or_history(cast):
    address = reverse("directory:member", args=[cast.member.pk])
    own = text_of(signed_in(cast.sponsor).get(address))
    other = text_of(signed_in(cast.neighbour_driver).get(address))
    assert "Tomas Reyes" in own
    assert "History" in own
    assert "Gold Ridge Union" in other
    assert "480" in other
    for word in ("Tomas Reyes", "Team", "Barriers", "Prototypes"):
        assert word not in other.partition("Gold Ridge Union · Sierra Rural Network")[2]


@pytest.mark.parametrize("schools", [1, 40])
def test_a_districts_page_asks_the_same_questions_for_any_number_of_schools(
    cast, hub, django_assert_num_queries, schools
):
    School.objects.bulk_create(
        School(
            network=cast.network,
            district=cast.member.district,
            name=f"School {n}",
            enrolment=50 + n,
            latitude=38.5,
            longitude=-120,
        )
        for n in range(schools)
    )
    a_seat(cast.member, a_person("another@sierra.test"), stakeholder_group="teacher")
    hub.get(reverse("directory:member", args=[cast.member.pk]))  # a process that is awake
    with django_assert_num_queries(
        10
    ):  # session, person, holdings, member; profile, codes, groups, schools, team, history
        hub.get(reverse("directory:member", args=[cast.member.pk]))


# --- changes ------------------------------------------------------------------------------------


def test_a_change_of_state_is_dated_has_a_reason_and_keeps_the_old_one(cast, hub):
    address = reverse("directory:member_state", args=[cast.member.pk])
    hub.post(address, {"state": "paused", "on": "2026-09-01", "reason": "A new superintendent starts in spring."})
    cast.member.refresh_from_db()
    assert (cast.member.state, str(cast.member.since)) == ("paused", "2026-09-01")
    assert [change.state for change in MemberChange.objects.filter(member=cast.member)] == ["paused", "active"]
    words = text_of(hub.get(reverse("directory:member", args=[cast.member.pk])))
    assert "Paused 1 Sep 2026, Fran Ortega A new superintendent starts in spring." in words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"state": "paused", "on": "2026-09-01", "reason": ""}, "Say why"),
        ({"state": "active", "on": "2026-09-01", "reason": "x"}, "in this state already"),
        ({"state": "paused", "on": "2999-01-01", "reason": "x"}, "still to come"),
        ({"state": "gone", "on": "2026-09-01", "reason": "x"}, "Choose one from the list"),
    ],
)
def test_a_change_that_says_too_little_is_asked_again(cast, hub, typed, words):
    response = hub.post(reverse("directory:member_state", args=[cast.member.pk]), typed)
    assert response.status_code == 422
    assert words in text_of(response)
    cast.member.refresh_from_db()
    assert cast.member.state == "active"


def test_a_district_typed_by_hand_joins_once(cast, hub):
    typed = {"name": " Quartz  Hollow ", "kind": "unified", "grades": "K-12", "enrolment": "88", "prospective": "on"}
    for _ in range(2):
        hub.post(reverse("directory:add_member", args=["sierra"]), typed)
    member = Member.objects.get(district__name="Quartz Hollow")
    assert (member.state, member.district.profiles.get().enrolment) == ("prospective", 88)


def test_a_driver_corrects_the_facts_of_their_own_district(cast):
    client = signed_in(cast.driver)
    address = reverse("directory:edit_profile", args=[cast.member.pk])
    client.post(address, {"kind": "unified", "city": "Ridgeway", "grades": "K-12", "enrolment": ""})
    cast.member.district.refresh_from_db()
    profile = cast.member.district.profiles.get()
    assert (cast.member.district.kind, cast.member.district.city) == ("unified", "Ridgeway")
    assert (profile.grades, profile.enrolment) == ("K-12", 480)


def test_days_are_those_of_the_page(cast, hub):
    assert f"{timezone.localdate().day} " in text_of(hub.get(reverse("directory:member", args=[cast.member.pk])))


def test_every_way_from_a_district_is_open_to_whom_it_is_shown(cast):
    """Links that answer 403 or 404 are a promise broken."""
    address = reverse("directory:member", args=[cast.member.pk])
    for who in ("facilitator", "driver", "team_member", "sponsor", "neighbour"):
        client = signed_in(cast.everyone[who])
        body = client.get(address).content.decode().partition("<main")[2].partition("</main")[0]
        for href in set(re.findall(r'href="(/[^"]+)"', body)):
            status = client.get(href).status_code
            assert status in (200, 302), f"{who} is shown {href} and gets {status}"
