"""A judged chart: centre, limits, runs and marked points of a series, in parts. Pure.

Run charts and Shewhart charts alike: `spc` has the formulas. Nothing crosses the border of a part, and everything is
judged before it is multiplied for display.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from design_process.measures.spc.limits import NEAR_Z, Limits, Stretch, Z, limits_of
from design_process.measures.spc.readings import Number, Plotted, Readings, mean, plotted
from design_process.measures.spc.rules import ENOUGH, RULE_SETS, Mark, Seen, ihi_runs, lately
from design_process.measures.spc.runs import differs, runs_of, sides_of

BASELINE_POINTS = 12  # the first points of a longer series, whose centre is carried forward
TRIAL_POINTS = 12  # limits from fewer are called trial limits
XMR_NHS = "xmr_nhs"


@dataclass(frozen=True)
class Settings:
    """How a chart is judged. Periods count from 1.

    `freeze`: centre and limits from the first so many periods, ignored with parts (as qicharts2 does);
    `freeze_parts`: from the first so many periods of each part. `parts`: a new part after each of these periods.
    `exclude`: drawn but left out. `centre`: a known one. `screened`: without extreme moving ranges.
    `multiply`: for display, applied last.
    """

    chart: str = "run"
    rules: str = "anhoej"
    freeze: int | None = None
    freeze_parts: int | None = None
    parts: Sequence[int] = ()
    exclude: Collection[int] = ()
    centre: float | None = None
    screened: bool = True
    multiply: float = 1


PLAIN = Settings()


class Part(NamedTuple):
    """One stretch with a centre of its own. `first` and `last` count periods from 1, both included.

    Without useful points longest run and crossings are None, and so are their limits: undefined, not 0. `signal` is
    what the rule set says of the part, `runs_signal` what the Anhøj rules say, whichever set is chosen. `lower` and
    `upper` are mean limits.
    """

    first: int
    last: int
    centre: float | None
    useful: int
    longest_run: int | None
    longest_run_max: int | None
    crossings: int | None
    crossings_min: int | None
    signal: bool
    runs_signal: bool
    observations: int  # periods, without excluded ones
    present: int  # of all periods, those with a number
    lower: float | None
    upper: float | None
    sigma_signals: int
    odd_runs: int  # IHI: -1 too few runs, 1 too many

    @property
    def more_needed(self) -> int:
        """How many more useful points before it can be judged; 0 when there are enough."""
        return max(0, ENOUGH - self.useful)

    @property
    def is_on_trial(self) -> bool:
        """Has it limits, from too few points to be relied on?"""
        return self.upper is not None and self.present < TRIAL_POINTS


@dataclass(frozen=True)
class Judged:
    """A judged series, one entry per period: `values` (None is a gap), `sides` (-1, 0, 1 or None), centre and limits.

    `marks` holds what the rule set says of a point: rule and lean (1 high, -1 low), None where it says nothing.
    `shifted` are the points that a chart shows as marked: none in a part that has too few to be judged.
    """

    settings: Settings
    values: tuple[Number, ...]
    centres: tuple[Number, ...]
    lowers: tuple[Number, ...]
    uppers: tuple[Number, ...]
    near_lowers: tuple[Number, ...]
    near_uppers: tuple[Number, ...]
    parts: tuple[Part, ...]
    sides: tuple[int | None, ...]
    outside: tuple[int, ...]
    marks: tuple[Mark | None, ...]
    shifted: tuple[bool, ...]
    baseline: int  # how many first periods the centre was frozen from; 0 when it comes from all

    @property
    def last_part(self) -> Part | None:
        return self.parts[-1] if self.parts else None

    @property
    def has_limits(self) -> bool:
        return any(part.upper is not None for part in self.parts)

    def centre_at(self, index: int) -> float | None:
        """The centre under the period with this index (from 0)."""
        return self.centres[index] if index < len(self.centres) else None

    def lately(self) -> tuple[int, int, int]:
        """The side that the last points keep to (0: none), how many of them do, and how many were looked at."""
        part = self.last_part
        places = [i for i in range(part.first - 1, part.last) if self.sides[i]] if part else []
        kept, there = lately(places, self.sides)
        return kept, len(there), min(len(places), ENOUGH)


def analyse(values: Sequence[Number], settings: Settings = PLAIN) -> Judged:
    """Judge plain numbers in time order, one a period, None where there is none. Raises as `judge` does."""
    return judge(Readings(values), settings)


def judge(readings: Readings, settings: Settings = PLAIN) -> Judged:
    """Judge a series. Raises `spc.readings.Refused` when its readings cannot be true or do not fit the chart."""
    found = plotted(readings, settings.chart)
    count = len(found.y)
    breaks = sorted({k for k in settings.parts if 0 < k < count})
    freeze = settings.freeze if settings.freeze and not breaks and settings.freeze < count else None
    limit = freeze or settings.freeze_parts
    pieces = [
        _Piece(found, settings, start, end, limit).judged()
        for start, end in zip([0, *breaks], [*breaks, count], strict=True)
        if count
    ]
    frozen = freeze or (settings.freeze_parts if settings.freeze_parts and settings.freeze_parts < count else None)
    joined = pieces[0] if len(pieces) == 1 else _joined(pieces)
    scaled = partial(_times, settings.multiply)
    return Judged(
        settings,
        scaled(joined.y),
        scaled(joined.centres),
        scaled(joined.lines[0]),
        scaled(joined.lines[1]),
        scaled(joined.lines[2]),
        scaled(joined.lines[3]),
        tuple(joined.parts),
        tuple(joined.sides),
        tuple(joined.outside),
        tuple(joined.marks),
        tuple(joined.shown),
        frozen or 0,
    )


def _joined(pieces: Sequence["_Judgement"]) -> "_Judgement":
    """The parts of a chart one after the other."""
    return _Judgement(
        y=[y for one in pieces for y in one.y],
        centres=[centre for one in pieces for centre in one.centres],
        lines=[[value for one in pieces for value in one.lines[n]] for n in range(4)],
        sides=[side for one in pieces for side in one.sides],
        outside=[way for one in pieces for way in one.outside],
        marks=[mark for one in pieces for mark in one.marks],
        shown=[is_shown for one in pieces for is_shown in one.shown],
        parts=[part for one in pieces for part in one.parts],
    )


def _times(factor: float, values: Sequence[Number]) -> tuple[Number, ...]:
    if factor == 1:
        return tuple(values)
    return tuple([None if value is None else value * factor for value in values])


class _Judgement(NamedTuple):
    """One part, or several joined."""

    y: Sequence[Number]
    centres: Sequence[Number]
    lines: Sequence[Sequence[Number]]  # lower, upper, near lower, near upper
    sides: Sequence[int | None]
    outside: Sequence[int]
    marks: Sequence[Mark | None]
    shown: Sequence[bool]
    parts: Sequence[Part]


class _Piece:
    """A part while it is judged: places count from its own start."""

    def __init__(self, found: Plotted, settings: Settings, start: int, end: int, freeze: int | None) -> None:
        self.settings, self.start, self.end = settings, start, end
        y = found.y[start:end]
        if settings.chart == "mr":
            y = [None, *y[1:]]  # a range needs two readings of this part
        self.plotted = Plotted(
            y,
            found.x[start:end],
            None if found.n is None else found.n[start:end],
            None if found.sds is None else found.sds[start:end],
        )
        self.kept: Sequence[int] = range(end - start)
        if settings.exclude:
            self.kept = [i for i in self.kept if start + i + 1 not in settings.exclude]
        self.base = self.kept if freeze is None else [i for i in self.kept if i < freeze]

    def judged(self) -> _Judgement:
        y, count = self.plotted.y, len(self.plotted.y)
        stretch = Stretch(self.plotted, self.base, self.settings.centre, self.settings.screened)
        limits = limits_of(self.settings.chart, stretch)
        lines = [line or (None,) * count for line in (*limits.at(Z), *limits.at(NEAR_Z))]
        sides = sides_of(y, limits.centre, self.kept)
        outside, near = _beyond(y, lines[0], lines[1]), _beyond(y, lines[2], lines[3])
        runs = runs_of(sides, are_judged=self.settings.chart != "mr")
        seen = Seen(self.kept, y, sides, outside, near, runs)
        found = RULE_SETS[self.settings.rules](seen)
        part = self._part(limits, lines, seen, bool(found))
        marks = [found.get(i) for i in range(count)] if found else [None] * count
        shown = [bool(mark) for mark in marks] if found and not part.more_needed else [False] * count
        return _Judgement(y, [limits.centre] * count, lines, sides, outside, marks, shown, [part])

    def _part(self, limits: Limits, lines: Sequence[Sequence[Number]], seen: Seen, found: bool) -> Part:
        runs, factor = seen.runs, self.settings.multiply
        odd = ihi_runs(runs) if self.settings.rules == "ihi" else 0
        return Part(
            self.start + 1,
            self.end,
            None if limits.centre is None else limits.centre * factor,
            runs.useful,
            runs.longest,
            runs.longest_max,
            runs.crossings,
            runs.crossings_min,
            signal=found or bool(odd) or (self.settings.rules == "anhoej" and runs.signal),
            runs_signal=runs.signal,
            observations=len(seen.places),
            present=len(seen.y) - list(seen.y).count(None),
            lower=_average(lines[0], factor),
            upper=_average(lines[1], factor),
            sigma_signals=len([i for i in seen.places if seen.outside[i]]) if any(seen.outside) else 0,
            odd_runs=odd,
        )


def _beyond(y: Sequence[Number], lowers: Sequence[Number], uppers: Sequence[Number]) -> list[int]:
    """1 where a value is above its upper limit, -1 below the lower one, strictly; 0 where either is missing."""
    if uppers.count(None) == len(uppers):
        return [0] * len(y)
    found = []
    for value, lower, upper in zip(y, lowers, uppers, strict=True):
        above = value is not None and upper is not None and differs(value, upper) > 0
        below = value is not None and lower is not None and differs(value, lower) < 0
        found.append(1 if above else -1 if below else 0)
    return found


def _average(line: Sequence[Number], factor: float) -> Number:
    if line.count(None) == len(line):
        return None
    return mean([one for one in line if one is not None]) * factor


def assurance(judged: Judged, direction: str, target: float | None) -> str | None:
    """Does the process as it is reach the target: always, never, or by chance? None where nobody can say."""
    if target is None or direction == "neutral" or not judged.parts:
        return None
    lower, upper = judged.lowers[-1], judged.uppers[-1]
    if lower is None or upper is None:
        return None
    if lower <= target <= upper:
        return "inconsistent"
    return "consistent_pass" if (target < lower) == (direction == "increase") else "consistent_fail"
