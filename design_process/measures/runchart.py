"""Run charts: median, runs and crossings (the Anhøj rules), and one sentence about what they say. Pure.

A point on the centre or a missing one neither breaks nor lengthens a run. Nothing crosses the border of a part.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import comb, log2
from statistics import median

ENOUGH = 10  # useful points below which nothing is judged
BASELINE_POINTS = 12  # the first points of a longer series, whose median is carried forward
TOLERANCE = 1e-9  # relative: what differs by less lies on the centre
RECENT = 10  # useful points that the sentence looks back on
MOST_RECENT = 8  # of those, on one side: what it calls a shift that is still going on


@dataclass(frozen=True)
class Part:
    """One stretch with a centre of its own. `first` and `last` count periods from 1, both included.

    Without useful points longest run and crossings are None, and so are their limits: undefined, not 0.
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

    @property
    def more_needed(self) -> int:
        """How many more useful points before it can be judged; 0 when there are enough."""
        return max(0, ENOUGH - self.useful)


@dataclass(frozen=True)
class RunChart:
    """A judged series. One entry per period: `values` (None is a gap), `sides` (-1, 0, 1 or None), `shifted`.

    `shifted` marks the points that show the signal: those of a run that is too long, or of the side that the
    last points keep to.
    """

    values: tuple[float | None, ...]
    parts: tuple[Part, ...]
    sides: tuple[int | None, ...]
    shifted: tuple[bool, ...]
    baseline: int  # how many first periods the centre was frozen from; 0 when it comes from all

    @property
    def last_part(self) -> Part | None:
        return self.parts[-1] if self.parts else None

    def centre_at(self, index: int) -> float | None:
        """The centre under the period with this index (from 0)."""
        return next((part.centre for part in self.parts if part.first <= index + 1 <= part.last), None)


def run_limit(useful: int) -> int:
    """The longest run that chance explains, for a number of useful points (at least 1)."""
    return round(log2(useful)) + 3


def crossing_limit(useful: int) -> int:
    """The fewest crossings that chance explains: the 5th percentile of Binomial(useful - 1, 1/2), in integers."""
    chances = useful - 1
    cumulated = 0
    for crossings in range(chances + 1):
        cumulated += comb(chances, crossings)
        if 20 * cumulated >= 2**chances:
            return crossings
    return chances


@dataclass(frozen=True)
class Settings:
    """How a chart is judged. `freeze`: centre from the first so many periods, ignored with parts (as qicharts2 does).

    `parts`: a new part after each of these periods (from 1). `exclude`: periods (from 1) drawn but left out.
    `centre`: a known one, instead of the median.
    """

    freeze: int | None = None
    parts: Sequence[int] = ()
    exclude: Collection[int] = ()
    centre: float | None = None


PLAIN = Settings()


def analyse(values: Sequence[float | None], settings: Settings = PLAIN) -> RunChart:
    """Judge a series in time order, one value per period, None where there is none. Never raises."""
    count = len(values)
    breaks = sorted({k for k in settings.parts if 0 < k < count})
    freeze = settings.freeze if settings.freeze and not breaks and settings.freeze < count else None
    sides: list[int | None] = [None] * count
    shifted = [False] * count
    parts = []
    for start, end in zip([0, *breaks], [*breaks, count], strict=True):
        kept = [i for i in range(start, end) if values[i] is not None and i + 1 not in settings.exclude]
        centre = settings.centre if settings.centre is not None else _median(values, kept, freeze)
        for i in kept:
            sides[i] = _side(values[i], centre)
        part = _judge(start, end, centre, [sides[i] for i in kept])
        if part.signal and not part.more_needed:
            for i in _showing(kept, sides, part):
                shifted[i] = True
        if count:
            parts.append(part)
    return RunChart(tuple(values), tuple(parts), tuple(sides), tuple(shifted), freeze or 0)


