"""Charts ready to be printed: a member's own, and the network's made safe."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q, QuerySet

from design_process.measures.chart_marks import from_text, marked, marks_as_text, member_marks, network_marks
from design_process.measures.chart_view import GAP, ChartView, views
from design_process.measures.drawing import Flag
from design_process.measures.models import Frequency, Indicator, Rollup
from design_process.measures.periods import label, previous_start, starts_between, window_start
from design_process.measures.pooled import Printed, change_words
from design_process.measures.publication.models import PrintedFigure
from design_process.measures.publication.timing import is_waiting
from design_process.measures.series import Point, Series
from design_process.measures.words import figures, value_of
from design_process.measures.years_shown import with_years_together
from districts.directory.groups import ALL, label_of
from districts.directory.models import Member
from network.lib.dates import period_start
from network.lib.kept import Given, GivenIds, Kept
from network.membership.models import Network

Own = TypeVar("Own", bound="Rollup | OwnSum")
Row = TypeVar("Row", bound="Rollup | OwnSum | PrintedFigure")
WHY_HIDDEN = "Some figures are hidden to protect pupils."
ENOUGH_FOR_CHANGE = 20  # pupils behind a printed figure, before it is compared with another
WINDOW = 60  # points at the most: a chart costs the same however long the history is


def member_charts(
    member: Member, today: date, *, flags: Sequence[Flag] = (), groups: bool = False, in_full: bool = True
) -> tuple[ChartView, ...]:
    """A member's own charts, for its own people and the hub: one for each indicator in use. Two queries.

    With `groups`, also one for each student group that has numbers. `flags` are events for the axis.
    """
    indicators = _COLLECTED.rows(member=member.pk, network=member.network_id)
    return views(member_series(member, indicators, today, groups=groups, in_full=in_full), flags)


def member_series(
    member: Member, indicators: Sequence[Indicator], today: date, *, groups: bool = False, in_full: bool = True
) -> list[Series]:
    """The member's numbers of some indicators, before they are judged and drawn. One query.

    Not `in_full`, they are what was printed for a hub that has no agreement with the member.
    """
    if not in_full:
        return printed_series(indicators, today, member=member, groups=groups)
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
    return common_charts(network.pk, indicators, today, flags=flags, groups=groups)


def common_charts(
    network_id: int, indicators: Sequence[Indicator], today: date, *, flags: Sequence[Flag] = (), groups: bool = False
) -> tuple[ChartView, ...]:
    """The network's charts of some of its indicators, as everybody in it may read them. Two queries."""
    series = printed_series(indicators, today, groups=groups)
    return views(marked(series, network_marks(network_id)), flags)


def every_series(indicator: Indicator, member: Member | None, today: date, *, in_full: bool = True) -> list[Series]:
    """One indicator's series, a group each: a member's own, or with no member the network's as printed. Two queries."""
    if member is None:
        return marked(printed_series([indicator], today), network_marks(indicator.network_id))
    if not in_full:
        return printed_series([indicator], today, member=member)
    rows = in_window(Rollup.objects.filter(indicator=indicator, member=member), today)
    return marked(own_series([indicator], rows, member.pk), member_marks(member.pk))


def own_series(indicators: Sequence[Indicator], rows: Iterable[Own], member_id: int) -> list[Series]:
    """A member's rows in full, as series: for its own people and the hub only."""
    return [own_of(*one, member_id) for one in _by_series(indicators, rows)]


def printed_series(
    indicators: Sequence[Indicator], today: date, *, member: Member | None = None, groups: bool = True
) -> list[Series]:
    """What was printed, as series: the network's for everybody in it, or a member's for a hub without an agreement.

    One query, and one more of what comes yearly. Nothing is decided here: what a page shows of others is what the
    ledger knows.
    """
    rows = PrintedFigure.objects.filter(indicator__in=[one.pk for one in indicators], member=member)
    kept = in_window(rows if groups else rows.filter(group=ALL), today)
    found = [one_printed(*one, member.pk if member else None) for one in _by_series(indicators, kept)]
    if member:
        return found
    return with_years_together([replace(one, waiting=waiting_period(one, today)) for one in found])


def waiting_period(series: Series, today: date) -> date | None:
    """The period just over, while it waits for numbers and nothing of it is decided."""
    about = series.indicator
    last = previous_start(about.frequency, period_start(about.frequency, today))
    began = bool(series.periods) or (about.starts_on is not None and about.starts_on <= last)
    if about.retired_at or not began or last in series.periods or not is_waiting(about.frequency, last, today):
        return None
    return last


def in_window(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
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


def own_of(indicator: Indicator, group: str, rows: Mapping[date, Rollup | OwnSum], member_id: int) -> Series:
    """One series of a member's rows in full, by period: for its own people and the hub only."""
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


def one_printed(indicator: Indicator, group: str, rows: Mapping[date, PrintedFigure], member_id: int | None) -> Series:
    """One series of what was printed, by period: a member's as the hub may read it, or with none the network's."""
    periods = _periods(indicator, rows)
    points = []
    for period in periods:
        row = rows.get(period)
        if row is None:
            points.append(Point(None, GAP))
            continue
        reporting = "" if row.member_id else f"{row.reporting} of {row.expected} districts"
        points.append(Point(row.value, row.text, reporting))
    printed_at = max((row.printed_at for row in rows.values()), default=None)
    hidden = any(row.value is None for row in rows.values())
    return Series(
        indicator,
        group,
        periods,
        tuple(points),
        printed_at,
        why_hidden=WHY_HIDDEN if hidden else "",
        is_printed=True,
        printed_of=member_id,
        change="" if member_id else _change(indicator, rows),
    )


def _change(indicator: Indicator, rows: Mapping[date, PrintedFigure]) -> str:
    """How far a network's figure has moved: from the last by the day of the baseline (else the first) to the last."""
    shown = sorted(period for period, row in rows.items() if row.value is not None)
    began = [period for period in shown if indicator.baseline_on and period <= indicator.baseline_on]
    if len(shown) < 2 or began == shown:
        return ""
    periods = (began[-1] if began else shown[0], shown[-1])
    ends = [(label(indicator.frequency, period), rows[period]) for period in periods]
    if any(row.pupils is not None and row.pupils < ENOUGH_FOR_CHANGE for _, row in ends):
        return ""
    first, last = (Printed(when, row.text, row.value or 0, row.reporting) for when, row in ends)
    return change_words(indicator.unit, first, last)


def _latest_computed(rows: Mapping[date, Rollup | OwnSum]) -> datetime | None:
    return max((row.computed_at for row in rows.values()), default=None)
