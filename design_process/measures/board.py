"""What the pages of numbers show, as frozen results that a template only prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from design_process.measures.chart_view import ChartView, views
from design_process.measures.charts import every_series, member_charts, network_charts
from design_process.measures.drawing import Flag
from design_process.measures.models import Indicator
from design_process.measures.words import POOLED
from districts.directory.groups import ALL
from districts.directory.models import Member
from network.membership.models import Network

MUCH = 1 / 4  # of a table's groups: from here on another way to print it is worth a look


@dataclass(frozen=True)
class IndicatorCharts:
    """One indicator: all pupils first, the groups that have numbers behind."""

    everybody: ChartView
    groups: tuple[ChartView, ...]


@dataclass(frozen=True)
class NumbersPage:
    sentence: str
    indicators: tuple[IndicatorCharts, ...]
    pooled: str = ""  # what a sum over districts is, where the page shows such


def network_page(network: Network, today: date, flags: Sequence[Flag] = ()) -> NumbersPage:
    """The network's indicators as everybody in it may see them. Three queries."""
    return replace(
        _page(network_charts(network, today, flags=flags), "The network collects no numbers yet."), pooled=POOLED
    )


def member_page(member: Member, today: date, flags: Sequence[Flag] = (), *, in_full: bool = True) -> NumbersPage:
    """A member's own numbers, in full or as a hub without an agreement reads them. Two queries."""
    charts = member_charts(member, today, flags=flags, groups=True, in_full=in_full)
    return _page(charts, f"{member.district.name} collects no numbers yet.")


def indicator_page(
    indicator: Indicator, today: date, flags: Sequence[Flag] = (), *, in_full: bool = True
) -> tuple[ChartView, ...]:
    """The charts of one indicator, in use or retired: the member's own, or the network's as printed. Two queries."""
    return views(every_series(indicator, indicator.member, today, in_full=in_full), flags)


def much_hidden(charts: Sequence[ChartView]) -> date | None:
    """The newest period printed, where so much of its table is hidden that another way to print it is worth a look."""
    newest = max((row.period for chart in charts for row in chart.rows[:1]), default=None)
    table = [row for chart in charts for row in chart.rows[:1] if row.period == newest]
    hidden = sum(bool(row.why) for row in table)
    return newest if len(table) > 1 and hidden > len(table) * MUCH else None


def _page(charts: tuple[ChartView, ...], empty: str) -> NumbersPage:
    everybody = tuple(chart for chart in charts if chart.group == ALL)
    indicators = tuple(
        IndicatorCharts(one, tuple(c for c in charts if c.indicator_id == one.indicator_id and c.group != ALL))
        for one in everybody
    )
    return NumbersPage(_sentence(everybody) if everybody else empty, indicators)


def _sentence(charts: tuple[ChartView, ...]) -> str:
    better = [f"“{chart.name}”" for chart in charts if chart.is_improving]
    worse = [f"“{chart.name}”" for chart in charts if chart.is_worsening]
    if not better and not worse:
        how_many = "The one indicator shows" if len(charts) == 1 else f"None of the {len(charts)} indicators shows"
        return f"{how_many} {'no' if len(charts) == 1 else 'a'} real change so far."
    parts = []
    if better:
        parts.append(f"A real improvement shows in {_listed(better)}.")
    if worse:
        parts.append(f"A real change for the worse shows in {_listed(worse)}.")
    return " ".join(parts)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
