"""Charts ready to be printed: a member's own, and the network's made safe."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q, QuerySet

from design_process.measures.chart_marks import from_text, marked, marks_as_text, member_marks, network_marks
from design_process.measures.chart_view import GAP, ChartView, views
from design_process.measures.drawing import Flag
from design_process.measures.models import Frequency, Indicator, Rollup
from design_process.measures.periods import starts_between, window_start
from design_process.measures.safe import WHY_HIDDEN, Figure, Sums, Told, is_over, safe_cells
from design_process.measures.series import Point, Series
from design_process.measures.words import figures, value_of
from districts.directory.groups import ALL, label_of
from districts.directory.models import Member
from network.lib.kept import Given, GivenIds, Kept
from network.lib.suppression import HIDDEN
from network.membership.models import Network

Row = TypeVar("Row", bound="Rollup | OwnSum")
WINDOW = 60  # points at the most: a chart costs the same however long the history is


def member_charts(
    member: Member, today: date, *, flags: Sequence[Flag] = (), groups: bool = False
) -> tuple[ChartView, ...]:
    """A member's own charts, for its own people and the hub: one for each indicator in use. Two queries.

    With `groups`, also one for each student group that has numbers. `flags` are events for the axis.
    """
    indicators = _COLLECTED.rows(member=member.pk, network=member.network_id)
    return views(member_series(member, indicators, today, groups=groups), flags)


def member_series(
    member: Member, indicators: Sequence[Indicator], today: date, *, groups: bool = False
) -> list[Series]:
    """The member's numbers of some indicators, before they are judged and drawn. One query."""
    return series_of(member, indicators, member_sums(member, indicators, today, groups=groups))


def series_of(member: Member, indicators: Sequence[Indicator], sums: "Sequence[OwnSum]") -> list[Series]:
    """The series that a member's sums make, with what people did to each chart. No query."""
    return marked(own_series(indicators, sums, member.pk), from_text(sums[0].marks if sums else None))


def member_sums(
    member: Member, indicators: Sequence[Indicator], today: date, *, groups: bool = False
) -> "list[OwnSum]":
    """What the member's numbers of some indicators are made of, period by period. One query."""
    asked = {"member": member.pk, "indicators": [one.pk for one in indicators], **_window_starts(today)}
    return [OwnSum(*row) for row in (_EVERY_SUM if groups else _SUMS).rows(**asked)]


_COLLECTED = Kept(lambda: Indicator.objects.in_use().asked_of_member(Given("member"), network=Given("network")))


class OwnSum(NamedTuple):
    """What a member's chart reads of a rollup."""

    indicator_id: int
    group: str
    period: date
    numerator: float
    denominator: float | None
    computed_at: datetime
    marks: str | None  # all marks of the member's charts, the same with each row


def _sums() -> QuerySet[Rollup, Any]:
    mine = Rollup.objects.filter(member=Given("member"), indicator__in=GivenIds("indicators"))
    recent: Any = mine.filter(_recent({frequency: Given(frequency) for frequency in Frequency.values}))
    found: QuerySet[Rollup, Any] = recent.annotate(marks=marks_as_text()).values_list(*OwnSum._fields)
    return found


_EVERY_SUM = Kept(_sums)
_SUMS = Kept(lambda: _sums().filter(group=ALL))


def network_charts(
    network: Network, today: date, *, flags: Sequence[Flag] = (), groups: bool = True
) -> tuple[ChartView, ...]:
    """The network's charts as everybody in it may read them: hidden cells are gaps and marks. Three queries."""
    indicators = list(Indicator.objects.in_use().of_network(network.pk))
    rows = in_window(Rollup.objects.of_network(network.pk).filter(indicator__in=indicators), today)
    series = network_series(indicators, list(rows), today, network.small_number_threshold)
    found = views(marked(series, network_marks(network.pk)), flags)
    return tuple(view for view in found if groups or view.group == ALL)


def every_series(indicator: Indicator, member: Member | None, today: date) -> list[Series]:
    """One indicator's series, a group each: a member's own, or with no member the network's made safe. Two queries."""
    if member is not None:
        rows = in_window(Rollup.objects.filter(indicator=indicator, member=member), today)
        return marked(own_series([indicator], rows, member.pk), member_marks(member.pk))
    rows = in_window(Rollup.objects.of_network(indicator.network_id).filter(indicator=indicator), today)
    safe = network_series([indicator], list(rows), today, indicator.network.small_number_threshold)
    return marked(safe, network_marks(indicator.network_id))


