"""The numbers as a long table: one line for each indicator, student group, period and district, or the network."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from design_process.measures.models import Rollup
from design_process.measures.periods import label
from design_process.measures.publication.models import FigureTogether, PrintedFigure
from design_process.measures.words import value_of
from design_process.measures.years_shown import as_one
from districts.directory.groups import label_of
from network.membership.models import Network

NUMBER_COLUMNS = (
    "district", "indicator", "unit", "student_group", "period_start", "period", "numerator", "denominator", "value",
    "districts_reporting", "districts_expected", "computed_at", "protection",
)  # fmt: skip
OWN, SHOWN, HIDDEN_ROW = "own figures", "shown", "hidden"


def numbers_rows(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    """What a person may see of a network's numbers, under `NUMBER_COLUMNS`. Four queries.

    Districts of their own, and those that let the hub read them, in full; the network's as they were printed.
    """
    yield from _own(person, network)
    yield from _printed(person, network)
    yield from _together(person, network)


def _own(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    rows = (
        Rollup.objects.seen_by(person)
        .filter(network=network)
        .select_related("indicator", "member__district")
        .order_by("member__district__name", "indicator__name", "group", "period")
    )
    for row in rows.iterator(chunk_size=2000):
        about = row.indicator
        value = value_of(about.unit, row.numerator, row.denominator)
        yield (
            str(row.member), about.name, about.unit, label_of(row.group), row.period,
            label(about.frequency, row.period), _plain(row.numerator), _plain(row.denominator),
            "" if value is None else round(value, 2), "", "", _stamp(row.computed_at), OWN,
        )  # fmt: skip


def _printed(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    """The network's figures; for the hub also those of districts that it does not read in full."""
    rows = (
        PrintedFigure.objects.seen_by(person)
        .filter(network=network)
        .exclude(member__in=person.holdings.told_members)
        .select_related("indicator", "member__district")
        .order_by("member__district__name", "indicator__name", "group", "period")
    )
    for row in rows.iterator(chunk_size=2000):
        about = row.indicator
        counts = ("", "") if row.member else (row.reporting, row.expected)
        yield (
            str(row.member or network.name), about.name, about.unit, label_of(row.group), row.period,
            label(about.frequency, row.period), "", "" if row.pupils is None else row.pupils, row.text,
            *counts, _stamp(row.printed_at), HIDDEN_ROW if row.value is None else SHOWN,
        )  # fmt: skip


def _together(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    """School years that are shown as one."""
    for row in (
        FigureTogether.objects.seen_by(person).filter(network=network).order_by("together__indicator__name", "pk")
    ):
        about, shown = row.together.indicator, as_one(row)
        yield (
            network.name, about.name, about.unit, label_of(row.group), row.together.first, shown.label, "",
            "" if row.pupils is None else row.pupils, row.text, row.reporting, row.expected, _stamp(row.together.at),
            SHOWN,
        )  # fmt: skip


def _plain(number: float | None) -> object:
    """A whole number without its ".0"."""
    return "" if number is None else int(number) if number == int(number) else number


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
