"""A real county through the product: brought in by its commands, printed, read off its tables, and attacked.

Of both files of the state come in the lines about chronic absence: of all pupils, by race, gender, English learners and
disability, of three years. Printed and attacked is 2024-25. What is left out is left out to keep it short: grades and
the other programmes, whose groups overlap, the other indicators, and the schools.
"""

import csv
import gzip
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from design_process.measures.models import Indicator
from design_process.measures.publication.jobs import print_one
from design_process.number_files.group_words import group_of
from districts.directory.groups import BY_CODE, label_of
from districts.directory.models import Member
from tests.network.lib.suppression.attack import found_out, primary_only
from tests.world import a_person, a_seat

DATA = Path(__file__).parents[3] / "data"
ABSENCE, INDICATORS = "el_dorado_chronic_absence_2024_25.txt", "el_dorado_indicators_2022_25.csv"
YEAR = date(2024, 7, 1)
RACES = ("RB", "RI", "RA", "RF", "RH", "RP", "RD", "RT", "RW")
GENDERS = ("GM", "GF", "GX", "GZ")
OVERLAPPING = ("SE", "SD")
GROUPS = ("TA", *RACES, *GENDERS, *OVERLAPPING)
SMALLEST = ("Silver Fork Elementary", "Indian Diggings Elementary")
NETWORK = "network"
KEYS = {BY_CODE[code] for code in GROUPS}
LABELS = {label_of(BY_CODE[code]): code for code in GROUPS}


def told() -> dict[str, dict[str, tuple[int, int] | None]]:
    """District → group → (absent, enrolled), None where the state hides it."""
    found: dict[str, dict[str, tuple[int, int] | None]] = {}
    with gzip.open(DATA / f"{ABSENCE}.gz", "rt", encoding="cp1252") as file:
        for row in csv.reader(file, delimiter="\t"):
            if row[1] == "D" and row[10] in GROUPS:
                found.setdefault(row[6], {})[row[10]] = None if row[11] == "*" else (int(row[12]), int(row[11]))
    return found


