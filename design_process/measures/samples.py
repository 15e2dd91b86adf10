"""Run charts for the page that shows every component: invented, fixed, from nothing stored."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from design_process.measures.chart_view import Point, Series, views
from design_process.measures.drawing import Flag
from design_process.measures.models import Indicator

START = date(2026, 3, 2)
RISING = (33, 36, 31, 38, 35, 33, 37, 34, 36, 32, 35, 37, 44, 47, 45, None, 49, 46, 52, 50, 48, 53, 51, 55)
STEADY = (21, 18, 24, 20, 19, 23, 22, 17, 21, 25, 20, 18, 22, 19, 24, 21, 20, 23, 18, 22, 21, 19, 24, 20)
FALLING = (12, 11, 13, 12, 10, 12, 13, 11, 12, 12, 11, 13, 9, 8, 7, 8, 6, 7, 8, 6, 7, 5, 6, 6)


def chart_samples() -> dict[str, Any]:
    """Return `charts`: a real improvement, ups and downs as usual, and a change for the worse."""
    weeks = tuple(START + timedelta(weeks=week) for week in range(len(RISING)))
    flags = [Flag(weeks[11], "Cycle 1 began"), Flag(weeks[17], "Cycle 2 began")]
    series = [
        _series(-1, "Pupils who explain their answer", weeks, RISING, target=60.0),
        _series(-2, "Homework handed in late", weeks, STEADY, direction="down"),
        _series(-3, "Pupils who ask a question", weeks, FALLING),
    ]
    return {"charts": views(series, flags)}


def _series(key: int, name: str, weeks: tuple[date, ...], values: Sequence[int | None], **about: Any) -> Series:
    indicator = Indicator(
        pk=key, name=name, definition="Invented for this page.", frequency="week", unit="share",
        numerator_label="pupils", denominator_label="asked", **{"direction": "up", **about},
    )  # fmt: skip
    points = tuple(Point(value, "–" if value is None else f"{value} of 100 ({value} %)") for value in values)
    return Series(indicator, "all", weeks, points)
