"""Rule sets: what marks a point. Each is a whole of its own, and they are never mixed in one chart.

A rule set takes a part and gives marks: place → (rule, lean), where lean is 1 for high and -1 for low.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from .readings import Number
from .runs import Runs, differs, runs_at

ENOUGH = 10  # useful points below which nothing is judged
RECENT = 10  # useful points that are looked back on
MOST_RECENT = 8  # of those, on one side: a shift that is still going on
IHI_SHIFT, IHI_TREND = 6, 5
NHS_WINDOW = 7

OUTSIDE, SHIFT, TREND, TWO_IN_THREE, LATELY = "outside", "shift", "trend", "two_in_three", "lately"
Mark = tuple[str, int]


class Seen(NamedTuple):
    """A part as a rule set looks at it. Sequences run over the whole chart; `places` are the part's, not excluded."""

    places: Sequence[int]
    y: Sequence[Number]
    sides: Sequence[int | None]
    outside: Sequence[int]  # 1 above the upper limit, -1 below the lower one, 0 neither
    near: Sequence[int]  # the same for the near lines
    runs: Runs


def anhoej(seen: Seen) -> dict[int, Mark]:
    """Runs that are too long, the side that the last points keep to when the part shows a signal, points outside."""
    marks: dict[int, Mark] = {}
    if seen.runs.signal:
        for i in lately(seen.places, seen.sides)[1]:
            marks[i] = (LATELY, seen.sides[i] or 0)
        for run in runs_at(seen.places, seen.sides):
            if len(run) > (seen.runs.longest_max or 0):
                marks |= {i: (SHIFT, seen.sides[i] or 0) for i in run}
    return marks | _outside(seen)


def _outside(seen: Seen) -> dict[int, Mark]:
    if not any(seen.outside):
        return {}
    return {i: (OUTSIDE, seen.outside[i]) for i in seen.places if seen.outside[i]}


def lately(places: Sequence[int], sides: Sequence[int | None]) -> tuple[int, list[int]]:
    """The side that the last useful points keep to (0 when they keep to none), and those of them on it."""
    recent = [i for i in places if sides[i]][-RECENT:]
    above = [i for i in recent if sides[i] == 1]
    if len(above) >= MOST_RECENT:
        return 1, above
    below = [i for i in recent if sides[i] == -1]
    return (-1, below) if len(below) >= MOST_RECENT else (0, [])


def ihi(seen: Seen) -> dict[int, Mark]:
    """Six or more on one side, five or more all going up or all down. A value said again is no step, and no break."""
    marks: dict[int, Mark] = {}
    for places, way in _climbs(seen):
        if len(places) >= IHI_TREND:
            marks |= dict.fromkeys(places, (TREND, way))
    for run in runs_at(seen.places, seen.sides):
        if len(run) >= IHI_SHIFT:
            marks |= {i: (SHIFT, seen.sides[i] or 0) for i in run}
    return marks


def _climbs(seen: Seen) -> list[tuple[list[int], int]]:
    """Stretches that go one way, each with the point it starts from."""
    found: list[tuple[list[int], int]] = []
    last: int | None = None
    for i in seen.places:
        now = seen.y[i]
        if now is None:
            continue
        before = seen.y[last] if last is not None else None
        way = 0 if before is None else differs(now, before)
        if before is not None and last is not None and way:
            if found and found[-1][1] == way:
                found[-1][0].append(i)
            else:
                found.append(([last, i], way))
        if way or last is None:
            last = i
    return found


# Runs that chance explains, by useful points: fewest and most (Swed, Eisenhart 1943, as tabulated for run charts by
# Perla, Provost, Murray 2011). A run is what lies between two crossings.
_IHI_RUNS = {
    10: (3, 9), 11: (3, 10), 12: (3, 11), 13: (4, 11), 14: (4, 12), 15: (5, 12), 16: (5, 13), 17: (5, 13),
    18: (6, 14), 19: (6, 15), 20: (6, 16), 21: (7, 16), 22: (7, 17), 23: (7, 17), 24: (8, 18), 25: (8, 18),
    26: (9, 19), 27: (10, 19), 28: (10, 20), 29: (10, 20), 30: (11, 21), 31: (11, 22), 32: (11, 23), 33: (12, 23),
    34: (12, 24), 35: (12, 24), 36: (13, 25), 37: (13, 25), 38: (14, 26), 39: (14, 26), 40: (15, 27), 41: (15, 27),
    42: (16, 28), 43: (16, 28), 44: (17, 29), 45: (17, 30), 46: (17, 31), 47: (18, 31), 48: (18, 32), 49: (19, 32),
    50: (19, 33), 51: (20, 33), 52: (20, 34), 53: (21, 34), 54: (21, 35), 55: (22, 35), 56: (22, 36), 57: (23, 36),
    58: (23, 37), 59: (24, 38), 60: (24, 38),
}  # fmt: skip


def ihi_runs(runs: Runs) -> int:
    """-1 when the points make too few runs for chance, 1 when too many, 0 otherwise and beyond the table."""
    if runs.crossings is None or runs.useful not in _IHI_RUNS:
        return 0
    fewest, most = _IHI_RUNS[runs.useful]
    made = runs.crossings + 1
    return -1 if made < fewest else int(made > most)


def nhs(seen: Seen) -> dict[int, Mark]:
    """Plot the dots: outside the limits, a trend of 7, two in three near a limit, 7 on one side; the first that fits.

    Windows are consecutive periods: a gap or an excluded point breaks them, and so does a point on the mean.
    """
    marks: dict[int, Mark] = {}
    for window in _windows(seen, NHS_WINDOW):
        sides = {seen.sides[i] for i in window}
        if len(sides) == 1 and (one := sides.pop()):
            marks |= dict.fromkeys(window, (SHIFT, one))
    for window in _windows(seen, 3):
        marks |= _two_in_three(seen, window)
    for window in _windows(seen, NHS_WINDOW):
        ways = {differs(seen.y[b] or 0, seen.y[a] or 0) for a, b in pairwise(window)}
        if len(ways) == 1 and (way := ways.pop()):
            marks |= dict.fromkeys(window, (TREND, way))
    return marks | _outside(seen)


def _windows(seen: Seen, length: int) -> list[Sequence[int]]:
    places = [i for i in seen.places if seen.y[i] is not None]
    found = [places[at : at + length] for at in range(len(places) - length + 1)]
    return [window for window in found if window[-1] - window[0] == length - 1]


def _two_in_three(seen: Seen, window: Sequence[int]) -> Mapping[int, Mark]:
    sides = {seen.sides[i] for i in window}
    one = sides.pop()
    if sides or not one:
        return {}
    close = [i for i in window if seen.near[i] and not seen.outside[i]]
    return dict.fromkeys(close, (TWO_IN_THREE, one)) if len(close) >= 2 else {}


RULE_SETS: dict[str, Callable[[Seen], dict[int, Mark]]] = {"anhoej": anhoej, "ihi": ihi, "nhs": nhs}