def filled(groups: dict) -> dict[str, tuple[int, int]]:
    """With what the state hides: the rest of a dimension, shared out evenly; of what overlaps, a few."""
    full = {group: pair or (1, 4) for group, pair in groups.items()}
    for dimension in (RACES, GENDERS):
        there = [group for group in dimension if groups.get(group)]
        left = [groups["TA"][i] - sum(groups[group][i] for group in there) for i in (0, 1)]
        hidden = [group for group in dimension if group in groups and not groups[group]]
        for place, group in enumerate(hidden):
            n = -(-left[1] // (len(hidden) - place))
            x = min(n, left[0])
            full[group], left = (x, n), [left[0] - x, left[1] - n]
        assert left == [0, 0]
    return full


@pytest.fixture(scope="module")
def county() -> dict:
    """The counts as a case for the attack, and nothing of the product. What the state hides is in no network's sum."""
    state = told()
    table = {name: filled(groups) for name, groups in state.items()}
    for group in GROUPS:
        pairs = [state[name][group] for name in state if state[name].get(group)]
        table.setdefault(NETWORK, {})[group] = tuple(map(sum, zip(*pairs, strict=True))) if pairs else (0, 0)
    at = {"x": 0, "n": 1}
    cells = {
        f"{of}|{name}|{group}": {"value": pair[at[of]], "publishable": of == "n"}
        for name, groups in table.items() for group, pair in groups.items() for of in "xn"
    }  # fmt: skip
    sums = [
        {"total": f"{of}|{name}|TA", "parts": [f"{of}|{name}|{group}" for group in dimension if group in groups]}
        for of in "xn" for name, groups in table.items() if name != NETWORK for dimension in (RACES, GENDERS)
    ]  # fmt: skip
    sums += [
        {"total": f"{of}|{NETWORK}|{group}", "parts": [f"{of}|{one}|{group}" for one in state if state[one].get(group)]}
        for of in "xn" for group in GROUPS if table[NETWORK][group][1]
    ]  # fmt: skip
    caps = [
        {"part": f"{of}|{name}|{group}", "whole": f"{of}|{name}|TA"}
        for of in "xn" for name, groups in table.items() for group in OVERLAPPING if group in groups
    ]  # fmt: skip
    rates = [
        {"id": f"{name}|{group}", "num": f"x|{name}|{group}", "den": f"n|{name}|{group}"}
        for name, groups in table.items() for group in groups
    ]  # fmt: skip
    return {"cells": cells, "sums": sums, "caps": caps, "rates": rates}


def viewers(county: dict, names=SMALLEST) -> dict[str, set[str]]:
    return {name: {id_ for id_ in county["cells"] if f"|{name}|" in id_} for name in names}


def read_off(person, network) -> dict[str, int | str]:
    """The table of numbers that a person takes away, without what is their own: by id, as the attack knows them."""
    client, found = Client(), {}
    client.force_login(person)
    page = client.get(reverse("sharing:export_numbers", args=[network.slug])).content.decode("utf-8-sig")
    for row in csv.DictReader(StringIO(page)):
        group = LABELS.get(row["student_group"])
        asked = row["period_start"] == YEAR.isoformat() and row["indicator"] == "Chronic absence"
        if asked and group and row["protection"] == "shown":
            name = NETWORK if row["district"] == network.name else row["district"]
            plain = row["value"].replace(" ", "").replace("–", "-").replace("≤", "<=").replace("≥", ">=")
            found |= {f"{name}|{group}": plain} | (
                {f"n|{name}|{group}": int(row["denominator"])} if row["denominator"] else {}
            )
    return found


def brought_in(cast, tmp_path) -> None:
    """The county's districts and both files, by the product's own commands."""
    call_command(
        "import_directory",
        DATA / "state_schools_2025_26.csv",
        network=cast.network.slug,
        county="El Dorado",
        stdout=StringIO(),
    )
    for name, wanted in ((ABSENCE, _of_absence), (INDICATORS, _of_indicators)):
        head, *lines = gzip.decompress((DATA / f"{name}.gz").read_bytes()).splitlines(keepends=True)
        (tmp_path / name).write_bytes(head + b"".join(line for line in lines if wanted(line.decode("cp1252"))))
        call_command(
            "import_numbers", tmp_path / name, network=cast.network.slug, by=cast.facilitator.email,
            stdout=StringIO(), stderr=StringIO(),
        )  # fmt: skip


def _of_absence(line: str) -> bool:
    cells = line.split("\t")
    return cells[1] == "D" and cells[10] in GROUPS


def _of_indicators(line: str) -> bool:
    level, _, _, indicator, group = line.split(",")[:5]
    return level == "district" and indicator == "chronic_absenteeism_rate" and group_of(group) in KEYS


def test_nobody_finds_a_small_group_of_a_real_county_in_what_is_printed(cast, county, tmp_path, perform_owed):
    brought_in(cast, tmp_path)
    perform_owed(leaving=("print",))
    print_one(Indicator.objects.get(name="Chronic absence").pk, YEAR.isoformat())
    for_hub = read_off(cast.facilitator, cast.network)
    shared = {id_: one for id_, one in for_hub.items() if f"|{NETWORK}|" in f"|{id_}"}
    assert (shared[f"n|{NETWORK}|TA"], shared[f"{NETWORK}|TA"]) == (
        33042,
        "12%",
    )  # 11.9 pooled; 15.7 is no rate of pupils
    assert len([id_ for id_ in shared if id_.startswith(NETWORK)]) >= 12  # of 16: not everything is hidden
    for name in SMALLEST:
        driver = a_person(f"driver@{name.partition(' ')[0].lower()}.test")
        a_seat(Member.objects.get(district__name=name), driver)
        assert read_off(driver, cast.network) == shared
    nothing = dict.fromkeys([*county["cells"], *(rate["id"] for rate in county["rates"])], "*")
    assert list(found_out(county, nothing | for_hub, viewers={})) == []
    assert list(found_out(county, nothing | shared, viewers=viewers(county))) == []


def test_the_state_s_own_way_gives_small_groups_of_that_county_away(county):
    assert "is" in next(found_out(county, primary_only(county), viewers={}))
