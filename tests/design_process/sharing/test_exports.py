"""Tables to take away: they run nowhere, they are read again as they were, and laid side by side they give nobody away.

Drills 31, 32 and 34.
"""

import csv
import io
import re
from datetime import date

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from hypothesis import HealthCheck, event, example, given, settings

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.publication.cases import Row
from design_process.measures.publication.jobs import owe_due_printings
from network.lib.csvfile import original
from tests.design_process.measures.publication.seen import conclusions
from tests.design_process.measures.publication.test_withstands import LATE, ROWS, history
from tests.test_hostile_text import make_every_text_hostile, opens
from tests.world import a_member, an_indicator

FORMULA = '=HYPERLINK("http://x.test","'
RUNS = re.compile("[=+\\-@\t\r\n\0＝＋－＠]")  # what a spreadsheet takes for a formula
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
PERIOD = date(2026, 10, 5)


def taken_away(person, name: str, **about) -> list[dict[str, str]]:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse(name, kwargs=about))
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


# --- nothing in a cell runs ----------------------------------------------------------------------


@pytest.mark.at_work
def test_no_cell_of_any_table_runs_and_each_text_can_be_had_back(cast):
    tables = sorted(tables_of(get_resolver().url_patterns))
    assert len(tables) == 8
    told = set()
    for row, who in (opens()[name] for name in tables):
        with transaction.atomic():
            address = reverse(row.name, kwargs=row.kwargs(cast))
            assert make_every_text_hostile(FORMULA) > 10
            client = Client()
            client.force_login(type(cast.driver).objects.get(pk=cast.everyone[who].pk))
            answer = client.get(address)
            transaction.set_rollback(True)
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        cells = {cell for line in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in line}
        assert [cell for cell in cells if RUNS.match(cell) and not NUMBER.fullmatch(cell)] == [], address
        if any(original(cell).startswith(FORMULA) for cell in cells):
            told.add(row.name)
    assert told >= {"calendars:distances_file", "number_files:put_aside", "sharing:export_cycles"}


def tables_of(patterns, namespace: str = "") -> set[str]:
    """The names of the addresses under which there is a table to take away."""
    found: set[str] = set()
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            found |= tables_of(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace)
        elif str(pattern.pattern).endswith(".csv"):
            found.add(namespace + pattern.name)
    return found


# --- the network's figures, over several exports -------------------------------------------------


@pytest.fixture
def wednesday():
    with time_machine.travel("2026-11-18 10:00", tick=False):
        yield


@pytest.fixture
def give(cast, perform_owed):
    """Give the members' numbers of a past week as they stood at a moment; what one no longer says is taken back."""
    indicator = an_indicator(cast.network, groups=["female", "male"])
    there = [cast.member, *(a_member(cast.network, f"District {n}", on=date(2026, 7, 1)) for n in range(2, 10))]
    before: set[tuple[int, str]] = set()

    def moment(rows: tuple[Row, ...]) -> None:
        now = {(row.member, row.group): (row.x, row.n) for row in rows}
        for member, group in before - set(now):
            record_measurements(there[member - 1], [Entry(indicator.pk, PERIOD, group=group)], by=None)
        for (member, group), (x, n) in now.items():
            record_measurements(there[member - 1], [Entry(indicator.pk, PERIOD, x, n, group)], by=None)
        before.update(now)
        owe_due_printings()
        perform_owed()

    moment.indicator, moment.before = indicator, before  # type: ignore[attr-defined]
    return moment


def as_decided(number: int, lines: list[dict[str, str]]) -> dict[str, object]:
    """An export's lines in the words of the attack: how many pupils are behind a figure, and its band."""
    groups = {"All pupils": "all", "Female": "female", "Male": "male"}
    found: dict[str, object] = {}
    for line in lines:
        if line["protection"] == "shown":
            group = groups[line["student_group"]]
            found[f"rate:{group}:{number}"] = line["value"].replace(" ", "").replace("≤", "<=").replace("≥", ">=")
            if line["denominator"]:
                found[f"n:{group}:{number}"] = int(line["denominator"])
    return found


def exported(cast, give, moments) -> list[tuple[tuple[Row, ...], dict[str, object]]]:
    """What another district's driver takes away after each moment, whenever it is not what stood there before."""
    printings, last = [], None
    for moment in moments:
        rows = tuple(row for row in moment if row.n)  # of nobody there is no number
        give(rows)
        lines = taken_away(cast.neighbour_driver, "sharing:export_numbers", slug=cast.network.slug)
        lines = [line for line in lines if line["district"] == cast.network.name]
        charted = taken_away(cast.neighbour_driver, "measures:chart_csv", pk=give.indicator.pk, group="all")
        assert {line["number"] for line in charted if line["period_start"] == str(PERIOD)} <= {
            line["value"] for line in lines if line["student_group"] == "All pupils"
        }
        told = as_decided(len(printings), lines)
        if told and as_decided(0, lines) != last:
            last = as_decided(0, lines)
            printings.append((rows, told))
    return printings


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example([ROWS, (*ROWS, LATE)])
@example([ROWS, (*ROWS, *(Row(member, "all", 10, 24) for member in (6, 7, 8)))])
@given(history())
def test_exports_of_several_days_laid_side_by_side_give_nobody_away(wednesday, cast, give, moments):
    with transaction.atomic():
        printings = exported(cast, give, moments)
        transaction.set_rollback(True)
        give.before.clear()
    event(f"{len(printings)} different exports")
    assert conclusions(printings) == []
