"""Run charts for the page that shows every component: invented, fixed, from nothing stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from design_process.measures.chart_view import views, views_alike
from design_process.measures.charts import WHY_HIDDEN
from design_process.measures.drawing import Flag
from design_process.measures.models import ChartMark, Indicator
from design_process.measures.multiples import Multiple, Place
from design_process.measures.series import ByHand, Point, Series
from network.lib.suppression import MARK

START = date(2026, 3, 2)
RISING = (33, 36, 31, 38, 35, 33, 37, 34, 36, 32, 35, 37, 44, 47, 45, None, 49, 46, 52, 50, 48, 53, 51, 55)
STEADY = (21, 18, 24, 20, 19, 23, 22, 17, 21, 25, 20, 18, 22, 19, 24, 21, 20, 23, 18, 22, 21, 19, 24, 20)
FALLING = (12, 11, 13, 12, 10, 12, 13, 11, 12, 12, 11, 13, 9, 8, 7, 8, 6, 7, 8, 6, 7, 5, 6, 6)


def chart_samples() -> dict[str, Any]:
    """Return `charts` (better, as usual, worse, limits, the NHS rules) and `multiples`, districts on the same axes."""
    weeks = tuple(START + timedelta(weeks=week) for week in range(len(RISING)))
    flags = [
        Flag(weeks[11], "Cycle 1 began"),
        Flag(weeks[17], "Cycle 2 began"),
        Flag(weeks[12], "New bus schedule", is_event=True),
        Flag(weeks[21], "Flu week (whole network)", is_event=True),
    ]
    series = [
        _series(1, "Pupils who explain their answer", weeks, RISING, target=60.0),
        _series(2, "Homework handed in late", weeks, STEADY, direction="down"),
        _series(3, "Pupils who ask a question", weeks, FALLING),
    ]
    return {"charts": views([*series, *_with_limits(weeks)], flags), "multiples": _multiples(weeks)}


def _multiples(weeks: tuple[date, ...]) -> list[Multiple]:
    """A district that does better, one that began later, and one whose figures are hidden."""
    name = "Pupils who explain their answer"
    better, later = _series(11, name, weeks, RISING, target=60.0), _series(12, name, weeks[8:], STEADY[8:], target=60.0)
    hidden = replace(
        _series(13, name, weeks, (None,) * len(weeks)),
        points=tuple(Point(None, MARK) for _ in weeks),
        why_hidden=WHY_HIDDEN,
    )
    names = ("Camino Flat Union", "Gold Ridge Union", "Silver Spring")
    return [
        Multiple.of(Place(n, name), chart, in_full=n < 2, url="")
        for n, (name, chart) in enumerate(zip(names, views_alike([better, later, hidden]), strict=True))
    ]


def _with_limits(weeks: tuple[date, ...]) -> list[Series]:
    """A P chart of varying size in two phases with a week left out, and a chart by the NHS rules."""
    sizes = [40 + 17 * (n % 4) for n in range(len(weeks))]
    shares = [n * (30 + n % 9 if i < 13 else 52 + i % 7) // 100 for i, n in enumerate(sizes)]
    points = [Point(100 * x / n, f"{x} of {n}", x=x, n=n) for x, n in zip(shares, sizes, strict=True)]
    marks = (
        ByHand(1, ChartMark.Kind.REPHASE, weeks[13], "Talk moves in every class", "Dana Whitfield", weeks[20], "week"),
        ByHand(2, ChartMark.Kind.EXCLUDE, weeks[5], "Snow days", "Dana Whitfield", weeks[6], "week"),
    )
    phases = _series(4, "Pupils who give reasons", weeks, RISING, chart="p")
    nhs = _series(5, "Pupils in time", weeks, RISING[::-1], chart="i", rules="nhs", target=70.0)
    return [replace(phases, points=tuple(points), member_id=1, by_hand=marks), replace(nhs, member_id=1)]


def _series(key: int, name: str, weeks: tuple[date, ...], values: Sequence[int | None], **about: Any) -> Series:
    indicator = Indicator(
        pk=key, name=name, definition="Invented for this page.", frequency="week", unit="share",
        numerator_label="pupils", denominator_label="asked", **{"direction": "up", **about},
    )  # fmt: skip
    points = tuple(Point(value, "–" if value is None else f"{value} of 100 ({value} %)") for value in values)
    return Series(indicator, "all", weeks, points, is_linked=False)
