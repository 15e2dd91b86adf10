"""What a member's numbers say of what it predicted: the last number before the test, the last one in its time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from design_process.cycles.compare import OPEN, UNREAD, Claim, Judgement, by_day, judge, said
from design_process.cycles.models import Prediction, TestCycle
from design_process.measures.models import Rollup
from design_process.measures.periods import label
from design_process.measures.words import figures, value_of
from districts.directory.groups import ALL, label_of
from network.lib.dates import period_start
from network.lib.words import number_word

LOOK_BACK = timedelta(days=800)  # two school years: the number before, of the rarest indicator


@dataclass(frozen=True)
class Reading:
    """One number of the team's own: its value, with its counts, of which period."""

    value: float
    text: str  # "9 of 28 (32 %)"
    of: str  # "week of 5 Oct 2026"

    def __str__(self) -> str:
        return f"{self.text}, {self.of}"


@dataclass(frozen=True)
class Compared:
    """A prediction beside the member's own numbers. For its team and the hub alone: it holds counts."""

    prediction: Prediction
    before: Reading | None
    after: Reading | None
    in_time: int  # how many numbers there are from its time
    judgement: Judgement
    is_read: bool = True  # may who looks read what was compared?

    @property
    def because(self) -> str:
        """What was compared, in sentences, with the counts."""
        numbers = [f"Before: {self.before}."] if self.before else []
        numbers += [f"In its time: {self.after}."] if self.after else []
        return " ".join([self.judgement.why, *numbers])

    @property
    def how_many(self) -> str:
        """How much the comparison stands on."""
        if self.in_time == 0:
            return ""
        if self.in_time == 1:
            return "There is one number from its time. One can move by chance."
        return f"The last of {number_word(self.in_time)} numbers from its time is compared."


def claim_of(prediction: Prediction) -> Claim:
    return Claim(prediction.direction, prediction.indicator.unit, prediction.low, prediction.high)


def day_of(prediction: Prediction, cycle: TestCycle) -> date:
    """The day by which it should come true."""
    day: date = prediction.by_when or cycle.ends_on
    return day


def in_words(prediction: Prediction, cycle: TestCycle, threshold: int = 0) -> str:
    """A prediction in one line: what is counted, of whom, where it goes, by when.

    `threshold`: the network's for small numbers, for readers outside the team and the hub.
    """
    name = prediction.indicator.name
    of = f"{name} ({label_of(prediction.group)})" if prediction.group != ALL else name
    return f"{of}: {said(claim_of(prediction), threshold)} {by_day(day_of(prediction, cycle))}"


def compare_predictions(cycle: TestCycle, predictions: Sequence[Prediction]) -> list[Compared]:
    """Each prediction of a cycle beside the member's numbers. One query; none without predictions.

    `predictions` with their indicators. The window runs from the period of the cycle's first day to the day named.
    """
    if not predictions:
        return []
    rows = Rollup.objects.filter(
        member=cycle.member_id,
        indicator__in={one.indicator_id for one in predictions},
        period__gte=cycle.starts_on - LOOK_BACK,
        period__lte=max(day_of(one, cycle) for one in predictions),
    ).order_by("period")
    cells: dict[tuple[int, str], list[Rollup]] = {}
    for row in rows:
        cells.setdefault((row.indicator_id, row.group), []).append(row)
    return [_compared(one, cycle, cells.get((one.indicator_id, one.group), [])) for one in predictions]


def compare_for(person: Any, cycle: TestCycle, predictions: Sequence[Prediction]) -> list[Compared]:
    """Each prediction beside the numbers, as far as a person may read those: a verdict alone would tell of them.

    One query; none for who may not read them.
    """
    if cycle.member_id in person.holdings.told_members:
        return compare_predictions(cycle, predictions)
    unread = Judgement(OPEN, UNREAD)
    return [Compared(one, None, None, 0, unread, is_read=False) for one in predictions]


def _compared(prediction: Prediction, cycle: TestCycle, rows: Iterable[Rollup]) -> Compared:
    begins = period_start(prediction.indicator.frequency, cycle.starts_on)
    until = day_of(prediction, cycle)
    found = [(row.period, reading) for row in rows if (reading := _reading(prediction, row))]
    before = [reading for period, reading in found if period < begins]
    during = [reading for period, reading in found if begins <= period <= until]
    first, last = (before[-1] if before else None), (during[-1] if during else None)
    judged = judge(claim_of(prediction), first.value if first else None, last.value if last else None)
    return Compared(prediction, first, last, len(during), judged)


def _reading(prediction: Prediction, row: Rollup) -> Reading | None:
    about = prediction.indicator
    value = value_of(about.unit, row.numerator, row.denominator)
    if value is None:
        return None
    return Reading(value, figures(about.unit, row.numerator, row.denominator), label(about.frequency, row.period))
