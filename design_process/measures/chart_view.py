"""A run chart as a page prints it: sentence, picture, table. Frozen, and the same for HTML, print and mail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from design_process.measures import runchart
from design_process.measures.chart_words import Words, sentence, trend
from design_process.measures.drawing import COMMON, Drawing, Flag, Picture, Scale, draw, kind_of, scale_for
from design_process.measures.models import Indicator
from design_process.measures.periods import label, noun
from design_process.measures.words import in_unit
from districts.directory.groups import label_of

GAP = "–"
SAID = {COMMON: "", "better": "● better", "worse": "▲ worse"}


@dataclass(frozen=True)
class ChartRow:
    """A line of the table under a chart, newest first. `words` says what the point's mark says."""

    period: date
    label: str
    text: str  # "17 of 42 (40 %)", "41–45 %", "*" or "–"
    words: str
    reporting: str = ""  # "9 of 12 districts"


@dataclass(frozen=True)
class ChartView:
    """One run chart with its sentence and table. `drawing` is None while there is nothing to draw."""

    key: str  # unique on a page
    indicator_id: int
    name: str
    group: str
    group_label: str
    definition: str
    sentence: str
    description: str  # for those who do not see the picture
    drawing: Drawing | None
    rows: tuple[ChartRow, ...]
    latest: str
    latest_label: str
    median: str
    target: str
    trend: str  # better, worse or empty
    computed_at: datetime | None = None
    why_hidden: str = ""
    reporting: str = ""  # who is behind the latest figure
    baseline_words: str = ""  # "first 12 weeks", "first 12 weeks with numbers" where weeks are missing between them

    @property
    def is_improving(self) -> bool:
        return self.trend == "better"

    @property
    def is_worsening(self) -> bool:
        return self.trend == "worse"


@dataclass(frozen=True)
class Point:
    """What one period has to say: a value to draw (None is a gap) and a text to print."""

    value: float | None
    text: str
    reporting: str = ""


@dataclass(frozen=True)
class Series:
    """The points of one indicator for one group, in order, gaps included."""

    indicator: Indicator
    group: str
    periods: tuple[date, ...]
    points: tuple[Point, ...]
    computed_at: datetime | None = None
    why_hidden: str = ""

    def judged(self) -> runchart.Judged:
        values = [point.value for point in self.points]
        return runchart.analyse(values, runchart.Settings(freeze=_baseline(values)))


def _baseline(values: Sequence[float | None]) -> int | None:
    """How many first periods hold the points of the baseline, once there are more points than that."""
    present = [i for i, value in enumerate(values, start=1) if value is not None]
    enough = runchart.BASELINE_POINTS
    return present[enough - 1] if len(present) > enough else None


def _baseline_words(chart: runchart.Judged, words: Words) -> str:
    """What the shaded stretch holds: its points, for a summer without numbers is no part of the median."""
    points = sum(value is not None for value in chart.values[: chart.baseline])
    return f"first {points} {words.periods}{' with numbers' if points < chart.baseline else ''}"


def views(series: Sequence[Series], flags: Sequence[Flag] = ()) -> tuple[ChartView, ...]:
    """Judge and draw series for one page. All shares of the page stand on the same scale."""
    shared = scale_for(
        [v for one in series if one.indicator.unit == Indicator.Unit.SHARE for v in _levels(one)], "share"
    )
    return tuple(_view(one, shared, flags) for one in series)


def _levels(series: Series) -> list[float]:
    """Every value that must find room on the axis."""
    values = [point.value for point in series.points if point.value is not None]
    return [*values, series.indicator.target] if values and series.indicator.target is not None else values


def _view(series: Series, shared: Scale, flags: Sequence[Flag]) -> ChartView:
    about = series.indicator
    chart = series.judged()
    words = Words(about.direction, noun(about.frequency, 1), noun(about.frequency, 2))
    said = sentence(chart, words)
    drawing = _drawing(series, chart, shared, flags)
    if drawing is None and series.points:
        said = "These figures are hidden to protect pupils."
    latest = next((i for i in reversed(range(len(series.points))) if series.points[i].text != GAP), None)
    centre = chart.last_part.centre if chart.last_part else None
    view = ChartView(
        key=f"i{about.pk}-{series.group}",
        indicator_id=about.pk,
        name=about.name,
        group=series.group,
        group_label=label_of(series.group),
        definition=about.definition,
        sentence=said,
        description="",
        drawing=drawing,
        rows=_rows(series, chart),
        latest=series.points[latest].text if latest is not None else "",
        latest_label=label(about.frequency, series.periods[latest]) if latest is not None else "",
        median=in_unit(about.unit, centre) if centre is not None else "",
        target=_target(about),
        trend=trend(chart, about.direction),
        computed_at=series.computed_at,
        why_hidden=series.why_hidden,
        reporting=series.points[latest].reporting if latest is not None else "",
        baseline_words=_baseline_words(chart, words),
    )
    return _described(view, len(series.points), words)


def _drawing(series: Series, chart: runchart.Judged, shared: Scale, flags: Sequence[Flag]) -> Drawing | None:
    about = series.indicator
    if all(point.value is None for point in series.points):
        return None
    scale = shared if about.unit == Indicator.Unit.SHARE else scale_for(_levels(series), about.unit)
    picture = Picture(chart, series.periods, about.frequency, about.unit, about.direction, about.target, flags)
    return draw(picture, scale)


def _described(view: ChartView, count: int, words: Words) -> ChartView:
    """The same chart with its description in words: what a screen reader reads instead of the picture."""
    parts = [f"Run chart of {count} {words.period if count == 1 else words.periods}. {view.sentence}"]
    if view.latest:
        parts.append(f"Latest: {view.latest}, {view.latest_label}.")
    parts += [f"Median: {view.median}."] if view.median else []
    parts += [f"Target: {view.target}."] if view.target else []
    return replace(view, description=" ".join(parts))


def _target(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    day = indicator.target_on
    return in_unit(indicator.unit, indicator.target) + (f" by {day.day} {day:%b %Y}" if day else "")


def _rows(series: Series, chart: runchart.Judged) -> tuple[ChartRow, ...]:
    about = series.indicator
    rows = [
        ChartRow(
            period,
            label(about.frequency, period),
            point.text,
            SAID[kind_of(chart, i, about.direction)] if point.value is not None else "",
            point.reporting,
        )
        for i, (period, point) in enumerate(zip(series.periods, series.points, strict=True))
    ]
    return tuple(reversed(rows))
