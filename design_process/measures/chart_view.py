"""A chart as a page prints it: sentence, picture, table. Frozen, and the same for HTML, print and mail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse

from design_process.measures import runchart
from design_process.measures.chart_choice import advise
from design_process.measures.chart_scale import Reach, Scale, scale_for
from design_process.measures.chart_words import Words, centre_word, of_target, rule_words, sentence, trend
from design_process.measures.drawing import (
    COMMON,
    LEFT_OUT,
    AsOne,
    Drawing,
    Flag,
    Picture,
    draw,
    kind_of,
    lettered,
    place_of,
)
from design_process.measures.models import Indicator
from design_process.measures.periods import label, named, noun, starts_between
from design_process.measures.series import ByHand, Series
from design_process.measures.spc.rules import ENOUGH
from design_process.measures.spc.runs import runs_at
from design_process.measures.words import in_unit
from districts.directory.groups import label_of

GAP = "–"
SAID = {COMMON: "", "better": "● better", "worse": "▲ worse", LEFT_OUT: "✕ left out"}


@dataclass(frozen=True)
class ChartRow:
    """A line of the table under a chart, newest first. `words` says what the point's mark says, and what happened."""

    period: date
    label: str
    text: str  # "17 of 42 (40 %)", "41–45 %", "*" or "–"
    words: str
    reporting: str = ""  # "9 of 12 districts"
    why: str = ""  # where it is said why there is no figure, of one that was printed for others


@dataclass(frozen=True)
class Phase:
    """One phase of a chart that has several: where it begins, and what its centre is."""

    number: int
    words: str


@dataclass(frozen=True)
class Event:
    """Something that happened while it was counted: the letter on the chart, and its day with the words."""

    letter: str
    words: str