def _median(values: Sequence[float | None], kept: Sequence[int], freeze: int | None) -> float | None:
    base = [value for i in kept if (value := values[i]) is not None and (freeze is None or i < freeze)]
    return median(base) if base else None


def _side(value: float | None, centre: float | None) -> int | None:
    if value is None or centre is None:
        return None
    if abs(value - centre) <= TOLERANCE * max(abs(value), abs(centre)):
        return 0
    return 1 if value > centre else -1


def _judge(start: int, end: int, centre: float | None, sides: Sequence[int | None]) -> Part:
    runs = [len(list(run)) for _, run in groupby(side for side in sides if side)]
    useful = sum(runs)
    if not useful:
        return Part(start + 1, end, centre, 0, None, None, None, None, signal=False)
    longest, crossings = max(runs), len(runs) - 1
    most, least = run_limit(useful), crossing_limit(useful)
    signal = longest > most or crossings < least
    return Part(start + 1, end, centre, useful, longest, most, crossings, least, signal=signal)


def _showing(kept: Sequence[int], sides: Sequence[int | None], part: Part) -> set[int]:
    """Indices of the points that show a part's signal."""
    useful = [i for i in kept if sides[i]]
    shown: set[int] = set()
    for _, run in groupby(useful, key=lambda i: sides[i]):
        points = list(run)
        if part.longest_run_max is not None and len(points) > part.longest_run_max:
            shown.update(points)
    side, recent = _lately(useful, sides)
    return shown | {i for i in recent if sides[i] == side} if side else shown


def _lately(useful: Sequence[int], sides: Sequence[int | None]) -> tuple[int, Sequence[int]]:
    """The side that the last points keep to (0 when they keep to none), and those points."""
    recent = useful[-RECENT:]
    above = sum(sides[i] == 1 for i in recent)
    if above >= MOST_RECENT:
        return 1, recent
    return (-1 if len(recent) - above >= MOST_RECENT else 0), recent


@dataclass(frozen=True)
class Words:
    """How a chart is spoken of: which way is better, and what its periods are called."""

    direction: str = "up"  # up or down
    period: str = "week"
    periods: str = "weeks"


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int) -> str:
    """A small number as a word: 9 → "nine"."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def sentence(chart: RunChart, words: Words) -> str:
    """What the chart says, for somebody who reads one line."""
    part = chart.last_part
    present = sum(value is not None for value in chart.values)
    if part is None or not present:
        return "No numbers yet."
    if part.more_needed:
        more = part.more_needed
        return f"Too few points to judge: {in_words(more)} more {words.period if more == 1 else words.periods} to go."
    if not part.signal:
        return f"No clear change: the {words.periods} go up and down around the median, as chance would have it."
    return _of_signal(chart, part, words)


def trend(chart: RunChart, direction: str) -> str:
    """Where the last points have shifted to: "better", "worse", or "" when they show no change."""
    part = chart.last_part
    if part is None or part.more_needed or not part.signal:
        return ""
    side, _ = _lately([i for i in range(part.first - 1, part.last) if chart.sides[i]], chart.sides)
    if not side:
        return ""
    return "better" if (side == 1) == (direction == "up") else "worse"


def _of_signal(chart: RunChart, part: Part, words: Words) -> str:
    useful = [i for i in range(part.first - 1, part.last) if chart.sides[i]]
    side, recent = _lately(useful, chart.sides)
    if not side:
        return (
            f"A real change shows in these {words.periods}, but the last {in_words(len(recent))} are on both sides "
            "of the median."
        )
    there = sum(chart.sides[i] == side for i in recent)
    how_many = f"{in_words(there).capitalize()} of the last {in_words(len(recent))}"
    if there == len(recent):
        how_many = f"All of the last {in_words(there)}"
    old = "old " if chart.baseline else ""
    kind = "a real improvement" if trend(chart, words.direction) == "better" else "a real change for the worse"
    return f"{how_many} {words.periods} are {'above' if side == 1 else 'below'} the {old}median: this is {kind}."
