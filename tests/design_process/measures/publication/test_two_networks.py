"""Two networks that count the same districts: together they print no more than either might alone."""

import csv
from datetime import date
from io import StringIO
from threading import Barrier

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import event, given, settings
from hypothesis import strategies as st

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Indicator
from design_process.measures.publication.actions import print_years
from design_process.measures.publication.cases import Readers, Row, Sheet
from design_process.measures.publication.deciding import Asked, decide
from design_process.measures.publication.jobs import print_one
from design_process.measures.publication.models import PrintedFigure, PrintedNumber
from design_process.measures.ways.other_ways import ways_of
from districts.directory.groups import BY_CODE, label_of
from districts.directory.models import DistrictCode
from tests.design_process.measures.publication.seen import conclusions
from tests.threads import in_threads
from tests.world import a_member, an_indicator

TODAY, LAST_WEEK = date(2026, 11, 18), date(2026, 11, 9)
YEARS = (date(2024, 7, 1), date(2025, 7, 1))
HISPANIC = BY_CODE["RH"]
NAMES = ("Aspen", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel")
FIFTH = 4
COUNTS = {  # district: all pupils, of whom Hispanic; those of all of the first four are 394, and with the fifth's 401
    0: {"all": (80, 200), HISPANIC: (40, 98)}, 1: {"all": (80, 200), HISPANIC: (40, 98)},
    2: {"all": (80, 200), HISPANIC: (40, 99)}, 3: {"all": (80, 200), HISPANIC: (40, 99)},
    FIFTH: {"all": (25, 60), HISPANIC: (3, 7)}, **{n: {"all": (40, 90), HISPANIC: (20, 45)} for n in (5, 6, 7)},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


def counting(network, districts, name="Pupils who explain", *, codes=True):
    """A network of so many of the districts, and its indicator."""
    indicator = an_indicator(network, name, groups=[HISPANIC])
    there = {
        n: a_member(network, NAMES[n], cds=f"0900{n}000000000" if codes else "", on=date(2026, 7, 1)) for n in districts
    }
    return indicator, there


def send(counted, counts=COUNTS):
    """Every district sends its numbers of last week."""
    indicator, there = counted
    for n, member in there.items():
        for group, (x, of) in counts[n].items():
            record_measurements(member, [Entry(indicator.pk, LAST_WEEK, x, of, group=group)], by=None, today=TODAY)


def table(person, network) -> dict[str, str | int]:
    """What the export says of a network's sums, by id as the attack knows them, without the number of the table."""
    client, found = Client(), {}
    client.force_login(person)
    page = client.get(reverse("sharing:export_numbers", args=[network.slug])).content.decode("utf-8-sig")
    for row in csv.DictReader(StringIO(page)):
        if row["district"] == network.name and row["protection"] == "shown":
            group = {label_of(key): key for key in ("all", HISPANIC)}[row["student_group"]]
            found[f"rate:{group}"] = row["value"].replace(" ", "").replace("–", "-")
            found[f"n:{group}"] = int(row["denominator"])
    return found


def rows(districts) -> tuple[Row, ...]:
    return tuple(Row(n, group, x, of) for n in districts for group, (x, of) in COUNTS[n].items())


def numbered(printed, number) -> dict[str, str | int]:
    return {f"{id_}:{number}": one for id_, one in printed.items()}


@pytest.mark.parametrize("larger_first", [True, False])
def test_the_difference_of_two_networks_does_not_tell_what_the_fifth_district_has(cast, perform_owed, larger_first):
    """W4: 401 of five districts beside 394 of four of them."""
    five, four = counting(cast.network, range(5)), counting(cast.other_network, range(4))
    for counted in (five, four) if larger_first else (four, five):
        send(counted)
        perform_owed()
    a, b = table(cast.facilitator, cast.network), table(cast.other_facilitator, cast.other_network)
    first, second = (a, b) if larger_first else (b, a)
    assert (first[f"n:{HISPANIC}"], second) == (401 if larger_first else 394, {})
    naive = [(rows(range(5)), {f"n:{HISPANIC}:0": 401}), (rows(range(4)), {f"n:{HISPANIC}:1": 394})]
    assert any(f"n|{FIFTH}|" in one for one in conclusions(naive))  # the attack would have found it
    assert conclusions([(rows(range(5)), numbered(a, 0)), (rows(range(4)), numbered(b, 1))]) == []


def test_networks_that_differ_by_many_districts_are_both_shown_and_withstand_the_attack(cast, perform_owed):
    ours, theirs = counting(cast.network, range(5)), counting(cast.other_network, (0, 1, 2, 5, 6, 7))
    for counted in (ours, theirs):
        send(counted)
        perform_owed()
    a, b = table(cast.facilitator, cast.network), table(cast.other_facilitator, cast.other_network)
    assert (a["n:all"], b["n:all"]) == (860, 870)
    assert conclusions([(rows(range(5)), numbered(a, 0)), (rows((0, 1, 2, 5, 6, 7)), numbered(b, 1))]) == []


@pytest.mark.parametrize(
    ("code", "name", "is_same"),
    [
        ("0900{n}00", "{name} Union School District", True),  # another spelling, a short code
        ("", "{name}", True),  # no code: the name and the county
        ("0800{n}000000000", "{name}", False),  # the same name elsewhere
    ],
)
def test_a_district_is_recognised_by_its_code_or_its_name(cast, perform_owed, code, name, is_same):
    ours, theirs = counting(cast.network, range(5)), counting(cast.other_network, range(4))
    for n, member in theirs[1].items():
        DistrictCode.objects.filter(district=member.district).delete()
        if code:
            about = {"network": member.network, "system": "cds", "value": code.format(n=n)}
            DistrictCode.objects.create(district=member.district, **about)
        member.district.name = name.format(name=NAMES[n])
        member.district.save()
    for counted in (ours, theirs):
        send(counted)
        perform_owed()
    assert bool(table(cast.other_facilitator, cast.other_network)) is not is_same


def test_another_name_given_later_is_no_way_round(cast, perform_owed):
    ours, theirs = counting(cast.network, range(5)), counting(cast.other_network, range(4), " pupils  who Explain ")
    send(ours)
    perform_owed()
    type(ours[0]).objects.filter(pk=ours[0].pk).update(name="Something else")
    send(theirs)
    perform_owed()
    assert table(cast.other_facilitator, cast.other_network) == {}


def test_numbers_that_differ_between_the_networks_do_not_open_a_way(cast, perform_owed):
    """The same district was counted a day later there: three pupils more."""
    five, four = counting(cast.network, range(5)), counting(cast.other_network, range(5))
    send(five)
    perform_owed()
    send(four, COUNTS | {0: {"all": (80, 203), HISPANIC: (40, 101)}})
    perform_owed()
    assert table(cast.facilitator, cast.network)["n:all"] == 860
    assert table(cast.other_facilitator, cast.other_network) == {}  # 863: the three would show


def test_the_same_districts_with_the_same_numbers_are_shown_in_both(cast, perform_owed):
    counted = [counting(network, range(5)) for network in (cast.network, cast.other_network)]
    for one in counted:
        send(one)
        perform_owed()
    assert table(cast.facilitator, cast.network) == table(cast.other_facilitator, cast.other_network) != {}


def test_nobody_is_told_that_there_is_another_network(cast, perform_owed):
    """Hidden for the other's sake, a figure says the same as one hidden for its own."""
    ours, theirs = counting(cast.network, range(5)), counting(cast.other_network, range(4))
    for counted in (ours, theirs):
        send(counted)
        perform_owed()
    client = Client()
    client.force_login(cast.other_facilitator)
    for address in (
        reverse("measures:why_hidden", args=[theirs[0].pk, "all", "2026-11-09"]),
        reverse("measures:indicator", args=[theirs[0].pk]),
        reverse("sharing:export_numbers", args=[cast.other_network.slug]),
    ):
        page = client.get(address).content.decode()
        assert "*" in page or "hidden to protect students" in page
        assert cast.network.name not in page
        assert "other network" not in page
        assert "Elder" not in page


def of_years(network, districts) -> Indicator:
    """A network of so many of the districts and a yearly indicator, with two years of numbers."""
    indicator = an_indicator(network, "Absent", frequency="year", groups=["non_binary"])
    for n in districts:
        member = a_member(network, NAMES[n], cds=f"0900{n}000000000", on=date(2024, 7, 1))
        for day in YEARS:
            for group, (x, of) in {"all": (31, 67), "non_binary": (1, 2)}.items():
                record_measurements(member, [Entry(indicator.pk, day, x, of, group=group)], by=None, today=TODAY)
    return indicator


def test_a_year_that_another_network_has_printed_with_others_as_one_is_not_printed_here(cast, perform_owed):
    ours = of_years(cast.network, range(5))
    perform_owed()
    assert print_years(ours, YEARS[0], 2, by=cast.facilitator, now=timezone.now())
    of_years(cast.other_network, range(5))
    perform_owed()
    shown = PrintedFigure.objects.filter(indicator=ours, group="all", period__in=YEARS)
    assert [one.text for one in shown] == ["46 %", "46 %"]
    assert not PrintedNumber.objects.filter(network=cast.other_network.pk).exists()


def test_years_of_which_another_network_printed_one_are_not_offered_as_one(cast, perform_owed):
    of_years(cast.other_network, range(5))
    perform_owed()
    ours = of_years(cast.network, range(5))
    perform_owed()
    assert PrintedNumber.objects.filter(network=cast.network.pk).count() == 4  # the same as there, of both years
    figures = list(PrintedFigure.objects.filter(indicator=ours, period=YEARS[1]))
    assert not [way for way in ways_of(ours, YEARS[1], figures, TODAY) if way.years]
    assert print_years(ours, YEARS[0], 2, by=cast.facilitator, now=timezone.now()) is None


@pytest.mark.django_db(transaction=True)
def test_two_networks_that_decide_at_once_do_not_both_print(cast, perform_owed):
    five, four = counting(cast.network, range(5)), counting(cast.other_network, range(4))
    for counted in (five, four):
        send(counted)
    perform_owed(leaving=("print",))
    start = Barrier(2)

    def work(number: int) -> None:
        with time_machine.travel("2026-11-18 10:00", tick=False):
            start.wait(10)
            print_one((five, four)[number][0].pk, LAST_WEEK.isoformat())

    in_threads(work, 2, timeout=60)
    assert PrintedFigure.objects.filter(group="all").count() == 2
    told = PrintedNumber.objects.filter(cell="n:all:0").values_list("value", flat=True)
    assert list(told) in (["860"], ["800"])


def of_member(draw, member: int) -> list[Row]:
    """All pupils of a member, and sometimes a group that overlaps with others. Both are often small."""
    n = draw(st.integers(1, 40))
    x = draw(st.integers(0, n))
    rows = [Row(member, "all", x, n)]
    if draw(st.booleans()):
        learners = draw(st.integers(0, n))
        rows.append(
            Row(member, "english_learner", draw(st.integers(max(0, x + learners - n), min(x, learners))), learners)
        )
    return rows


@st.composite
def overlapping(draw) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Two networks of the same region. Most numbers of a district are the same in both."""
    region = {n: of_member(draw, n) for n in range(1, draw(st.integers(4, 7)) + 1)}
    ours, theirs = (draw(st.sets(st.sampled_from(sorted(region)), min_size=3)) for _ in range(2))
    there = {n: of_member(draw, n) if draw(st.integers(0, 9)) == 0 else region[n] for n in sorted(theirs)}
    return tuple(r for n in sorted(ours) for r in region[n]), tuple(r for rs in there.values() for r in rs)


@settings(max_examples=8)
@given(overlapping())
def test_whoever_reads_two_networks_finds_out_about_nobody(networks):
    ours, theirs = networks
    first = decide(Asked("share", ours, (), Readers()))
    there = Sheet(ours, {id_.rpartition(":")[0]: one for id_, one in first.printed.items()})
    second = decide(Asked("share", theirs, (), Readers(), elsewhere=(there,) if first.printed else ()))
    event(f"{bool(first.printed)}, then {bool(second.printed)}")
    told = {f"{id_.rpartition(':')[0]}:1": one for id_, one in second.printed.items()}
    assert conclusions([(ours, dict(first.printed)), (theirs, told)]) == []
