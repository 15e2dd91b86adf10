"""The numbers of one chart before it is drawn: points in order, what people have done to it, and how it is judged.

Pure but for the indicator's row, of which it reads fields only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from design_process.measures import runchart
from design_process.measures.drawing import AsOne, Flag
from design_process.measures.models import ChartMark, Indicator
from design_process.measures.periods import label
from design_process.measures.spc.readings import Readings, Refused


@dataclass(frozen=True)
class Point:
    """What one period has to say: a value to draw (None is a gap) and a text to print.

    `x` out of `n` are there only where the reader may know them: limits are never reckoned from what is hidden.
    """

    value: float | None
    text: str
    reporting: str = ""
    x: float | None = None
    n: float | None = None


@dataclass(frozen=True)
class ByHand:
    """What a person did to a chart: began a new phase at a period, or left one out."""

    pk: int
    kind: str  # of ChartMark.Kind
    period: date
    reason: str
    by: str
    on: date
    frequency: str

    @property
    def words(self) -> str:
        """What was done, and where: "Left out: week of 5 Oct 2026"."""
        done = "New phase" if self.kind == ChartMark.Kind.REPHASE else "Left out"
        return f"{done}: {label(self.frequency, self.period)}"


@dataclass(frozen=True)
class Series:
    """The points of one indicator for one group, in order, gaps included. `member_id`: whose own full numbers.

    `is_printed`: what was printed for others; `printed_of` is the member where it is not the whole network.
    `waiting` is a period that is over and not decided yet.
    """

    indicator: Indicator
    group: str
    periods: tuple[date, ...]
    points: tuple[Point, ...]
    computed_at: datetime | None = None
    why_hidden: str = ""
    member_id: int | None = None
    by_hand: tuple[ByHand, ...] = ()
    is_linked: bool = True  # it has a page and a table of its own
    is_printed: bool = False
    printed_of: int | None = None
    waiting: date | None = None
    flags: tuple[Flag, ...] = ()  # what happened, where it is not the same for every chart of a page
    change: str = ""  # of a whole network: how far its printed figure has moved since the baseline
    together: tuple[AsOne, ...] = ()

    def judged(self) -> runchart.Judged:
        """The series judged as its indicator says; as a run chart where its numbers cannot be on the chart chosen."""
        settings = self.settings()
        try:
            return runchart.judge(self.readings(settings), settings)
        except Refused:
            plain = replace(settings, chart="run", rules="anhoej", multiply=1)
            return runchart.judge(Readings([point.value for point in self.points]), plain)

    def settings(self) -> runchart.Settings:
        """How this series is judged. Printed values of others have no sizes, so they stay on a run chart."""
        about = self.indicator
        chart, rules = about.chart, about.rules
        if self.member_id is None:
            chart, rules = Indicator.Chart.RUN, rules if rules == Indicator.Rules.IHI else Indicator.Rules.ANHOEJ
        if rules == Indicator.Rules.NHS:
            chart = runchart.XMR_NHS
        parts = [self.periods.index(one.period) for one in self._done(ChartMark.Kind.REPHASE)]
        return runchart.Settings(
            chart=chart,
            rules=rules,
            freeze=None if parts else _baseline(self.points),
            parts=parts,
            exclude=frozenset(self.periods.index(one.period) + 1 for one in self._done(ChartMark.Kind.EXCLUDE)),
            screened=about.is_screened,
            multiply=100 if about.unit in (Indicator.Unit.SHARE, Indicator.Unit.RATE) and self._has_sizes else 1,
        )

    def readings(self, settings: runchart.Settings) -> Readings:
        """What is put on the chart: numerators and denominators where the reader may know them, else the values."""
        if not self._has_sizes:
            return Readings([point.value for point in self.points])
        return Readings([point.x for point in self.points], [point.n for point in self.points])

    def sizes(self) -> list[float]:
        """The denominators, where there are any."""
        return [point.n for point in self.points if point.n]

    @property
    def _has_sizes(self) -> bool:
        return any(point.n for point in self.points)

    def _done(self, kind: str) -> list[ByHand]:
        """What was done at periods that are on the chart."""
        return [one for one in self.by_hand if one.kind == kind and one.period in self.periods]


def _baseline(points: Sequence[Point]) -> int | None:
    """How many first periods hold the points of the baseline, once there are more points than that."""
    present = [i for i, point in enumerate(points, start=1) if point.value is not None]
    enough = runchart.BASELINE_POINTS
    return present[enough - 1] if len(present) > enough else None
