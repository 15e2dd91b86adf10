"""The numbers of one chart as a table to take away."""

from collections.abc import Sequence

from design_process.measures.chart_view import rows_of
from design_process.measures.drawing import AsOne, Flag
from design_process.measures.models import ChartMark
from design_process.measures.series import Series
from design_process.measures.words import in_unit

TABLE_COLUMNS = (
    "period_start", "period", "number", "change", "districts_reporting", "phase", "left_out", "centre", "lower_limit",
    "upper_limit", "by_hand",
)  # fmt: skip


def chart_table(series: Series, flags: Sequence[Flag] = ()) -> list[tuple[object, ...]]:
    """The rows under a chart as a table to take away, oldest first, under `TABLE_COLUMNS`: what is hidden stays so."""
    chart, unit = series.judged(), series.indicator.unit
    phase_of = [number for number, part in enumerate(chart.parts, 1) for _ in range(part.first, part.last + 1)]
    done = {one.period: f"{ChartMark.Kind(one.kind).label}: {one.reason} ({one.by})" for one in series.by_hand}
    found: list[tuple[object, ...]] = []
    for i, row in enumerate(reversed(rows_of(series, chart, flags))):
        lines = (chart.centres[i], chart.lowers[i], chart.uppers[i])
        found.append(
            (
                row.period, row.label, row.text, row.words, row.reporting, phase_of[i],
                "yes" if i + 1 in chart.settings.exclude else "",
                *("" if one is None else in_unit(unit, one) for one in lines),
                done.get(row.period, ""),
            )
        )  # fmt: skip
    return found + [_as_one(one) for one in series.together]


def _as_one(one: AsOne) -> tuple[object, ...]:
    """School years that are shown as one: beside the single years, and part of no line."""
    return (one.periods[0], one.label, one.text, "", one.reporting, "", "", "", "", "", "")