def own_series(indicators: Sequence[Indicator], rows: Iterable[Row], member_id: int) -> list[Series]:
    """A member's rows in full, as series: for its own people and the hub only."""
    return [_own(*one, member_id) for one in _by_series(indicators, rows)]


def network_series(
    indicators: Sequence[Indicator], rows: Sequence[Rollup], today: date, threshold: int
) -> list[Series]:
    """The network's rows made safe, as series. Every group of an indicator must be among the rows, to be judged."""
    told = safe_figures(indicators, rows, today, threshold)
    over = {found.pk: found.frequency for found in indicators}
    kept = [row for row in rows if is_over(over[row.indicator_id], row.period, today)]
    return [_safe(indicator, group, mine, told) for indicator, group, mine in _by_series(indicators, kept)]


Cell = tuple[int, str, date]


def safe_figures(
    indicators: Sequence[Indicator], rows: Sequence[Rollup], today: date, threshold: int
) -> Mapping[Cell, Figure]:
    """The figure of each (indicator, group, period) that is over, decided for all groups of a period together."""
    by_id = {found.pk: found for found in indicators}
    cells: dict[tuple[int, date], dict[str, Sums]] = defaultdict(dict)
    for row in rows:
        if is_over(by_id[row.indicator_id].frequency, row.period, today):
            sums = Sums(row.numerator, row.denominator, row.largest, row.members_reporting)
            cells[row.indicator_id, row.period][row.group] = sums
    return {
        (indicator_id, group, period): figure
        for (indicator_id, period), found in cells.items()
        for group, figure in safe_cells(by_id[indicator_id].unit, found, threshold).items()
    }


def in_window(rows: QuerySet[Rollup], today: date) -> QuerySet[Rollup]:
    """Only the last `WINDOW` periods, of whatever length."""
    return rows.filter(_recent(_window_starts(today)))


def _window_starts(today: date) -> dict[str, date]:
    return {frequency: window_start(frequency, today, WINDOW) for frequency in Frequency.values}


def _recent(starts: Mapping[str, date | Given]) -> Q:
    recent = Q()
    for frequency, start in starts.items():
        recent |= Q(indicator__frequency=frequency, period__gte=start)
    return recent


def _by_series(indicators: Sequence[Indicator], rows: Iterable[Row]) -> list[tuple[Indicator, str, dict[date, Row]]]:
    """Each indicator with the rows of each group that has some; "all" always, even when it has none."""
    found: dict[tuple[int, str], dict[date, Row]] = {(one.pk, ALL): {} for one in indicators}
    for row in rows:
        found.setdefault((row.indicator_id, row.group), {})[row.period] = row
    return [
        (one, group, found[one.pk, group])
        for one in indicators
        for group in sorted((key[1] for key in found if key[0] == one.pk), key=lambda g: (g != ALL, label_of(g)))
    ]


def _periods(indicator: Indicator, rows: Mapping[date, Any]) -> tuple[date, ...]:
    return tuple(starts_between(indicator.frequency, min(rows), max(rows))) if rows else ()


def _own(indicator: Indicator, group: str, rows: Mapping[date, Rollup | OwnSum], member_id: int) -> Series:
    periods = _periods(indicator, rows)
    points = []
    for period in periods:
        row = rows.get(period)
        if row is None:
            points.append(Point(None, GAP))
            continue
        value = value_of(indicator.unit, row.numerator, row.denominator)
        text = figures(indicator.unit, row.numerator, row.denominator)
        points.append(Point(value, text, x=row.numerator, n=row.denominator))
    return Series(indicator, group, periods, tuple(points), _latest_computed(rows), member_id=member_id)


def _safe(indicator: Indicator, group: str, rows: Mapping[date, Rollup], told: Mapping[Cell, Figure]) -> Series:
    periods = _periods(indicator, rows)
    points = []
    for period in periods:
        row = rows.get(period)
        if row is None:
            points.append(Point(None, GAP))
            continue
        figure = told.get((indicator.pk, group, period), HIDDEN)
        reporting = f"{row.members_reporting} of {row.members_expected} districts"
        value = figure.value if isinstance(figure, Told) else None
        points.append(Point(value, figure.text if isinstance(figure, Told) else str(HIDDEN), reporting))
    hidden = any(point.text == str(HIDDEN) for point in points)
    return Series(
        indicator, group, periods, tuple(points), _latest_computed(rows), why_hidden=WHY_HIDDEN if hidden else ""
    )


def _latest_computed(rows: Mapping[date, Rollup | OwnSum]) -> datetime | None:
    return max((row.computed_at for row in rows.values()), default=None)
