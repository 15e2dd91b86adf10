"""How far a goal is: from where it began, where it is now, where an even path would be, and what that means. Pure.

"Now" is the middle of the last three numbers, for one good week is not yet a change; with fewer it is the last one. The
even path is the straight line from the baseline on its day to the target on its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

LEVEL_OF = 3  # numbers whose middle is "now"
EARLY_PART = 0.1  # of the time: before, a straight line says nothing

REACHED, ON_TRACK, BEHIND, EARLY, MISSED = "reached", "on track", "behind", "too early to say", "not reached"


@dataclass(frozen=True)
class Aim:
    """From a value on a day to another by a day, in one unit; `digits` after the point are printed and compared."""

    baseline: float
    begun_on: date
    target: float
    by_when: date
    digits: int = 0


@dataclass(frozen=True)
class Progress:
    """`way` and `path` are the parts of the step from baseline (0) to target (1) that are done, and that would be."""

    standing: str
    now: float
    now_on: date
    of: int  # how many numbers "now" is the middle of
    expected: float
    way: float
    path: float


def progress(aim: Aim, numbers: Sequence[tuple[date, float]], today: date) -> Progress | None:
    """Where a goal stands by its numbers (day, value), oldest first. None without a number, or without a step to go."""
    since = [(day, value) for day, value in numbers if day >= aim.begun_on] or list(numbers[-1:])
    step = aim.target - aim.baseline
    if not since or not step:
        return None
    level_of = LEVEL_OF if len(since) >= LEVEL_OF else 1
    now_on, now = since[-1][0], median(value for _, value in since[-level_of:])
    time = max((aim.by_when - aim.begun_on).days, 1)
    path = min(max((now_on - aim.begun_on).days / time, 0.0), 1.0)
    expected = aim.baseline + step * path
    return Progress(
        standing=_standing(aim, (now, expected), len(since) < LEVEL_OF or path < EARLY_PART, today),
        now=now,
        now_on=now_on,
        of=level_of,
        expected=expected,
        way=(now - aim.baseline) / step,
        path=path,
    )


def _standing(aim: Aim, levels: tuple[float, float], early: bool, today: date) -> str:
    """Compared as printed, so that nobody is behind with the same number on the page."""
    now, expected, target = (round(value, aim.digits) for value in (*levels, aim.target))
    up = aim.target > aim.baseline

    def is_at(wanted: float) -> bool:
        return now >= wanted if up else now <= wanted

    if is_at(target):
        return REACHED
    if today > aim.by_when:
        return MISSED
    if early:
        return EARLY
    return ON_TRACK if is_at(expected) else BEHIND
