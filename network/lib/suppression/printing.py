"""What would be printed, thing by thing, and what each thing tells a reader."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from network.lib.suppression.case import Case, Cell
from network.lib.suppression.kinds import Kind, all_or_none, kinds, small
from network.lib.suppression.sizes import Size
from network.lib.suppression.space import Frame, Space
from network.lib.suppression.words import INF, Row, mean_says, mean_text, rate_says, rate_text


@dataclass(frozen=True)
class Figure:
    """A rate or a mean: its text, what it says, and the cells without which it is not printed."""

    text: str
    says: tuple[Row, ...]
    needs: tuple[str, ...]


class Sheet:
    """One piece of a case, ready to be printed with some things hidden and attacked."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.kind = kinds(case)
        self.frame = Frame(case, self.kind)
        self.value = {cell.id: float(cell.value) for cell in case.cells}
        self.printable = frozenset(cell.id for cell in case.cells if cell.publishable)
        self.small = small(case, self.kind)
        self.silent = all_or_none(case, self.kind) - self.small
        self.primary = self.small | self.silent | _held(case)
        self.bounds = {cell.id: self._bounds(cell) for cell in case.cells}
        self.figures = dict(self._figures())
        self.ledger = {id_: float(value) for id_, value in case.already_public.items()}

    def _bounds(self, cell: Cell) -> tuple[float, float]:
        """What the printed count says: itself, or its band of size."""
        value = float(cell.value)
        if not self.in_size(cell.id):
            return value, value
        size = Size.of(value, self.case.threshold)
        return size.low, INF if size.high is None else size.high

    def in_size(self, id_: str) -> bool:
        return self.case.in_sizes and self.kind[id_] is not Kind.AMOUNT and self.value[id_] >= self.case.threshold

    def count_text(self, id_: str) -> int | float | str:
        value = self.value[id_]
        if self.in_size(id_):
            return str(Size.of(value, self.case.threshold))
        return int(value) if value.is_integer() else value

    def _figures(self) -> Iterator[tuple[str, Figure]]:
        least = self.case.threshold
        for rate in self.case.rates:
            text = rate_text(rate, self.value, least)
            if text is not None and self.kind[rate.den] is not Kind.AMOUNT:
                told = rate.den in self.printable and not self.in_size(rate.den)
                den = self.value[rate.den] if told else None
                needs = (rate.den, rate.num) if self.kind[rate.num] is Kind.GROUP else (rate.den,)
                yield rate.id, Figure(text, tuple(rate_says(rate, text, den, least)), needs)
        for mean in self.case.means:
            text = mean_text(mean, self.value, least)
            if text is not None:
                yield mean.id, Figure(text, tuple(mean_says(mean, text, least)), (mean.den,))

    @property
    def everything(self) -> frozenset[str]:
        return frozenset([*self.value, *self.figures])

    def closed(self, hidden: Collection[str]) -> frozenset[str]:
        """These, and everything that is made of them."""
        found = set(hidden)
        found |= {mean.sum for mean in self.case.means if mean.den in found and mean.sum in self.printable}
        speaking = found - self.silent
        return frozenset(found | {id_ for id_, one in self.figures.items() if speaking.intersection(one.needs)})

    def owned_rows(self, hidden: Collection[str]) -> list[tuple[str, Row]]:
        """What the figures say that are printed, with the figure that says it."""
        return [(id_, row) for id_, one in self.figures.items() if id_ not in hidden for row in one.says]

    def space(self, hidden: Collection[str], knows: Collection[str] = ()) -> Space:
        """The tables that a reader with this knowledge cannot tell apart."""
        lower, upper = self.frame.lower.copy(), np.full(len(self.frame.ids), INF)
        for place, id_ in enumerate(self.frame.ids):
            if id_ in knows or self.ledger.get(id_) == self.value[id_]:
                lower[place] = upper[place] = self.value[id_]
            elif id_ in self.printable and id_ not in hidden:
                lower[place], upper[place] = self.bounds[id_]
            elif id_ in self.ledger:
                lower[place], upper[place] = self._remembered(id_)
        return Space(self.frame, lower, upper, [*self.frame.rows, *(row for _, row in self.owned_rows(hidden))])

    def is_known(self, id_: str, hidden: Collection[str]) -> bool:
        """Has every reader this count exactly?"""
        printed = id_ in self.printable and id_ not in hidden and not self.in_size(id_)
        return printed or self.ledger.get(id_) == self.value[id_]

    def _remembered(self, id_: str) -> tuple[float, float]:
        about = about_then(self.ledger[id_], self.value[id_], self.case.threshold)
        return max(0.0, self.ledger[id_] - about), self.ledger[id_] + about


def about_then(old: float, value: float, threshold: int) -> float:
    """How far from an earlier printing a reader may think the count is: about there, the truth well inside."""
    moved = abs(old - value)
    if moved >= threshold:
        return 2 * moved
    return threshold - 1.0 if moved else 0.0


def _held(case: Case) -> frozenset[str]:
    """Corrections that would show a few pupils as the difference of two printed counts."""
    value = {cell.id: cell.value for cell in case.cells}
    return frozenset(id_ for id_, old in case.already_public.items() if 0 < abs(old - value[id_]) < case.threshold)
