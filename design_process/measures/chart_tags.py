"""The marks and the table of a run chart as markup. There are hundreds on a page: a template would take its time."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.template import Library
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from design_process.measures.chart_view import GAP, ChartRow, ChartView
from design_process.measures.drawing import COMMON, LEFT_OUT, WORSE, Mark
from network.lib.suppression import MARK
from network.look.many import rows_of

register = Library()

CIRCLE = '<circle class="chart__mark chart__mark--{}" cx="{}" cy="{}" r="4"><title>{}</title></circle>'
TRIANGLE = '<polygon class="chart__mark chart__mark--worse" points="{}"><title>{}</title></polygon>'
CROSS = '<path class="chart__mark chart__mark--out" d="{}"><title>{}</title></path>'
PLAIN_CIRCLE = '<circle class="chart__mark chart__mark--{}" cx="{}" cy="{}" r="4"/>'
PLAIN_TRIANGLE = '<polygon class="chart__mark chart__mark--worse" points="{}"/>'
PLAIN_CROSS = '<path class="chart__mark chart__mark--out" d="{}"/>'
ROW = (
    '<tr class="{}"><th scope="row" data-label="When">{}</th><td class="num" data-label="Number">{}</td>{}'
    '<td data-label="Change">{}</td></tr>'
)
SMALL_ROW = "<li>{}: <span>{}</span>{}</li>"
LINK = '<a href="{}{}/">{}</a>'
WHY = (
    '<a class="why" href="{}"><span aria-hidden="true">{}</span>'
    '<span class="visually-hidden">{}<span class="no-print">: why?</span></span></a>'
)
REPORTED = '<td class="num" data-label="Who reported">{}</td>'


@register.simple_tag
def chart_marks(marks: Iterable[Mark]) -> SafeString:
    """A shape for each point, with what it says on its own."""
    shapes = groupby(marks, key=lambda mark: mark.kind if mark.kind in (WORSE, LEFT_OUT) else "")
    return rows_of("{}", ((_shapes(kind, alike),) for kind, alike in shapes))


def _shapes(kind: str, marks: Iterable[Mark]) -> SafeString:
    if kind == WORSE:
        return rows_of(TRIANGLE, ((mark.triangle, mark.words) for mark in marks))
    if kind == LEFT_OUT:
        return rows_of(CROSS, ((mark.cross, mark.words) for mark in marks))
    return rows_of(CIRCLE, ((mark.kind, mark.x, mark.y, mark.words) for mark in marks))


@register.simple_tag
def standing_out(marks: Sequence[Mark]) -> SafeString:
    """Of a small chart the marks that say something, and the latest: the line shows the others."""
    told = [mark for mark in marks if mark.kind != COMMON or mark is marks[-1]]
    return rows_of("{}", ((rows_of(*_plain(mark)),) for mark in told))


def _plain(mark: Mark) -> tuple[str, list[tuple[Any, ...]]]:
    if mark.kind == WORSE:
        return PLAIN_TRIANGLE, [(mark.triangle,)]
    if mark.kind == LEFT_OUT:
        return PLAIN_CROSS, [(mark.cross,)]
    return PLAIN_CIRCLE, [(mark.kind, mark.x, mark.y)]


@register.simple_tag
def small_rows(rows: Iterable[ChartRow]) -> SafeString:
    """The latest numbers under a small chart, each with what its mark says."""
    return rows_of(SMALL_ROW, ((row.label, row.text, f" {row.words}" if row.words else "") for row in rows))


@register.simple_tag
def chart_rows(chart: ChartView, of_member: int | None = None) -> SafeString:
    """The lines of the table under a chart. With `of_member`, each leads to that member's number, for its own team."""
    with_reporting = bool(chart.reporting)
    page = reverse("measures:number", args=[of_member, chart.indicator_id, chart.group, "day"]) if of_member else ""
    return rows_of(ROW, (_row(row, page.removesuffix("day/"), with_reporting=with_reporting) for row in chart.rows))


def _row(row: ChartRow, page: str, *, with_reporting: bool) -> tuple[str, ...]:
    who = format_html(REPORTED, row.reporting) if with_reporting else ""
    when = format_html(LINK, page, row.period.isoformat(), row.label) if page else row.label
    return "chart__gap" if row.text == GAP else "", when, why_link(row.text, row.why), who, row.words


SAID_OF = {MARK: "hidden to protect students", GAP: "no figure"}


def why_link(text: str, why: str) -> SafeString | str:
    """What stands in place of a figure, leading to the page that says why. Nothing shows which kind of hidden it is."""
    return format_html(WHY, why, text, SAID_OF.get(text, text)) if why else text
