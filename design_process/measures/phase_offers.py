"""Where a chart might begin a new phase since what it counts has changed: offered to a person, never done alone."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from design_process.measures.history import plan_steps
from design_process.measures.models import ChartMark, Indicator
from design_process.measures.periods import named
from design_process.measures.series import Series
from network.lib.dates import period_start

LONGEST = 300  # of a reason


@dataclass(frozen=True)
class Offer:
    """A place for a new phase: the first number after the change, and the reason as it would stand under the chart."""

    period: date
    label: str
    reason: str


def phase_offers(indicator: Indicator, series: Series) -> tuple[Offer, ...]:
    """A place for each version of the plan that counts something else, where no phase begins yet. Two queries.

    None for a plan that never changed.
    """
    if indicator.version < 2:
        return ()
    begun = {one.period for one in series.by_hand if one.kind == ChartMark.Kind.REPHASE}
    numbered = [period for period, point in zip(series.periods, series.points, strict=True) if point.value is not None]
    found: dict[date, Offer] = {}
    for step in plan_steps(indicator):
        changed = period_start(indicator.frequency, timezone.localdate(step.at))
        place = next((period for period in numbered[1:] if period >= changed), None)
        if step.counts_anew and place is not None and place not in begun and numbered[0] < changed:
            reason = f"What is counted changed (version {step.number} of the plan)" + (
                f": {step.why}" if step.why else ""
            )
            found.setdefault(place, Offer(place, named(indicator.frequency, place), reason[:LONGEST]))
    return tuple(found[place] for place in sorted(found))
