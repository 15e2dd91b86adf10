"""The marks and the table of a run chart as markup. There are hundreds on a page: a template would take its time."""

from collections.abc import Iterable

from django.template import Library
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from design_process.measures.chart_view import GAP, ChartRow, ChartView
from design_process.measures.drawing import WORSE, Mark

register = Library()


@register.simple_tag
def chart_marks(marks: Iterable[Mark]) -> SafeString:
    """A shape for each point, with what it says on its own."""
    return mark_safe("".join(_mark(mark) for mark in marks))  # noqa: S308 - words are escaped


def _mark(mark: Mark) -> str:
    said = f"<title>{escape(mark.words)}</title>"
    if mark.kind == WORSE:
        return f'<polygon class="chart__mark chart__mark--worse" points="{mark.triangle}">{said}</polygon>'
    at = f'cx="{mark.x}" cy="{mark.y}" r="4"'
    return f'<circle class="chart__mark chart__mark--{mark.kind}" {at}>{said}</circle>'


@register.simple_tag
def chart_rows(chart: ChartView) -> SafeString:
    """The lines of the table under a chart."""
    with_reporting = bool(chart.reporting)
    rows = "".join(_row(row, with_reporting=with_reporting) for row in chart.rows)
    return mark_safe(rows)  # noqa: S308 - words are escaped


def _row(row: ChartRow, *, with_reporting: bool) -> str:
    who = f'<td class="num" data-label="Who reported">{escape(row.reporting)}</td>' if with_reporting else ""
    gap = ' class="chart__gap"' if row.text == GAP else ""
    return (
        f"<tr{gap}>"
        f'<th scope="row" data-label="When">{escape(row.label)}</th>'
        f'<td class="num" data-label="Number">{escape(row.text)}</td>{who}'
        f'<td data-label="Change">{escape(row.words)}</td></tr>'
    )
