"""A member's own numbers as anybody may read them: for a paper that leaves its team. Each figure stands alone there.

A share is told as the band of its group's size, never as a count; what would point at a few pupils is a mark. A chart
is drawn from the middle of the bands, so that a picture tells no more than the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from design_process.measures.charts import OwnSum
from design_process.measures.models import Indicator
from design_process.measures.series import Point, Series
from design_process.measures.words import in_unit, value_of
from network.lib.suppression import MARK, band, is_small

HIDDEN = Point(None, MARK)
WHY = "A figure marked * is hidden to protect pupils: too few are behind it."


def series_for_anyone(series: Sequence[Series], sums: Iterable[OwnSum], threshold: int) -> list[Series]:
    """The same series with each number banded or hidden. `sums`: what they were made of, each pupil counted once."""
    known = {(row.indicator_id, row.group, row.period): row for row in sums}
    return [_for_anyone(one, known, threshold) for one in series]


def _for_anyone(series: Series, known: dict[tuple[int, str, date], OwnSum], threshold: int) -> Series:
    unit = series.indicator.unit
    points = []
    for period, point in zip(series.periods, series.points, strict=True):
        row = known.get((series.indicator.pk, series.group, period))
        points.append(point_for_anyone(unit, row.numerator, row.denominator, threshold) if row else point)
    hidden = any(point.text == MARK for point in points)
    # What was done to the chart shows, and not who of the team said why. Limits would give the sizes away.
    by_hand = tuple(replace(one, reason="", by="") for one in series.by_hand)
    why = WHY if hidden else ""
    return replace(series, points=tuple(points), why_hidden=why, member_id=None, by_hand=by_hand, is_linked=False)


def point_for_anyone(unit: str, numerator: float, denominator: float | None, threshold: int) -> Point:
    """One number that stands alone. Hidden: a group below the threshold; a small count of pupils or events."""
    x, n = round(numerator), round(denominator or 0)
    if unit == Indicator.Unit.SHARE:
        found = band(x, n, threshold)
        return Point(found.middle, str(found)) if found else HIDDEN
    if unit == Indicator.Unit.COUNT:
        return HIDDEN if is_small(x, threshold) else Point(numerator, in_unit(unit, numerator))
    value = value_of(unit, numerator, denominator)
    if value is None or n < threshold or (unit == Indicator.Unit.RATE and is_small(x, threshold)):
        return HIDDEN
    return Point(round(value, 1), in_unit(unit, round(value, 1)))
