"""Drives through the front door: correcting, both ways, tables, and how the rest is reckoned."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from districts.calendars.models import TravelSettings, TravelTime
from districts.calendars.planning import travel_matrix
from network.activity.models import Activity
from tests.world import a_member
from tests.world_calendars import a_base, a_correction, placed


@pytest.fixture
def hub(cast):
    client = Client()
    client.force_login(cast.facilitator)
    return client


@pytest.fixture
def gold(cast):
    placed(cast.member, 38.73, -120.80)
    return f"m{cast.member.pk}"


@pytest.fixture
def camino(cast):
    placed(cast.neighbour, 38.90, -120.55)
    return f"m{cast.neighbour.pk}"


def site(name):
    return reverse("calendars:site", args=["sierra", name])


def send(client, text):
    file = SimpleUploadedFile("drives.csv", text.encode())
    return client.post(reverse("calendars:import_distances", args=["sierra"]), {"file": file})


def kept():
    return {
        (f"m{start}" if start else "hub", f"m{end}" if end else "hub"): minutes
        for start, end, minutes in TravelTime.objects.values_list("start", "end", "minutes")
    }


def test_one_way_typed_counts_for_the_way_back_when_it_is_meant_to(cast, hub, gold, camino):
    hub.post(site(gold), {f"there_{camino}": "55", "both": "on"})
    assert kept() == {(gold, camino): 55, (camino, gold): 55}
    hub.post(
        site(camino),
        {
            f"there_{gold}": "70",
            f"initial-there_{gold}": "55",
            f"back_{gold}": "55",
            f"initial-back_{gold}": "55",
            "both": "on",
        },
    )
    assert kept() == {(gold, camino): 55, (camino, gold): 70}


def test_without_the_tick_the_way_back_stays_reckoned(cast, hub, gold, camino):
    hub.post(site(gold), {f"there_{camino}": "55"})
    assert kept() == {(gold, camino): 55}
    assert travel_matrix(cast.network).minutes[camino][gold] == 40


def test_an_emptied_field_is_reckoned_again(cast, hub, gold, camino):
    a_correction(cast.network, cast.member, cast.neighbour, 55)
    hub.post(site(gold), {f"there_{camino}": "", f"initial-there_{camino}": "55"})
    assert kept() == {}


def test_a_page_left_open_does_not_undo_what_another_person_saved(cast, hub, gold, camino):
    a_correction(cast.network, cast.member, cast.neighbour, 55)  # meanwhile; the page below was opened before
    hub.post(site(gold), {f"there_{camino}": "", f"initial-there_{camino}": "", "there_hub": "12"})
    assert kept() == {(gold, camino): 55, (gold, "hub"): 12}


@pytest.mark.parametrize("minutes", ["0", "1441", "soon", "-3", "4.5"])
def test_minutes_that_cannot_be_are_said_beside_the_field(cast, hub, gold, camino, minutes):
    answer = hub.post(site(gold), {f"there_{camino}": minutes})
    assert answer.status_code == 422
    assert not kept()


def test_a_table_downloaded_and_sent_back_changes_nothing(cast, hub, gold, camino):
    a_base(cast.network)
    a_correction(cast.network, cast.member, cast.neighbour, 55)
    table = hub.get(reverse("calendars:distances_file", args=["sierra"])).content.decode("utf-8-sig")
    assert send(hub, table).status_code == 302
    assert kept() == {(gold, camino): 55}
    assert send(hub, table.replace(",55,", ",58,").replace(",55\r", ",58\r")).status_code == 302
    assert kept() == {(gold, camino): 58}
    assert TravelTime.objects.get().source == "imported"


def test_cells_that_cannot_be_read_are_named_and_nothing_is_kept(cast, hub, gold, camino):
    answer = send(
        hub,
        "from,Gold Ridge Union,Camino Flat,Atlantis\nGold Ridge Union,0,soon,3\nCamino Flat,2000,0,\nLemuria,1,2,3\n",
    )
    assert answer.status_code == 422
    assert [(each.where, each.what) for each in answer.context["problems"]] == [
        ("Column “Atlantis”", "is no site of this network"),
        ("Row “Gold Ridge Union”, column “Camino Flat”", "“soon” is not a whole number of minutes"),
        ("Row “Camino Flat”, column “Gold Ridge Union”", "2000 minutes cannot be; use 1 to 1,440"),
        ("Row “Lemuria”", "is no site of this network"),
    ]
    assert not kept()


def test_sites_may_be_named_by_code_and_the_corner_left_empty(cast, hub, gold, camino):
    from districts.directory.models import DistrictCode

    for member, code in ((cast.member, "09619030000000"), (cast.neighbour, "09618460000000")):
        DistrictCode.objects.create(network=cast.network, district=member.district, system="cds", value=code)
    send(hub, ";09619030000000;09618460000000;hub\n09619030000000;;44;-\nhub;30;;\n")
    assert kept() == {(gold, camino): 44, ("hub", gold): 30}


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\x00\x01\x02"])
def test_a_file_that_is_no_table_of_drives_is_refused_in_words(cast, hub, text):
    answer = send(hub, text)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_reckoning_and_places_move_what_is_reckoned_and_keep_corrections(cast, hub, gold, camino):
    a_correction(cast.network, cast.member, cast.neighbour, 55)
    said = {"factor": "2", "miles_an_hour": "30", "base_name": "County office", "base": "38.73, -120.80"}
    hub.post(reverse("calendars:reckoning", args=["sierra"]), said)
    minutes = travel_matrix(cast.network).minutes
    assert (minutes[gold][camino], minutes[camino][gold], minutes[gold]["hub"]) == (55, 71, 0)
    hub.post(reverse("calendars:site_place", args=[cast.neighbour.pk]), {"place": "38.73 -120.80"})
    assert travel_matrix(cast.network).minutes[camino][gold] == 0
    assert TravelSettings.objects.get().base_name == "County office"
    assert Activity.objects.filter(about=Activity.About.CALENDAR).count() == 2


@pytest.mark.parametrize("text", ["38.7", "91, 0", "0, 181", "north", "38,7, -120,8"])
def test_a_place_that_is_none_is_refused(cast, hub, text):
    answer = hub.post(reverse("calendars:site_place", args=[cast.member.pk]), {"place": text})
    assert answer.status_code == 422


def test_everything_reckoned_again(cast, hub, gold, camino):
    a_correction(cast.network, cast.member, cast.neighbour, 55)
    hub.post(reverse("calendars:reckon_again", args=["sierra"]))
    assert not kept()


def test_thirty_members_ask_as_much_as_two(cast, hub, gold):
    addresses = [reverse("calendars:distances", args=["sierra"]), site(gold)]
    hub.get(addresses[0])
    counts = []
    for turn in range(2):
        counts.append([])
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                answer = hub.get(address)
            counts[-1].append(len(asked))
        for number in range(28 * (1 - turn)):
            placed(a_member(cast.network, f"District {number}"), 38.5 + number / 50, -120.5)
    assert counts[0] == counts[1]
    assert answer.text.count('type="number"') == 60
