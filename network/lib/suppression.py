"""What may be said about small groups of pupils. Pure.

A count from 1 to threshold − 1 is never shown, and nothing is shown from which one follows. A figure that must not
leave its district becomes `Hidden`: not a number with a flag, so that nobody can forget the flag.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NoReturn

THRESHOLD = 11
MARK = "*"


@dataclass(frozen=True)
class Hidden:
    """A figure that is not for this reader. Prints as one mark, whatever the reason, and refuses to be a number."""

    is_hidden = True

    def __str__(self) -> str:
        return MARK

    def __format__(self, spec: str) -> str:
        if spec and spec[-1] in "bcdeEfFgGnoxX%":
            self._refuse()
        return format(MARK, spec)

    def __int__(self) -> int:
        self._refuse()

    def __float__(self) -> float:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("a hidden figure is not a number")


@dataclass(frozen=True)
class Shown:
    """A count that every reader may see."""

    value: int
    is_hidden = False

    def __str__(self) -> str:
        return f"{self.value:,}"


HIDDEN = Hidden()
Figure = Shown | Hidden


def is_small(count: int, threshold: int = THRESHOLD) -> bool:
    """Is this a count that would point at pupils: 1 to threshold − 1?"""
    return 0 < count < threshold


def safe_count(count: int | None, threshold: int = THRESHOLD) -> Figure:
    """A count that stands alone. Unknown is hidden."""
    return HIDDEN if count is None or is_small(count, threshold) else Shown(count)


def safe_groups(
    counts: Mapping[str, int | None], total: int | None, partition: Collection[str], threshold: int = THRESHOLD
) -> dict[str, Figure]:
    """Make the groups of one table safe beside its printed `total`.

    `counts`: pupils by group; None was redacted or is unknown. `partition`: keys of the groups that add up to the
    total, so that a hidden one follows from the others; the rest overlap. A total that is small hides everything.
    Zero is shown, unless it is needed to hide something else.
    """
    if total is not None and is_small(total, threshold):
        return dict.fromkeys(counts, HIDDEN)
    hidden = {key for key, count in counts.items() if count is None or _points(count, total, threshold)}
    parts = {key: counts[key] for key in partition if key in counts}
    hidden |= _partners(parts, hidden & set(parts), total, threshold)
    return {key: HIDDEN if count is None or key in hidden else Shown(count) for key, count in counts.items()}


def share(part: int, whole: int, threshold: int = THRESHOLD) -> str | Hidden:
    """A rate as people may read it: coarser the smaller the group, and never exactly none or all of it.

    From 300 whole percents with ends at 1 and 99; from 100 ends at 2 and 98; from 40 steps of five; from 20 of
    ten; from 11 of twenty; below, hidden.
    """
    found = band(part, whole, threshold)
    return HIDDEN if found is None else str(found)


@dataclass(frozen=True)
class Band:
    """From `low` to `high` percent, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low} %"
        if self.low == 0:
            return f"≤ {self.high} %"
        return f"≥ {self.low} %" if self.high == 100 else f"{self.low}–{self.high} %"

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def band(part: int, whole: int, threshold: int = THRESHOLD, *, known: int = 0) -> Band | None:
    """The band that a rate falls in, or None where there is none to show.

    `known`: how many of the whole one reader may know by name already. The width is chosen by the others, so that
    what is left after subtracting one's own is no finer than it would be alone.
    """
    if whole < threshold or whole - known < threshold or part < 0 or part > whole:
        return None
    percent = (200 * part + whole) // (2 * whole)
    step, end = next((step, end) for least, step, end in _STEPS if whole - known >= least)
    if percent <= end:
        return Band(0, end)
    if percent >= 100 - end:
        return Band(100 - end, 100)
    if step == 1:
        return Band(percent, percent)
    low = (percent - 1) // step * step + 1
    return Band(low, min(low + step - 1, 99 - end))


# pupils in the group at least, width of a step, where the ends begin: all in percent
_STEPS = ((300, 1, 1), (100, 1, 2), (40, 5, 5), (20, 10, 10), (0, 20, 20))


def _points(count: int, total: int | None, threshold: int) -> bool:
    """A count that is small, or whose remainder is: 95 of 100 says that 5 are something else."""
    return is_small(count, threshold) or (total is not None and is_small(total - count, threshold))


def _partners(parts: Mapping[str, int | None], hidden: set[str], total: int | None, threshold: int) -> set[str]:
    """Which more of the groups that add up must be hidden, so that none of the hidden ones can be subtracted out.

    Safe is: at least two known counts are hidden, and together they reach the threshold. Then each may be anything
    from none to all of what is missing. Redacted counts are not relied on: their size is half known.
    """
    known = {key: count for key, count in parts.items() if count is not None}
    if total is not None and sum(known.values()) > total:
        return set(parts)  # does not add up: say nothing
    chosen: set[str] = set()
    while hidden:
        away = [known[key] for key in (hidden | chosen) & set(known)]
        left = sorted((count, key) for key, count in known.items() if key not in hidden | chosen)
        wanted = threshold - sum(away)
        if not left or (len(away) >= 2 and wanted <= 0):
            break
        # The smallest that is enough by itself; if none is, the largest brings us furthest.
        chosen.add(next((key for count, key in left if count >= max(wanted, 1)), left[-1][1]))
    return chosen
