"""The numbers as a long table: one line for each indicator, student group, period and district, or the network."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q

from design_process.measures.charts import safe_figures
from design_process.measures.models import Indicator, Rollup
from design_process.measures.periods import label
from design_process.measures.safe import Told, is_over
from design_process.measures.words import value_of
from districts.directory.groups import label_of
from network.lib.suppression import HIDDEN
from network.membership.models import Network

NUMBER_COLUMNS = (
    "district", "indicator", "unit", "student_group", "period_start", "period", "numerator", "denominator", "value",
    "districts_reporting", "districts_expected", "computed_at", "protection",
)  # fmt: skip
OWN, SHOWN, HIDDEN_ROW = "own figures", "shown", "hidden"


def numbers_rows(person: Any, network: Network, today: date) -> Iterator[tuple[object, ...]]:
    """What a person may see of a network's numbers, under `NUMBER_COLUMNS`. Three queries.

    Districts of their own (for the hub: all) in full; the network's sums as everybody may read them, without counts.
    """
    yield from _own(person, network)
    yield from _network(network, today)


def _own(person: Any, network: Network) -> Iterator[tuple[object, ...]]:
    held = person.holdings
    rows = (
        Rollup.objects.filter(Q(network__in=held.hub_networks) | Q(member__in=held.own_members), network=network)
        .exclude(member=None)
        .select_related("indicator", "member__district")
        .order_by("member__district__name", "indicator__name", "group", "period")
    )
    for row in rows.iterator(chunk_size=2000):
        about = row.indicator
        value = value_of(about.unit, row.numerator, row.denominator)
        yield (
            str(row.member), about.name, about.unit, label_of(row.group), row.period,
            label(about.frequency, row.period), _plain(row.numerator), _plain(row.denominator),
            "" if value is None else round(value, 2), "", "", _stamp(row), OWN,
        )  # fmt: skip


def _network(network: Network, today: date) -> Iterator[tuple[object, ...]]:
    indicators = {found.pk: found for found in Indicator.objects.of_network(network.pk)}
    rows = list(Rollup.objects.of_network(network.pk).order_by("indicator__name", "group", "period"))
    told = safe_figures(list(indicators.values()), rows, today, network.small_number_threshold)
    for row in rows:
        about = indicators[row.indicator_id]
        if not is_over(about.frequency, row.period, today):
            continue
        figure = told.get((row.indicator_id, row.group, row.period), HIDDEN)
        shown = isinstance(figure, Told)
        yield (
            network.name, about.name, about.unit, label_of(row.group), row.period,
            label(about.frequency, row.period), "", "", figure.text if isinstance(figure, Told) else str(HIDDEN),
            row.members_reporting, row.members_expected, _stamp(row), SHOWN if shown else HIDDEN_ROW,
        )  # fmt: skip


def _plain(number: float | None) -> object:
    """A whole number without its ".0"."""
    return "" if number is None else int(number) if number == int(number) else number


def _stamp(row: Rollup) -> str:
    return row.computed_at.isoformat(timespec="seconds")
