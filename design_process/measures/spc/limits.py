"""Centre and limits of each kind of chart, from the baseline of one part.

Every kind is a centre, a base that the limits are built round, and one standard deviation at each period; limits at z
standard deviations follow from these. Formulas: Montgomery 2009; Laney 2002 for P′ and U′; Provost, Murray 2011 for
T and G; the variable-size individuals chart for I′.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import exp, fsum, inf, lgamma, pi, sqrt
from statistics import median
from typing import NamedTuple

from .ranges import TOO_FAR, mean_range, moving_ranges, sigma
from .readings import Number, Plotted, mean

Z = 3
NEAR_Z = 2
T_POWER = 3.6  # time between events to this inverse power is nearly normal (Nelson 1994)
NHS_FACTOR = 2.66  # as plot the dots has it; not 3 / 1.128
IP_TOO_FAR = 3.2665


class Stretch(NamedTuple):
    """One part of a chart: its readings, and which of them (places from 0) make the baseline."""

    plotted: Plotted
    base: Sequence[int]
    known: Number = None  # a centre known beforehand
    screened: bool = True

    def based(self, values: Sequence[Number]) -> list[Number]:
        """The values of the baseline in order, gaps included."""
        return [values[i] for i in self.base]

    def present(self) -> list[float]:
        return [y for i in self.base if (y := self.plotted.y[i]) is not None]


class Limits(NamedTuple):
    """`spread` is one standard deviation at each period; empty when the chart has no limits."""

    centre: Number
    base: Number = None
    spread: Sequence[Number] = ()
    lowest: float = -inf
    highest: float = inf
    power: float = 1

    def at(self, z: float) -> tuple[Sequence[Number], Sequence[Number]]:
        """Lower and upper limit at each period, `z` standard deviations from the base; both empty without limits."""
        if self.base is None or not self.spread:
            return (), ()
        return self._side(self.base, -z), self._side(self.base, z)

    def _side(self, base: float, z: float) -> list[Number]:
        raw = [None if sd is None else min(max(base + z * sd, self.lowest), self.highest) for sd in self.spread]
        return raw if self.power == 1 else [None if one is None else one**self.power for one in raw]


def limits_of(chart: str, stretch: Stretch) -> Limits:
    """Centre and limits of a part for a kind of chart: "run", "i", …, or "xmr_nhs"."""
    return _CHARTS[chart](stretch)


def _even(stretch: Stretch, sd: Number) -> Sequence[Number]:
    """The same standard deviation at every period."""
    return [sd] * len(stretch.plotted.y)


def _mean(stretch: Stretch) -> Number:
    present = stretch.present()
    if stretch.known is not None:
        return stretch.known
    return mean(present) if present else None


def _run(stretch: Stretch) -> Limits:
    if stretch.known is not None:
        return Limits(stretch.known)
    present = stretch.present()
    return Limits(median(present) if present else None)


def _i(stretch: Stretch) -> Limits:
    centre = _mean(stretch)
    return Limits(centre, centre, _even(stretch, sigma(stretch.based(stretch.plotted.y), screened=stretch.screened)))


def _nhs(stretch: Stretch) -> Limits:
    centre = _mean(stretch)
    average = mean_range(moving_ranges(stretch.based(stretch.plotted.y)), screened=stretch.screened)
    return Limits(centre, centre, _even(stretch, None if average is None else NHS_FACTOR / Z * average))


def _mr(stretch: Stretch) -> Limits:
    centre = _mean(stretch)
    return Limits(centre, 0.0, _even(stretch, None if centre is None else TOO_FAR / Z * centre), lowest=0)


def _t(stretch: Stretch) -> Limits:
    w = [None if y is None else y ** (1 / T_POWER) for y in stretch.plotted.y]
    known = None if stretch.known is None else stretch.known ** (1 / T_POWER)
    of_w = _i(Stretch(Plotted(w, w), stretch.base, known, stretch.screened))
    centre = None if of_w.centre is None else of_w.centre**T_POWER
    return Limits(centre, of_w.base, of_w.spread, lowest=0, power=T_POWER)


def _g(stretch: Stretch) -> Limits:
    """The runs use the median, the limits stand round the mean."""
    m = _mean(stretch)
    if m is None:
        return Limits(None)
    return Limits(_run(stretch).centre, m, _even(stretch, sqrt(m * (m + 1))), lowest=0)


def _c(stretch: Stretch) -> Limits:
    centre = _mean(stretch)
    return Limits(centre, centre, _even(stretch, None if centre is None else sqrt(max(centre, 0))), lowest=0)


def _ratio(stretch: Stretch) -> Number:
    """All numerators of the baseline over all denominators."""
    if stretch.known is not None:
        return stretch.known
    x = [one for one in stretch.based(stretch.plotted.x) if one is not None]
    n = [one for one in stretch.based(stretch.plotted.n or ()) if one is not None]
    return fsum(x) / fsum(n) if n else None


def _p(stretch: Stretch) -> Limits:
    centre = _ratio(stretch)
    variance = None if centre is None else max(centre * (1 - centre), 0)
    return Limits(centre, centre, _by_size(stretch, variance), lowest=0, highest=1)


def _u(stretch: Stretch) -> Limits:
    centre = _ratio(stretch)
    return Limits(centre, centre, _by_size(stretch, centre), lowest=0)


def _by_size(stretch: Stretch, variance: Number) -> list[Number]:
    return [None if not n or variance is None else sqrt(variance / n) for n in stretch.plotted.n or ()]


def _laney(plain: Limits, stretch: Stretch) -> Limits:
    """The limits widened, or narrowed, by how much the periods really differ."""
    scores: list[Number] = []
    for i in stretch.base:
        y, sd = stretch.plotted.y[i], plain.spread[i]
        scores.append(None if y is None or not sd or plain.base is None else (y - plain.base) / sd)
    factor = sigma(scores, screened=stretch.screened)
    spread = [None if sd is None or factor is None else sd * factor for sd in plain.spread]
    return Limits(plain.centre, plain.base, spread, plain.lowest, plain.highest)


def _ip(stretch: Stretch) -> Limits:
    sizes = stretch.plotted.n
    if sizes is None:
        sizes = [None if y is None else 1.0 for y in stretch.plotted.y]
    y = stretch.plotted.y
    weighted = [(y_i * n, n) for i in stretch.base if (y_i := y[i]) is not None and (n := sizes[i])]
    centre = stretch.known
    if centre is None and weighted:
        centre = fsum(one[0] for one in weighted) / fsum(one[1] for one in weighted)
    # From the baseline only, as the centre: qicharts2 takes its spread from all points.
    steps = []
    for before, now in zip(stretch.base, stretch.base[1:], strict=False):
        a, b, n_a, n_b = y[before], y[now], sizes[before], sizes[now]
        if a is not None and b is not None and n_a and n_b:
            steps.append(sqrt(pi / 2) * abs(b - a) / sqrt(1 / n_a + 1 / n_b))
    one = mean_range(steps, screened=stretch.screened, too_far=IP_TOO_FAR)
    return Limits(centre, centre, [None if one is None or not n else one / sqrt(n) for n in sizes])


@lru_cache(maxsize=1024)
def c4(n: float) -> float:
    """What the standard deviation of a normal sample of `n` (at least 2) is on average, in true ones."""
    return sqrt(2 / (n - 1)) * exp(lgamma(n / 2) - lgamma((n - 1) / 2))


def _pooled(stretch: Stretch) -> Number:
    """The standard deviation within the samples of the baseline.

    Empty samples and samples of one have none, and count nowhere: qicharts2 takes one off the sum for an empty one.
    """
    sizes, sds = stretch.plotted.n or (), stretch.plotted.sds or ()
    found = [(n, sd) for i in stretch.base if (n := sizes[i]) and (sd := sds[i]) is not None]
    if not found:
        return None
    if len({n for n in sizes if n}) == 1:
        return mean([sd for _, sd in found])
    return sqrt(fsum((n - 1) * sd * sd for n, sd in found) / fsum(n - 1 for n, _ in found))


def _xbar(stretch: Stretch) -> Limits:
    sizes, means = stretch.plotted.n or (), stretch.plotted.x
    weighted = [(n, y) for i in stretch.base if (n := sizes[i]) and (y := means[i]) is not None]
    centre = stretch.known
    if centre is None and weighted:
        centre = fsum(n * y for n, y in weighted) / fsum(n for n, _ in weighted)
    s = _pooled(stretch)
    return Limits(centre, centre, [None if s is None or not n or n < 2 else s / (c4(n) * sqrt(n)) for n in sizes])


def _s(stretch: Stretch) -> Limits:
    s = stretch.known if stretch.known is not None else _pooled(stretch)
    spread = [
        None if s is None or not n or n < 2 else s * sqrt(1 - c4(n) ** 2) / c4(n) for n in stretch.plotted.n or ()
    ]
    return Limits(s, s, spread, lowest=0)


_CHARTS: dict[str, Callable[[Stretch], Limits]] = {
    "run": _run, "i": _i, "mr": _mr, "xbar": _xbar, "s": _s, "p": _p, "c": _c, "u": _u, "t": _t, "g": _g, "ip": _ip,
    "pp": lambda stretch: _laney(_p(stretch), stretch),
    "up": lambda stretch: _laney(_u(stretch), stretch),
    "xmr_nhs": _nhs,
}  # fmt: skip
CHARTS = tuple(_CHARTS)
