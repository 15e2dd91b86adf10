"""What must stay open to every reader, and the attack that tries to close it.

A small group must be able to have any size from 1 to threshold − 1; the outcome and the mean of a hidden group must
keep at least three values. Each is asked of the tables that a reader cannot tell apart.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from network.lib.suppression.case import Case
from network.lib.suppression.figures import is_small
from network.lib.suppression.kinds import Kind
from network.lib.suppression.space import TOLERANCE, Answer, Space

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
    outcomes = {rate.num for rate in case.rates if rate.den in hidden and kind[rate.num] is Kind.OUTCOME}
    found += [Target(at[id_], width=VALUES - 1) for id_ in sorted(outcomes)]
    for mean in case.means:
        if mean.den in hidden and value[mean.den] > 0:
            room = max(VALUES * 0.1 * value[mean.den], MEAN_ROOM * abs(value[mean.sum]))
            found.append(Target(at[mean.sum], width=room, is_count=False, given=at[mean.den]))
    return found


def unmet(space: Space, wanted: Sequence[Target]) -> Iterator[Gap]:
    """The attack: every target that this reader can close in further than allowed."""
    small = [target for target in wanted if target.top]
    for target in _left(space, small, up=True):
        yield from _not_up_to(space, target)
    for target in _left(space, small, up=False):
        yield from _not_down_to(space, target)
    for target in wanted:
        if not target.top:
            yield from _too_narrow(space, target)


def _not_up_to(space: Space, target: Target) -> Iterator[Gap]:
    answer = space.least({target.place: -1.0}, {target.place: target.top})
    high = -answer.least if answer else 0.0
    if answer is None or high < target.top - TOLERANCE:
        yield Gap(target, 0, high, (answer,) if answer else (), target.top - high)


def _not_down_to(space: Space, target: Target) -> Iterator[Gap]:
    answer = space.least({target.place: 1.0})
    low = answer.least if answer else target.top
    if answer is None or low > 1 + TOLERANCE:
        yield Gap(target, low, target.top, (answer,) if answer else (), low - 1)


def _left(space: Space, small: Sequence[Target], *, up: bool) -> list[Target]:
    """Targets whose end no table has shown yet. One program moves many cells at once, as far as they go together."""
    left = list(small)
    while len(left) > 3:
        answer = space.together([target.place for target in left], [target.top for target in left], up=up)
        if answer is None:
            break
        still = [
            target
            for target in left
            if (answer[target.place] < target.top - TOLERANCE if up else answer[target.place] > 1 + TOLERANCE)
        ]
        if len(still) == len(left):
            break
        left = still
    return left


def _too_narrow(space: Space, target: Target) -> Iterator[Gap]:
    if target.given is not None:
        space = space.given(target.given)
    least, most = space.least({target.place: 1.0}), space.least({target.place: -1.0})
    if least is None or most is None:
        yield Gap(target, 0, 0, (), target.width)
        return
    low, high = least.least, -most.least
    enough = target.width
    if target.is_count and low > -1 and high - low < VALUES + 1:
        # Three whole numbers, not only the room for three.
        inside = floor(high + TOLERANCE) - ceil(low - TOLERANCE) + 1
        enough = target.width if inside >= VALUES else float(VALUES)
    if high - low < enough - TOLERANCE:
        yield Gap(target, low, high, (least, most), enough - (high - low))
