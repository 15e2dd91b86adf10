"""What a class answered on a scale, as far as it may be told: once, or before and after a test.

Shares are bands, as of any rate; a count stands beside one only where rates allow it. The middle answer is a step.

A class that is asked twice rarely has the same pupils in its chairs. If nobody else changed an answer, the difference
of two printings is what those few answered who were there only once. So the second printing is attacked as if that were
so, and printed as richly as leaves each of these answers open: with counts, without, without the middle, or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from network.lib.suppression.bands import Band, band
from network.lib.suppression.figures import HIDDEN, THRESHOLD, Hidden

Between = tuple[int, int]  # whole numbers, both ends included


@dataclass(frozen=True)
class Step:
    """One step of the scale. `count`: pupils, or Hidden where it would point at few of them."""

    share: Band
    count: int | Hidden


@dataclass(frozen=True)
class Answers:
    """The answers of `n` pupils. `middle`: the step that half of them reach at least; None where it is not told."""

    n: int
    steps: tuple[Step, ...]
    middle: int | None


def answers(counts: Sequence[int], threshold: int = THRESHOLD) -> Answers | Hidden:
    """What may be told of one asking. `counts`: how many chose each step, from the first."""
    n = sum(counts)
    bands = [band(count, n, threshold) for count in counts]
    told = tuple(Step(one, _safe(count, n, threshold)) for one, count in zip(bands, counts, strict=True) if one)
    if n < threshold or len(told) < len(counts):
        return HIDDEN
    return Answers(n, told, _middle(counts))


def before_and_after(
    first: Sequence[int], second: Sequence[int], threshold: int = THRESHOLD
) -> tuple[Answers | Hidden, Answers | Hidden]:
    """What may be told of the same class asked twice. The first stays as it was told before there was a second."""
    before, after = answers(first, threshold), answers(second, threshold)
    if isinstance(before, Hidden) or isinstance(after, Hidden):
        return before, after
    few = abs(before.n - after.n)
    if few == 0 or few >= threshold:
        return before, after
    uncounted = replace(after, steps=tuple(Step(step.share, HIDDEN) for step in after.steps))
    for told in (after, uncounted, replace(uncounted, middle=None)):
        more, fewer = (before, told) if before.n > told.n else (told, before)
        if _leaves_open(more, fewer):
            return before, told
    return before, HIDDEN


def _safe(count: int, n: int, threshold: int) -> int | Hidden:
    return count if count >= threshold and n - count >= threshold else HIDDEN


def _middle(counts: Sequence[int]) -> int:
    seen, half = 0, (sum(counts) + 1) // 2
    for step, count in enumerate(counts, start=1):
        seen += count
        if seen >= half:
            return step
    raise ValueError("nobody answered")


def _leaves_open(more: Answers, fewer: Answers) -> bool:
    """Could those who answered only once have given any answer, had nobody else changed theirs?

    Of each step so many values must stay possible: three, or two where it is one pupil alone. Tables that contradict
    the thought tell nothing.
    """
    few = more.n - fewer.n
    steps = range(len(more.steps))
    for step in steps:
        possible = [many for many in range(few + 1) if _agrees(more, fewer, step, many)]
        if possible and possible[-1] - possible[0] < min(2, few):
            return False
    return True


def _agrees(more: Answers, fewer: Answers, step: int, many: int) -> bool:
    """Is there a table in which `many` of those who answered once chose this step?

    Added up step by step: all that can be of the fewer, of those who came on top, and of both together. Three such
    spans, made as narrow as they make each other, hold exactly the whole tables there are.
    """
    few = more.n - fewer.n
    sums = ((0, 0), (0, 0), (0, 0))
    for place, (one, other) in enumerate(zip(fewer.steps, more.steps, strict=True)):
        top = (many, many) if place == step else (0, few)
        here = _narrow(_counts(one, fewer.n), top, _counts(other, more.n))
        part, rest, whole = (_plus(so_far, step) for so_far, step in zip(sums, here, strict=True))
        sums = _narrow(_until(place, fewer, part), rest, _until(place, more, whole))
        if any(low > high for low, high in (*here, *sums)):
            return False
    within = ((fewer.n, fewer.n), (few, few), (more.n, more.n))
    return all(low <= want[0] <= high for (low, high), want in zip(sums, within, strict=True))


def _plus(one: Between, other: Between) -> Between:
    return one[0] + other[0], one[1] + other[1]


def _counts(step: Step, n: int) -> Between:
    return step.share.counts(n) if isinstance(step.count, Hidden) else (step.count, step.count)


def _until(place: int, told: Answers, so_far: Between) -> Between:
    """What the middle answer says of all steps up to this one: half, from there on and no sooner."""
    half = (told.n + 1) // 2
    if told.middle is None:
        return so_far
    low, high = so_far
    return (max(low, half), high) if place + 1 >= told.middle else (low, min(high, half - 1))


def _narrow(part: Between, rest: Between, whole: Between) -> tuple[Between, Between, Between]:
    """Two spans and that of their sum, each as narrow as the two others make it."""
    return (
        (max(part[0], whole[0] - rest[1]), min(part[1], whole[1] - rest[0])),
        (max(rest[0], whole[0] - part[1]), min(rest[1], whole[1] - part[0])),
        (max(whole[0], part[0] + rest[0]), min(whole[1], part[1] + rest[1])),
    )
