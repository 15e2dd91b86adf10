"""What the run charts give a meeting to talk about: a real change, a target reached, numbers that are missing."""

from collections.abc import Iterator
from datetime import date

from design_process.agendas.fit import Need, Part, Proposal
from design_process.measures.chart_marks import marked, network_marks
from design_process.measures.chart_view import ChartView, views
from design_process.measures.charts import member_series, printed_series
from design_process.measures.models import Indicator
from design_process.measures.series import Series
from districts.directory.models import Member
from network.lib.dates import school_year_of
from network.membership.models import Network

Numbers = list[tuple[Series, ChartView]]
IN_A_ROW = 3  # so many figures at the target count as having reached it


def network_numbers(network: Network, today: date) -> Numbers:
    """The network's charts of all pupils, as everybody in it may read them. Three queries."""
    indicators = list(Indicator.objects.in_use().of_network(network.pk))
    return _drawn(marked(printed_series(indicators, today, groups=False), network_marks(network.pk)))


def member_numbers(member: Member, today: date, *, in_full: bool) -> Numbers:
    """A member's own charts of all pupils, as whoever proposes an agenda may read them. Two queries."""
    indicators = list(Indicator.objects.in_use().asked_of(member))
    return _drawn(member_series(member, indicators, today, in_full=in_full))


def _drawn(series: list[Series]) -> Numbers:
    return list(zip(series, views(series), strict=True))


def good_news(numbers: Numbers, link: str, today: date) -> Iterator[Proposal]:
    """A celebration for each indicator that has reached its target, or shows a real improvement: once a school year."""
    for series, chart in numbers:
        at_target = reached(series)
        if at_target or chart.is_improving:
            name, year = f"“{chart.name}”", school_year_of(today)
            yield Proposal(
                f"{'target' if at_target else 'better'}:{chart.indicator_id}:{year}",
                f"To celebrate: {name} {'has reached its target' if at_target else 'shows a real improvement'}"[:160],
                f"The last {IN_A_ROW} figures are at the target or beyond it." if at_target else chart.sentence,
                Part.JOY,
                Need.GOOD_NEWS,
                minutes=5,
                least=5,
                purpose="inform",
                link=link,
            )


def to_walk(numbers: Numbers, link: str, key: str) -> Iterator[Proposal]:
    """A data walk for each indicator that shows a change for the worse, or that some have sent no number for."""
    for _, chart in numbers:
        there, _, rest = chart.reporting.partition(" of ")
        complete = not rest or there == rest.partition(" ")[0]
        if chart.is_worsening:
            why, need = chart.sentence, Need.STUCK
        elif chart.latest and not complete:
            why, need = f"{chart.reporting} have sent the number of the {chart.latest_label}.", Need.LEARNING
        else:
            continue
        yield Proposal(
            f"walk:{chart.indicator_id}:{key}",
            f"Data walk: {chart.name}",
            why,
            Part.NUMBERS,
            need,
            minutes=25,
            least=15,
            protocol="data_walk",
            link=link,
        )


def reached(series: Series) -> bool:
    """Are the last figures that are shown all at the target or beyond it?"""
    target = series.indicator.target
    last = [point.value for point in series.points if point.value is not None][-IN_A_ROW:]
    if target is None or len(last) < IN_A_ROW:
        return False
    up = series.indicator.direction == Indicator.Direction.UP
    return all(value >= target if up else value <= target for value in last)
