"""Figures as text, and what a reader can conclude from such a text."""

from collections.abc import Mapping
from dataclasses import dataclass

from network.lib.suppression.bands import Band, band
from network.lib.suppression.case import Mean, Rate, Step

INF = float("inf")


@dataclass(frozen=True)
class Row:
    """Σ coefficient × cell ≤ `most`: something that a reader knows."""

    of: Mapping[str, float]
    most: float


def rate_text(rate: Rate, value: Mapping[str, float], threshold: int) -> str | None:
    found = band(round(value[rate.num]), round(value[rate.den]), threshold)
    return None if found is None else found.plain


def mean_text(mean: Mean, value: Mapping[str, float], threshold: int) -> str | None:
    if value[mean.den] < threshold:
        return None
    text = f"{value[mean.sum] / value[mean.den]:.1f}"
    return "0.0" if text == "-0.0" else text


def step_text(step: Step, printed: Mapping[str, object]) -> str | None:
    """The difference of two printed rates in points, made of nothing but their texts: "+4", "-9 to +29"."""
    start, end = (Band.read(str(printed.get(id_, ""))) for id_ in (step.from_, step.to))
    if start is None or end is None:
        return None
    low, high = end.low - start.high, end.high - start.low
    return f"{low:+d}" if low == high else f"{low:+d} to {high:+d}"


def rate_says(rate: Rate, text: str, den: float | None, threshold: int) -> list[Row]:
    """What the text of a rate says about its two counts; `den` is the number of pupils if the reader has it."""
    found = Band.read(text)
    if found is None:
        return []
    if den is not None:
        least, most = found.counts(round(den))
        return [Row({rate.num: 1}, most), Row({rate.num: -1}, -least)]
    (low, high), (fewest, most_pupils) = found.shares, found.wholes()
    rows = [
        Row({rate.num: 1, rate.den: -high}, 0),
        Row({rate.num: -1, rate.den: low}, 0),
        Row({rate.den: -1}, -max(fewest, threshold)),
    ]
    return rows if most_pupils == INF else [*rows, Row({rate.den: 1}, most_pupils)]


def mean_says(mean: Mean, text: str, threshold: int) -> list[Row]:
    try:
        value = float(text)
    except ValueError:
        return []
    return [
        Row({mean.sum: 1, mean.den: -(value + 0.05)}, 0),
        Row({mean.sum: -1, mean.den: value - 0.05}, 0),
        Row({mean.den: -1}, -threshold),
    ]
