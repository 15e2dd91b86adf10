"""What is put on a chart: one reading a period, refused in plain words when it cannot be true."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from statistics import median
from typing import NamedTuple

SHARES = ("p", "pp")
RATIOS = ("p", "pp", "u", "up")  # need a denominator
COUNTED = (*RATIOS, "c", "g")  # what is counted is never below 0
OF_SAMPLES = ("xbar", "s")

Number = float | None


class Refused(ValueError):
    """Readings that cannot be true, or not be shown. `words` say it to a person; `period` counts from 1, 0 for all."""

    def __init__(self, words: str, period: int = 0) -> None:
        super().__init__(words)
        self.words, self.period = words, period


@dataclass(frozen=True)
class Readings:
    """Numbers in time order, None where there is none.

    With `denominators`, `values` are numerators. With `samples` (the single measurements of each period) there are
    no `values`: X-bar and S use the measurements, other charts their `aggregate` (mean, median or sum).
    """

    values: Sequence[Number] = ()
    denominators: Sequence[Number] | None = None
    samples: Sequence[Sequence[Number]] | None = None
    aggregate: str = "mean"


class Plotted(NamedTuple):
    """Readings as the formulas need them, a place for each period: `y` drawn, `x` counted out of `n`, `sds` of samples.

    `n` is None without denominators, `sds` without samples. For X-bar and S, `n` are the sizes of the samples.
    """

    y: Sequence[Number]
    x: Sequence[Number]
    n: Sequence[Number] | None = None
    sds: Sequence[Number] | None = None


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of at least one value, summed without loss."""
    return fsum(values) / len(values)


def plotted(readings: Readings, chart: str) -> Plotted:
    """The readings made ready for one kind of chart. Raises Refused when they cannot be true."""
    if readings.samples is not None:
        found = _of_samples(readings, chart)
    elif readings.denominators is not None:
        found = _ratios(readings.values, readings.denominators, chart)
    elif chart in RATIOS:
        raise Refused("This chart needs two numbers a period: how many, and out of how many.")
    elif chart in OF_SAMPLES:
        raise Refused("This chart needs the single measurements of each period.")
    else:
        found = Plotted(readings.values, readings.values)
    _check(found, chart)
    return _ranges(found) if chart == "mr" else found


def _ratios(values: Sequence[Number], denominators: Sequence[Number], chart: str) -> Plotted:
    if len(values) != len(denominators):
        raise Refused("There must be as many denominators as numerators.")
    y: list[Number] = []
    xs: list[Number] = []
    ns: list[Number] = []
    for period, (x, n) in enumerate(zip(values, denominators, strict=True), start=1):
        if x is not None and n is not None:
            _check_pair(x, n, chart, period)
        there = x is not None and n  # 0 of 0 is no number, and adds nothing
        xs.append(x if there else None)
        ns.append(n if there else None)
        y.append(x / n if x is not None and n else None)
    return Plotted(y, xs, ns)


def _check_pair(x: float, n: float, chart: str, period: int) -> None:
    if n < 0:
        raise Refused(f"Period {period}: out of {n:g} cannot be: a denominator is never below 0.", period)
    if n == 0 and x:
        raise Refused(f"Period {period}: {x:g} out of 0 cannot be.", period)
    if chart in SHARES and x > n:
        raise Refused(f"Period {period}: {x:g} out of {n:g} cannot be a share: it is more than all.", period)


def _of_samples(readings: Readings, chart: str) -> Plotted:
    if readings.samples is None:
        return Plotted((), ())
    present = [[value for value in sample if value is not None] for sample in readings.samples]
    if chart in OF_SAMPLES:
        means = [mean(one) if one else None for one in present]
        sds = [_sd(one) for one in present]
        return Plotted(means if chart == "xbar" else sds, means, [float(len(one)) for one in present], sds)
    if readings.denominators is not None:
        return _ratios([fsum(one) if one else None for one in present], readings.denominators, chart)
    combine = _AGGREGATES["sum" if chart == "c" else readings.aggregate]
    values = [combine(one) if one else None for one in present]
    return Plotted(values, values, [float(len(one)) or None for one in present] if chart == "ip" else None)


_AGGREGATES: dict[str, Callable[[Sequence[float]], float]] = {"mean": mean, "median": median, "sum": fsum}


def _sd(values: Sequence[float]) -> Number:
    """The standard deviation of a sample; None for fewer than two."""
    if len(values) < 2:
        return None
    centre = mean(values)
    return sqrt(fsum((value - centre) ** 2 for value in values) / (len(values) - 1))


def _check(found: Plotted, chart: str) -> None:
    """Refuse what no such chart can show."""
    for numbers in (found.x, found.n or ()):
        if not all(map(isfinite, filter(None, numbers))):
            raise Refused("Only plain numbers can be drawn.")
    if chart not in COUNTED and chart != "t":
        return
    for period, x in enumerate(found.x, start=1):
        if x is None:
            continue
        if chart == "t" and x <= 0:
            raise Refused(f"Period {period}: the time between two events must be more than 0, not {x:g}.", period)
        if x < 0:
            raise Refused(f"Period {period}: a count is never below 0, and this is {x:g}.", period)


def _ranges(found: Plotted) -> Plotted:
    """Each reading's distance from the one before; None beside a gap. The first of a part is taken off later."""
    steps: list[Number] = [None]
    for before, now in zip(found.y, found.y[1:], strict=False):
        steps.append(None if before is None or now is None else abs(now - before))
    return Plotted(steps[: len(found.y)], found.x, found.n)
