"""A real county as a case: who was chronically absent in its sixteen districts, by race, gender and programme."""

import csv
import gzip
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "data" / "el_dorado_indicators_2022_25.csv.gz"
RACES = (
    "african_american", "american_indian_alaska_native", "asian", "filipino", "hispanic_latino", "pacific_islander",
    "race_not_reported", "two_or_more_races", "white",
)  # fmt: skip
GENDERS = ("female", "male", "non_binary")
PROGRAMMES = ("english_learners", "students_with_disabilities")
WANTED = ("district", "2024-25", "chronic_absenteeism_rate")
MOST = 10  # in a group that the state hides


def counts() -> dict[str, dict[str, tuple[int, int]]]:
    """District → group → (absent, enrolled). What the state hides is filled in so that everything adds up."""
    found: dict[str, dict[str, tuple[int, int] | None]] = {}
    with gzip.open(FILE, "rt") as file:
        for row in csv.DictReader(file):
            if (row["level"], row["school_year"], row["indicator"]) != WANTED:
                continue
            told = (int(row["numerator"]), int(row["denominator"])) if row["denominator"] else None
            found.setdefault(row["cds_code"], {})[row["student_group"]] = told
    return {district: _filled(groups) for district, groups in found.items()}


def _filled(groups: dict[str, tuple[int, int] | None]) -> dict[str, tuple[int, int]]:
    whole = groups["all"]
    if whole is None:  # so small that the state says nothing about it at all
        whole = (2, 9)
    full = {"all": whole}
    for partition in (RACES, GENDERS):
        told = {group: groups[group] for group in partition if groups.get(group)}
        left_x, left_n = (whole[i] - sum(pair[i] for pair in told.values()) for i in (0, 1))
        hidden = [group for group in partition if group not in told]
        for place, group in enumerate(hidden):
            rest = len(hidden) - place - 1
            n = min(MOST, max(left_n - MOST * rest, -(-left_n // (rest + 1))))
            x = min(n, max(0, -(-left_x // (rest + 1)), left_x - (left_n - n)))
            told[group] = (x, n)
            left_x, left_n = left_x - x, left_n - n
        assert (left_x, left_n) == (0, 0), (partition, left_x, left_n)
        full |= told
    return full | {group: groups[group] or (1, 4) for group in PROGRAMMES if group in groups}


def case(*, whole: bool = True) -> dict:
    """All districts with their network: enrolled, absent and the rate, for each group. Not `whole`: by race only."""
    table = counts()
    names = [*table, "network"]
    partitions, programmes = ((RACES, GENDERS), PROGRAMMES) if whole else ((RACES,), ())
    groups = ("all", *(group for partition in partitions for group in partition), *programmes)
    table = {name: {group: pairs.get(group, (0, 0)) for group in groups} for name, pairs in table.items()}
    table["network"] = {
        group: tuple(map(sum, zip(*(table[name][group] for name in table), strict=True))) for group in groups
    }
    cells = {f"n|{name}|{group}": {"value": table[name][group][1]} for name in names for group in groups}
    cells |= {
        f"x|{name}|{group}": {"value": table[name][group][0], "publishable": False}
        for name in names
        for group in groups
    }
    sums = [
        {"total": f"{of}|{name}|all", "parts": [f"{of}|{name}|{group}" for group in partition]}
        for of in "nx" for name in names for partition in partitions
    ]  # fmt: skip
    sums += [
        {"total": f"{of}|network|{group}", "parts": [f"{of}|{name}|{group}" for name in names[:-1]]}
        for of in "nx" for group in groups
    ]  # fmt: skip
    caps = [
        {"part": f"{of}|{name}|{group}", "whole": f"{of}|{name}|all"}
        for of in "nx" for name in names for group in programmes
    ]  # fmt: skip
    rates = [
        {"id": f"{name}|{group}", "num": f"x|{name}|{group}", "den": f"n|{name}|{group}"}
        for name in names for group in groups
    ]  # fmt: skip
    smallest = sorted(names[:-1], key=lambda name: table[name]["all"][1])[:2]
    known = {name: [id_ for id_ in cells if f"|{name}|" in id_] for name in smallest}
    return {
        "id": "county", "cells": cells, "sums": sums, "caps": caps, "rates": rates, "viewers": known,
    }  # fmt: skip
