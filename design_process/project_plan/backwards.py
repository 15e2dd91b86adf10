"""Days for a plan, counted backwards from where each phase ends; and what a slip means for what follows. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKEND = 5  # Saturday, as `date.weekday` counts
DAY = timedelta(days=1)


@dataclass(frozen=True)
class PhaseDays:
    """A phase on the network's timeline, and the member's school days in it, in order."""

    label: str
    opens_on: date
    closes_on: date
    school_days: tuple[date, ...]

    def left(self, today: date) -> int:
        """School days that are still to come in it, today among them."""
        return sum(day >= today for day in self.school_days)


def school_days(opens_on: date, closes_on: date, shut: Collection[date]) -> tuple[date, ...]:
    """Monday to Friday from one day to another, both included, without those on which the member is shut."""
    span = (opens_on + timedelta(days=n) for n in range((closes_on - opens_on).days + 1))
    return tuple(day for day in span if day.weekday() < WEEKEND and day not in shut)


def due_days(count: int, days: Sequence[date], closes_on: date) -> tuple[date, ...]:
    """The day by which each of `count` things should be there: the last on the last school day, the others before.

    They are spread evenly. With fewer school days than things, some share a day; with none, all are due on the day
    the phase closes.
    """
    if not days:
        return (closes_on,) * count
    return tuple(days[-(-len(days) * place // count) - 1] for place in range(1, count + 1))


def days_between(first: date, last: date, shut: Collection[date]) -> int:
    """School days after `first`, up to `last`."""
    return len(school_days(first + DAY, last, shut))


def effect(phase: PhaseDays, following: PhaseDays | None, late: int, today: date) -> str:
    """What it means that `late` things of a phase are past their day, in a sentence. Empty when none is."""
    if not late:
        return ""
    things = "One thing is" if late == 1 else f"{late} things are"
    if today <= phase.closes_on:
        left = phase.left(today)
        days = "no school day is" if not left else "one school day is" if left == 1 else f"{left} school days are"
        return f"{things} past the day; {days} left in {phase.label}."
    if following is None:
        return f"{things} past the day, and {phase.label} was the last phase."
    left, whole = following.left(today), len(following.school_days)
    of = f"{left} of {whole} school days are left"
    return f"{things} past the day: each day now is one of {following.label}, where {of}."


def squeeze(due_on: date, phase: PhaseDays, following: PhaseDays | None) -> str:
    """What a day later than its phase costs, in a sentence. Empty for a day within it, or before."""
    if due_on <= phase.closes_on:
        return ""
    if following is None or due_on > following.closes_on:
        return f"That is after {following.label if following else phase.label} ends."
    taken = sum(day <= due_on for day in following.school_days)
    whole = len(following.school_days)
    return f"{phase.label} ends before that: it takes {taken} of the {whole} school days of {following.label}."
