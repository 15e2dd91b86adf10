"""Which chart suits a number, and when to change it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from design_process.measures.runchart import Judged

LARGE = 1000  # out of so many, plain limits of shares and rates are too narrow
RARE = 1.0  # events a period on average, below which a chart counts time or cases between them instead
LIMITS_FROM = 20  # useful points that make limits worth drawing

# The charts that can be drawn of each unit from sums: single measurements are not stored, so neither X-bar nor S.
FITTING = {
    "share": ("run", "p", "pp", "i", "mr", "ip"),
    "rate": ("run", "u", "up", "i", "mr", "ip"),
    "count": ("run", "c", "i", "mr", "g", "t"),
    "mean": ("run", "i", "mr", "ip"),
}
# Rules that belong to one chart only: the IHI rules to the median, the NHS rules to single numbers.
OF_RULES = {"ihi": ("run",), "nhs": ("i",)}


@dataclass(frozen=True)
class Advice:
    """A chart that would say more, and why."""

    chart: str
    words: str


def usual(unit: str, sizes: Sequence[float]) -> str:
    """The chart with limits that fits a unit; `sizes` are its denominators."""
    large = bool(sizes) and median(sizes) > LARGE
    if unit == "share":
        return "pp" if large else "p"
    if unit == "rate":
        return "up" if large else "u"
    return "c" if unit == "count" else "i"


def advise(unit: str, judged: Judged, sizes: Sequence[float]) -> Advice | None:
    """Another chart, where it would say more than the one that is drawn; None where the one drawn is right."""
    part, chart = judged.last_part, judged.settings.chart
    if part is None or part.more_needed:
        return None
    events = [value for value in judged.values if value is not None]
    if unit == "count" and chart in ("run", "c", "i") and sum(events) < RARE * len(events):
        return Advice("t", "These events are rare. Count the days between two of them instead, on a T chart.")
    if chart in ("p", "u") and usual(unit, sizes) != chart:
        return Advice(usual(unit, sizes), f"With more than {LARGE:,} behind a number its limits are too narrow.")
    if chart == "run":
        return _from_run(unit, judged, sizes)
    if part.runs_signal and not len(judged.parts) > 1:
        return Advice("run", "The level has moved, so limits across the move mean little. Start a new phase there.")
    return None


def _from_run(unit: str, judged: Judged, sizes: Sequence[float]) -> Advice | None:
    """Limits are worth drawing once a long run chart shows no move."""
    part = judged.last_part
    if part is None or part.signal or part.useful < LIMITS_FROM or judged.settings.rules != "anhoej":
        return None
    return Advice(usual(unit, sizes), "The level has held. Limits would show when a single number is unusual.")