@dataclass(frozen=True)
class ChartView:
    """One chart with its sentence and table. `drawing` is None while there is nothing to draw."""

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
    median: str  # the centre line's value, whatever the chart
    target: str
    trend: str  # better, worse or empty
    computed_at: datetime | None = None
    why_hidden: str = ""
    reporting: str = ""  # who is behind the latest figure
    baseline_words: str = ""  # "first 12 weeks", "first 12 weeks with numbers" where weeks are missing between them
    centre_word: str = "median"
    limits_words: str = ""  # "limits", "trial limits (fewer than 12 points)"
    how: str = ""  # how limits are reckoned, where there are some
    advice: str = ""  # another chart that would say more
    phases: tuple[Phase, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    lasts: date | None = None  # since when a signal has kept on, once it has for long: a new phase may be due
    lasts_since: str = ""  # that period by its name
    page: str = ""  # where the chart stands by itself, and is marked
    csv: str = ""  # where its numbers are, as a table
    events: tuple[Event, ...] = ()  # what happened while it was counted, in order
    change: str = ""  # of a network's printed figure, since the baseline
    together: tuple[AsOne, ...] = ()  # school years that are shown as one
    waiting: str = ""  # a period that is over and not decided yet
    why_waiting: str = ""  # where it is said why

    @property
    def why_one(self) -> str:
        """Where it is said why the newest of the hidden figures is hidden."""
        return next((row.why for row in self.rows if row.why and row.text != GAP), "")

    @property
    def is_improving(self) -> bool:
        return self.trend == "better"

    @property
    def is_worsening(self) -> bool:
        return self.trend == "worse"


def _baseline_words(chart: runchart.Judged, words: Words) -> str:
    """What the shaded stretch holds: its points, for a summer without numbers is no part of the median."""
    points = sum(value is not None for value in chart.values[: chart.baseline])
    return f"first {points} {words.periods}{' with numbers' if points < chart.baseline else ''}"


@dataclass(frozen=True)
class Axes:
    """What the charts of a page have in common: the axis of all shares; side by side one for all, and the time."""

    shares: Scale
    alike: Scale | None = None
    first: date | None = None
    last: date | None = None

    def scale(self, series: Series, chart: runchart.Judged) -> Scale:
        """The axis of values that one chart stands on."""
        unit = series.indicator.unit
        own = self.shares if unit == Indicator.Unit.SHARE else None
        return self.alike or own or scale_for(_levels(series, chart), unit)

    def room(self, series: Series) -> tuple[int, int]:
        """How many periods the others begin before this one, and end after it."""
        if self.first is None or self.last is None or not series.periods:
            return 0, 0
        frequency, (first, *_, last) = series.indicator.frequency, (*series.periods, series.periods[-1])
        return (
            len(starts_between(frequency, self.first, first)) - 1,
            len(starts_between(frequency, last, self.last)) - 1,
        )


def views(series: Sequence[Series], flags: Sequence[Flag] = ()) -> tuple[ChartView, ...]:
    """Judge and draw series for one page. All shares of the page stand on the same scale."""
    judged = [(one, one.judged()) for one in series]
    shares = [level for one, chart in judged if one.indicator.unit == "share" for level in _levels(one, chart)]
    axes = Axes(scale_for(shares, "share"))
    return tuple(_view(one, chart, axes, (*flags, *one.flags)) for one, chart in judged)


def views_alike(series: Sequence[Series], beyond: Reach | None = None) -> tuple[ChartView, ...]:
    """Judge and draw series of one indicator side by side: the same axis of values, and of time, for all.

    `beyond`: of the list of which these are a page. Of limits that go further only the part within is drawn.
    """
    judged = [(one, one.judged()) for one in series]
    unit = series[0].indicator.unit if series else "share"
    ends = [day for one in series if one.periods for day in (one.periods[0], one.periods[-1])]
    counting = [(one, chart) for one, chart in judged if beyond is None or one.member_id is None]
    levels = [level for one, chart in counting for level in _levels(one, chart)]
    if beyond:
        levels, ends = [*levels, beyond.low, beyond.high], [*ends, beyond.first, beyond.last]
    scale = scale_for(levels, unit)
    axes = Axes(scale, scale, min(ends, default=None), max(ends, default=None))
    return tuple(_view(one, chart, axes, one.flags) for one, chart in judged)


def _levels(series: Series, chart: runchart.Judged) -> list[float]:
    """Every value that must find room on the axis: points, target, and limits where a number can be."""
    values = [value for value in chart.values if value is not None] + [one.value for one in series.together]
    if not values:
        return []
    low, high = (0 if min(values) >= 0 else min(values) * 2), (100 if series.indicator.unit == "share" else None)
    limits = [one for line in (chart.lowers, chart.uppers) for one in line if one is not None]
    room = [one for one in limits if one >= low and (high is None or one <= high)]
    target = series.indicator.target
    return [*values, *room, *([] if target is None else [target])]


def _view(series: Series, chart: runchart.Judged, axes: Axes, flags: Sequence[Flag]) -> ChartView:
    about = series.indicator
    words = Words(about.direction, noun(about.frequency, 1), noun(about.frequency, 2))
    drawing = _drawing(series, chart, axes, flags)
    latest = next((i for i in reversed(range(len(series.points))) if series.points[i].text != GAP), None)
    centre = chart.last_part.centre if chart.last_part else None
    view = ChartView(
        key=f"i{about.pk}-{series.group}",
        indicator_id=about.pk,
        name=about.name,
        group=series.group,
        group_label=label_of(series.group),
        definition=about.definition,
        sentence=_sentence(series, chart, words),
        description="",
        drawing=drawing,
        rows=rows_of(series, chart, flags),
        latest=series.points[latest].text if latest is not None else "",
        latest_label=label(about.frequency, series.periods[latest]) if latest is not None else "",
        median=in_unit(about.unit, centre) if centre is not None else "",
        target=_target(about),
        trend=trend(chart, about.direction),
        computed_at=series.computed_at,
        why_hidden=series.why_hidden,
        reporting=series.points[latest].reporting if latest is not None else "",
        baseline_words=_baseline_words(chart, words),
        by_hand=series.by_hand,
        page=_at(series, "chart"),
        csv=_at(series, "chart_csv"),
        waiting=label(about.frequency, series.waiting) if series.waiting else "",
        why_waiting=f"{_why(series)}{series.waiting.isoformat()}/" if series.waiting else "",
        events=_events(series, flags),
        change=series.change,
        together=series.together,
    )
    return _described(_explained(view, series, chart, words), len(series.points), words)


def _events(series: Series, flags: Sequence[Flag]) -> tuple[Event, ...]:
    """The events on the chart, each with its letter and its day: "5 Oct 2026: New bus schedule"."""
    return tuple(
        Event(letter, f"{flag.on.day} {flag.on:%b %Y}: {flag.words}")
        for _, letter, flag in lettered(series.periods, flags)
    )


def _sentence(series: Series, chart: runchart.Judged, words: Words) -> str:
    about = series.indicator
    if series.points and all(point.value is None for point in series.points):
        if series.together:
            return "Single years are hidden to protect pupils. They are shown together."
        return "These figures are hidden to protect pupils." if series.why_hidden else "No numbers yet."
    said = sentence(chart, words)
    part = chart.last_part
    if chart.settings.rules != "nhs" or about.target is None or part is None or part.more_needed:
        return said
    verdict = runchart.assurance(chart, "increase" if about.direction == "up" else "decrease", about.target)
    return f"{said} {of_target(verdict, in_unit(about.unit, about.target), words.periods)}".strip()


def _explained(view: ChartView, series: Series, chart: runchart.Judged, words: Words) -> ChartView:
    """The same chart with what stands under it: how it is reckoned, its phases, and what might suit better."""
    part = chart.last_part
    if part is None:
        return view
    limits = "trial limits (fewer than 12 points)" if part.is_on_trial else "limits"
    advice = advise(series.indicator.unit, chart, series.sizes()) if series.member_id is not None else None
    since = _lasts_since(chart, part)
    return replace(
        view,
        centre_word=centre_word(chart),
        limits_words=limits if part.upper is not None else "",
        how=_how(chart, words) if chart.has_limits else "",
        advice="" if advice is None else f"{_named(advice.chart)} would say more. {advice.words}",
        phases=_phases(series, chart) if len(chart.parts) > 1 else (),
        lasts=None if since is None else series.periods[since],
        lasts_since="" if since is None else named(series.indicator.frequency, series.periods[since]),
    )


def _lasts_since(chart: runchart.Judged, part: runchart.Part) -> int | None:
    """Where the longest run of a side begins (from 0), once nearly all of the last ten points keep to its side."""
    side, there, _ = chart.lately()
    if not side or not part.signal or part.more_needed or there < ENOUGH - 1:
        return None
    runs = runs_at(range(part.first - 1, part.last), chart.sides)
    return max((run for run in runs if chart.sides[run[0]] == side), key=len)[0]


def _named(chart: str) -> str:
    letter = Indicator.Chart(chart).label.partition(":")[0]
    return "A run chart" if chart == "run" else f"The {letter} chart"


_FROM_RANGES = ("i", "pp", "up", "t", "ip", runchart.XMR_NHS)


def _how(chart: runchart.Judged, words: Words) -> str:
    """How the limits are reckoned, and why they are not straight where they are not."""
    settings = chart.settings
    name = "XmR chart, NHS rules" if settings.rules == "nhs" else f"{_named(settings.chart).removeprefix('The ')}"
    said = [f"{name}: limits three standard deviations from the {centre_word(chart)}."]
    if settings.chart in _FROM_RANGES:
        said.append("Extreme steps are left out of them." if settings.screened else "Extreme steps count too.")
    if len({one for one in chart.uppers if one is not None}) > len(chart.parts):
        said.append(f"They step because more pupils are behind some {words.periods}: the fewer, the wider.")
    return " ".join(said)


def _phases(series: Series, chart: runchart.Judged) -> tuple[Phase, ...]:
    about = series.indicator
    found = []
    for number, part in enumerate(chart.parts, start=1):
        begins = label(about.frequency, series.periods[part.first - 1])
        centre = "no numbers" if part.centre is None else f"{centre_word(chart)} {in_unit(about.unit, part.centre)}"
        found.append(Phase(number, f"from the {begins}: {centre}" if number > 1 else f"{centre}"))
    return tuple(found)


def _drawing(series: Series, chart: runchart.Judged, axes: Axes, flags: Sequence[Flag]) -> Drawing | None:
    about = series.indicator
    if all(value is None for value in chart.values) and not series.together:
        return None
    left_out = frozenset(k - 1 for k in chart.settings.exclude)
    picture = Picture(
        chart, series.periods, about.frequency, about.unit, about.direction, about.target, flags, left_out,
        *axes.room(series), together=series.together,
    )  # fmt: skip
    return draw(picture, axes.scale(series, chart))


def _described(view: ChartView, count: int, words: Words) -> ChartView:
    """The same chart with its description in words: what a screen reader reads instead of the picture."""
    parts = [f"{'Chart' if view.limits_words else 'Run chart'} of {count} "]
    parts[0] += f"{words.period if count == 1 else words.periods}. {view.sentence}"
    if view.latest:
        parts.append(f"Latest: {view.latest}, {view.latest_label}.")
    parts += [f"{view.centre_word.capitalize()}: {view.median}."] if view.median else []
    parts += [f"{one.label}: {one.text}." for one in view.together]
    parts += [f"Target: {view.target}."] if view.target else []
    parts += [f"Phase {phase.number}, {phase.words}." for phase in view.phases]
    return replace(view, description=" ".join(parts))


def _target(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    day = indicator.target_on
    return in_unit(indicator.unit, indicator.target) + (f" by {day.day} {day:%b %Y}" if day else "")


def _at(series: Series, name: str) -> str:
    """Where the chart is by itself ("chart"), or as a table ("chart_csv")."""
    about = series.indicator
    if not series.points or not series.is_linked:
        return ""
    whose = series.member_id or series.printed_of
    if whose is None:
        return reverse(f"measures:{name}", args=[about.pk, series.group])
    return reverse(f"measures:member_{name}", args=[whose, about.pk, series.group])


def _why(series: Series) -> str:
    """Where it is said why a figure that was printed for others is hidden, up to the period's day."""
    about = series.indicator
    if not series.is_printed:
        return ""
    if series.printed_of is None:
        page = reverse("measures:why_hidden", args=[about.pk, series.group, "day"])
    else:
        page = reverse("measures:member_why_hidden", args=[series.printed_of, about.pk, series.group, "day"])
    return page.removesuffix("day/")


def rows_of(series: Series, chart: runchart.Judged, flags: Sequence[Flag] = ()) -> tuple[ChartRow, ...]:
    about = series.indicator
    happened: dict[int, str] = {}
    for flag in flags:
        place = place_of(series.periods, flag.on)
        if place is not None:
            happened[place] = f"{happened[place]}; {flag.words}" if place in happened else flag.words
    why = _why(series)
    rows = [
        ChartRow(
            period,
            label(about.frequency, period),
            point.text,
            _words(chart, about, i, happened),
            point.reporting,
            f"{why}{period.isoformat()}/" if why and point.value is None else "",
        )
        for i, (period, point) in enumerate(zip(series.periods, series.points, strict=True))
    ]
    return tuple(reversed(rows))


def _words(chart: runchart.Judged, about: Indicator, index: int, happened: dict[int, str]) -> str:
    """What is to be said of one point: better or worse by which rule, left out, and what happened then."""
    kind = COMMON if chart.values[index] is None else kind_of(chart, index, about.direction)
    if index + 1 in chart.settings.exclude:
        kind = LEFT_OUT
    said = SAID[kind]
    if kind not in (COMMON, LEFT_OUT):
        said = f"{said}: {rule_words(chart, index)}"
    return "; ".join(filter(None, (said, happened.get(index, ""))))
