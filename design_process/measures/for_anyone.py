"""A member's own numbers as anybody may read them: for a paper that leaves its team.

What stands there was decided by the same rules as all that is printed (`publication.handing_out`). A chart is drawn
from the middle of the bands, so that a picture tells no more than the words.
"""

from collections.abc import Sequence
from dataclasses import replace

from design_process.measures.chart_view import GAP
from design_process.measures.publication.handing_out import Figures
from design_process.measures.series import Point, Series
from network.lib.suppression import MARK

WHY = "A figure marked * is hidden to protect pupils: few are behind it, or it would give few of them away."


def series_for_anyone(series: Sequence[Series], figures: Figures) -> list[Series]:
    """The same series with each number as it was decided for a paper; what is not decided yet is not on it."""
    return [_for_anyone(one, figures) for one in series]


def _for_anyone(series: Series, figures: Figures) -> Series:
    found = [figures.get((series.indicator.pk, period)) for period in series.periods]
    there = [place for place, one in enumerate(found) if one]
    kept = slice(there[0], there[-1] + 1) if there else slice(0)
    points = tuple(Point(one.value, one.text) if one else Point(None, GAP) for one in found[kept])
    # What was done to the chart shows, and not who of the team said why. Limits would give the sizes away.
    by_hand = tuple(replace(one, reason="", by="") for one in series.by_hand)
    return replace(
        series,
        periods=series.periods[kept],
        points=points,
        why_hidden=WHY if any(point.text == MARK for point in points) else "",
        member_id=None,
        by_hand=by_hand,
        is_linked=False,
    )
