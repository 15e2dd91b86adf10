"""What each cell of a case counts, and which cells have to do with each other."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from network.lib.suppression.case import Case, Mean, Rate
from network.lib.suppression.figures import is_small


class Kind(Enum):
    GROUP = "pupils of a group"
    OUTCOME = "pupils of a group to whom something applies"
    AMOUNT = "points, minutes: the sum behind a mean"


class _Sets:
    """Sets of ids that grow together."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.above = {id_: id_ for id_ in ids}

    def top(self, id_: str) -> str:
        while self.above[id_] != id_:
            self.above[id_] = self.above[self.above[id_]]
            id_ = self.above[id_]
        return id_

    def join(self, ids: Iterable[str]) -> None:
        first, *others = sorted({self.top(id_) for id_ in ids})
        self.above |= dict.fromkeys(others, first)


def kinds(case: Case) -> dict[str, Kind]:
    """What each cell counts, told from how it is used: what adds up with an outcome is an outcome.

    A numerator that is printed itself is a group (so many of them are Hispanic): its share is the count again.
    """
    sets = _Sets(cell.id for cell in case.cells)
    for sum_ in case.sums:
        sets.join((sum_.total, *sum_.parts))
    found = {sets.top(mean.sum): Kind.AMOUNT for mean in case.means}
    printed = {cell.id for cell in case.cells if cell.publishable}
    found |= {sets.top(rate.num): Kind.OUTCOME for rate in case.rates if rate.num not in printed}
    found |= {sets.top(one.den): Kind.GROUP for one in case.figures}
    kind = {cell.id: found.get(sets.top(cell.id), Kind.GROUP) for cell in case.cells}
    return {id_: Kind.GROUP if one is Kind.OUTCOME and id_ in printed else one for id_, one in kind.items()}


def small(case: Case, kind: dict[str, Kind]) -> frozenset[str]:
    """Counts that point at pupils: of a group, or of those in it to whom something applies."""
    return frozenset(
        cell.id for cell in case.cells if kind[cell.id] is not Kind.AMOUNT and is_small(cell.value, case.threshold)
    )


def all_or_none(case: Case, kind: dict[str, Kind]) -> frozenset[str]:
    """Outcomes of nobody, of everybody, and of all but a few: no count of them is printed, though their rate may be."""
    return frozenset(id_ for id_ in _all_or_none(case) if kind[id_] is not Kind.AMOUNT)


def _all_or_none(case: Case) -> Iterable[str]:
    value = {cell.id: cell.value for cell in case.cells}
    adds_up = _Sets(value)
    for sum_ in case.sums:
        adds_up.join((sum_.total, *sum_.parts))
    groups = {one.den for one in case.figures}
    for rate in case.rates:
        rest = value[rate.den] - value[rate.num]
        # Of a share of a whole that is split up (races of all), the other parts take care.
        if rate.num not in groups and adds_up.top(rate.num) != adds_up.top(rate.den):
            few = value[rate.num] == 0 or rest == 0 or is_small(rest, case.threshold)
            yield from [rate.num] if few else []


def apart(case: Case) -> list[Case]:
    """The case in pieces that have no equation and no figure in common: none tells anything of another."""
    sets = _Sets(cell.id for cell in case.cells)
    for sum_ in case.sums:
        sets.join((sum_.total, *sum_.parts))
    for cap in case.caps:
        sets.join((cap.part, cap.whole))
    for one in case.figures:
        sets.join(_cells_of(one))
    tops = sorted({sets.top(cell.id) for cell in case.cells})
    return [_piece(case, frozenset(cell.id for cell in case.cells if sets.top(cell.id) == top)) for top in tops]


def _cells_of(one: Rate | Mean) -> tuple[str, str]:
    return (one.num if isinstance(one, Rate) else one.sum), one.den


def _piece(case: Case, ids: frozenset[str]) -> Case:
    return replace(
        case,
        cells=tuple(sorted((cell for cell in case.cells if cell.id in ids), key=lambda cell: cell.id)),
        sums=tuple(sum_ for sum_ in case.sums if sum_.total in ids),
        caps=tuple(cap for cap in case.caps if cap.part in ids),
        rates=tuple(rate for rate in case.rates if rate.den in ids),
        means=tuple(mean for mean in case.means if mean.den in ids),
        changes=(),
        gaps=(),
        already_public={id_: value for id_, value in case.already_public.items() if id_ in ids},
        viewers={name: known & ids for name, known in sorted(case.viewers.items())},
        keep_hidden=case.keep_hidden & ids,
    )
