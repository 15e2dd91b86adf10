"""The rows of This week as markup (see `network.look.many`)."""

from collections.abc import Iterable
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from design_process.progress.facilitator import BoardRow, Need
from network.look.many import rows_of
from network.look.tags import icon

register = Library()

NEED = """
<li class="row">
  <div class="row__main">
    <p class="row__title"><span class="need__mark need__mark--{}">{}</span> {}</p>
    <p class="muted">{}</p>
  </div>
  <a class="button button--quiet" href="{}">{}<span class="visually-hidden">: {}</span></a>
</li>"""
LATE = '{}<span class="visually-hidden">Waiting long:</span>'
ROW = """
<tr{}>
  <th scope="row"><a href="{}">{}</a></th>
  <td data-label="Phase"><span class="track track--of-{} track--at-{} track--planned-{}" aria-hidden="true"></span>\
<span class="visually-hidden">{}</span></td>
  <td data-label="Where and why"><div><strong>{}</strong>{}<br><span class="muted small">{}</span></div></td>
  <td class="board__heard" data-label="Last heard">{}</td>
</tr>"""
PAUSED = format_html(' class="{}"', "board__paused")
BEHIND = format_html(' <span class="tag tag--amber">{}</span>', "behind the timeline")


@register.simple_tag
def need_rows(needs: Iterable[Need]) -> SafeString:
    """What waits for the facilitator, each with its button."""
    marks = {"late": format_html(LATE, icon("octagon-alert")), "due": icon("clock")}
    return rows_of(
        NEED,
        ((one.kind, marks[one.kind], one.words, one.why, one.url, one.button, one.words) for one in needs),
    )


@register.simple_tag
def board_rows(rows: Iterable[BoardRow], phases: int) -> SafeString:
    """Where each member is: the words carry it, the track shows it to the eye."""
    return rows_of(ROW, (_board_row(row, phases) for row in rows))


def _board_row(row: BoardRow, phases: int) -> tuple[Any, ...]:
    at = row.position
    return (
        PAUSED if row.is_paused else "",
        row.url,
        row.name,
        phases,
        at.order,
        "none" if at.planned_order is None else at.planned_order,
        at.label,
        "Paused" if row.is_paused else at.label,
        BEHIND if at.pace == "behind" and not row.is_paused else "",
        at.reason,
        row.heard,
    )
