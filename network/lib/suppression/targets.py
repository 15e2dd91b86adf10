"""What must stay open to every reader, and the attack that tries to close it.

A small group must be able to have any size from 1 to threshold − 1; the outcome and the mean of a hidden group must
keep at least three values. Each is asked of the tables that a reader cannot tell apart.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from network.lib.suppression.case import Case
from network.lib.suppression.figures import is_small
from network.lib.suppression.kinds import Kind
from network.lib.suppression.space import TOLERANCE, Answer, Floats, Frame, Space

VALUES = 3  # that an outcome keeps at least
MEAN_ROOM = 0.1  # of its size: what a hidden mean keeps, and never less than three printed values


@dataclass(frozen=True)
class Target:
    """One cell that must stay open: a small group from 1 to `top`, anything else by `width`."""

    place: int
    top: float = 0.0
    width: float = 0.0
    is_count: bool = True
    given: int | None = None  # the size of the group, which a reader may have guessed


@dataclass(frozen=True)
class Gap:
    """A target that is not met: the programs that say so, and by how much they miss together."""

    target: Target
    low: float
    high: float
    proofs: tuple[Answer, ...]
    short: float


def targets(case: Case, kind: Mapping[str, Kind], hidden: Collection[str]) -> list[Target]:
    """What must stay open when these cells are hidden.

    A count that was printed small earlier is known for ever, and no target.
    """
    at = {cell.id: place for place, cell in enumerate(case.cells)}
    value = {cell.id: float(cell.value) for cell in case.cells}
    found = [
        Target(at[id_], top=case.threshold - 1)
        for id_, one in value.items()
        if kind[id_] is Kind.GROUP and is_small(one, case.threshold) and id_ not in case.already_public
    ]
    outcomes = {
        rate.num for rate in case.rates if rate.den in hidden and value[rate.den] > 0 and kind[rate.num] is Kind.OUTCOME
    }
    found += [Target(at[id_], width=VALUES - 1) for id_ in sorted(outcomes)]
    for mean in case.means:
        if mean.den in hidden and value[mean.den] > 0:
            room = max(VALUES * 0.1 * value[mean.den], MEAN_ROOM * abs(value[mean.sum]))
            found.append(Target(at[mean.sum], width=room, is_count=False, given=at[mean.den]))
    return found


class Tables:
    """Tables that agree with what is printed, as far as attacks have come across them.

    Most ends are reached by a table that was found for another one, so that few need a program of their own.
    """

    def __init__(self, frame: Frame) -> None:
        self.found = [frame.value]


class Seen:
    """How far each cell is known to go for one reader. The truth is always among the tables."""

    def __init__(self, space: Space, tables: Tables, alone: Space | None = None) -> None:
        self.space, self._tables, self.alone = space, tables, alone
        known = np.vstack(tables.found)
        mine = known[space.agrees(known)]
        mine = mine if len(mine) else known[:1]
        self.low, self.high = mine.min(axis=0), mine.max(axis=0)

    def add(self, table: Floats) -> None:
        self._tables.found.append(table)
        self.low, self.high = np.minimum(self.low, table), np.maximum(self.high, table)

    def reaches(self, place: int, end: float, sign: float) -> bool:
        return bool(self.high[place] >= end - TOLERANCE if sign > 0 else self.low[place] <= end + TOLERANCE)


def unmet(space: Space, wanted: Sequence[Target], tables: Tables, alone: Space | None = None) -> Iterator[Gap]:
    """The attack: every target that this reader can close in further than allowed.

    `alone`: what a reader knows who sees nothing of what is printed. Whoever has 7 pupils knows that all have 7 or
    more: no publication can change that, and it is not held against one.
    """
    seen = Seen(space, tables, alone)
    free = [target for target in wanted if target.given is None]
    _move_together(seen, free)
    for target in free:
        if target.top:
            if not seen.reaches(target.place, target.top, 1):
                yield from _not_up_to(seen, target)
            if not seen.reaches(target.place, 1, -1):
                yield from _not_down_to(seen, target)
        elif whole_numbers(seen.low[target.place], seen.high[target.place]) < VALUES:
            yield from _too_narrow(space, target, seen)
    for target in wanted:
        if target.given is not None:
            yield from _too_narrow(space.given(target.given), target, seen)


def whole_numbers(low: float, high: float) -> int:
    """How many whole numbers lie from `low` to `high`."""
    return floor(min(high, low + 1e9) + TOLERANCE) - ceil(low - TOLERANCE) + 1 if low > -1e9 else VALUES


def _move_together(seen: Seen, wanted: Sequence[Target]) -> None:
    """Move as many targets as possible to their ends in few programs; those that stay behind get their own."""
    value = seen.space.frame.value
    for sign in (1.0, -1.0):
        left = len(wanted) + 3
        while True:
            ends = {}
            for target in wanted:
                place = target.place
                end = (target.top if sign > 0 else 1.0) if target.top else value[place] + sign * VALUES
                if not seen.reaches(place, max(0.0, end), sign):
                    ends[place] = max(0.0, end)
            if len(ends) < 3 or len(ends) > left - 3:
                break
            left = len(ends)
            table = seen.space.together(ends, sign)
            if table is None:
                break
            seen.add(table)


def _not_up_to(seen: Seen, target: Target) -> Iterator[Gap]:
    answer = seen.space.least({target.place: -1.0}, {target.place: target.top})
    high = -answer.least if answer else 0.0
    if answer is None or high < target.top - TOLERANCE:
        own = seen.alone and seen.alone.least({target.place: -1.0}, {target.place: target.top})
        short = min(target.top, -own.least if own else target.top) - high
        if short > TOLERANCE:
            yield Gap(target, 0, high, (answer,) if answer else (), short)
    else:
        seen.add(answer.table)


def _not_down_to(seen: Seen, target: Target) -> Iterator[Gap]:
    answer = seen.space.least({target.place: 1.0})
    low = answer.least if answer else target.top
    if answer is None or low > 1 + TOLERANCE:
        own = seen.alone and seen.alone.least({target.place: 1.0})
        short = low - max(1.0, own.least if own else 1.0)
        if short > TOLERANCE:
            yield Gap(target, low, target.top, (answer,) if answer else (), short)
    else:
        seen.add(answer.table)


def _too_narrow(space: Space, target: Target, seen: Seen) -> Iterator[Gap]:
    least, most = space.least({target.place: 1.0}), space.least({target.place: -1.0})
    if least is None or most is None:
        yield Gap(target, 0, 0, (), target.width)
        return
    low, high = least.least, -most.least
    enough = target.width
    if target.is_count and high - low < VALUES:
        # Three whole numbers, not only the room for three.
        enough = target.width if whole_numbers(low, high) >= VALUES else float(VALUES)
    if seen.alone and high - low < enough - TOLERANCE:
        enough = min(enough, _own_width(seen.alone, target))
    if high - low < enough - TOLERANCE:
        yield Gap(target, low, high, (least, most), enough - (high - low))
    else:
        seen.add(least.table)
        seen.add(most.table)


def _own_width(alone: Space, target: Target) -> float:
    space = alone if target.given is None else alone.given(target.given)
    ends = [space.least({target.place: sign}) for sign in (1.0, -1.0)]
    return -sum(end.least for end in ends if end) if all(ends) else float("inf")
