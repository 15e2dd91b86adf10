"""All tables that agree with what one reader knows, and how far a cell can go in them: linear programs by HiGHS."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from network.lib.suppression.case import Case
from network.lib.suppression.kinds import Kind
from network.lib.suppression.words import INF, Row

Floats = npt.NDArray[np.float64]
TOLERANCE = 1e-5  # an end counts as reached
CLOSE = 1e-6  # a table counts as agreeing


@dataclass(frozen=True)
class Answer:
    """The least value of Σ cost × cell, a table where it is so, and how much each thing known holds it up."""

    least: float
    table: Floats
    held: Floats  # by cell: how much the least value grows when the cell's own bound does
    by_row: Floats  # by row of what is known: zero or below


class Frame:
    """What holds for every reader: which cells there are, what adds up, the least of each."""

    def __init__(self, case: Case, kind: Mapping[str, Kind]) -> None:
        self.ids = tuple(cell.id for cell in case.cells)
        self.at = {id_: place for place, id_ in enumerate(self.ids)}
        self.value = np.array([float(cell.value) for cell in case.cells])
        self.lower = np.array([-INF if kind[id_] is Kind.AMOUNT else 0.0 for id_ in self.ids])
        self.equations = self.matrix([{s.total: 1.0, **_minus(s.parts)} for s in case.sums])
        self.rows = [Row({cap.part: 1, cap.whole: -1}, 0) for cap in case.caps]
        self.rows += [Row({rate.num: 1, rate.den: -1}, 0) for rate in case.rates]

    def matrix(self, rows: Sequence[Mapping[str, float]]) -> Any:
        from scipy.sparse import csr_array

        filled = [(line, self.at[id_], by) for line, row in enumerate(rows) for id_, by in row.items()]
        lines, places, values = zip(*filled, strict=True) if filled else ((), (), ())
        return csr_array((np.array(values, float), (lines, places)), shape=(len(rows), len(self.ids)))

    def adds_up(self) -> bool:
        """Is the truth itself one of the tables?"""
        off = np.abs(self.equations @ self.value)
        known = self.matrix([row.of for row in self.rows]) @ self.value - np.array([row.most for row in self.rows])
        return bool((off < TOLERANCE).all() and (known < TOLERANCE).all() and (self.value >= self.lower).all())


def _minus(parts: Iterable[str]) -> dict[str, float]:
    taken: dict[str, float] = {}
    for part in parts:
        taken[part] = taken.get(part, 0.0) - 1.0
    return taken


class Space:
    """The tables that one reader cannot tell apart: cells between `lower` and `upper`, and rows that hold."""

    def __init__(self, frame: Frame, lower: Floats, upper: Floats, rows: Sequence[Row]) -> None:
        self.frame, self.lower, self.upper, self.rows = frame, lower, upper, rows
        self.known = frame.matrix([row.of for row in rows])
        self.most = np.array([row.most for row in rows])
        self.open = np.flatnonzero(lower < upper)
        self.fixed = np.where(lower < upper, 0.0, lower)
        self._equations = self._reduced(frame.equations, np.zeros(frame.equations.shape[0]))
        self._inequalities = self._reduced(self.known, self.most)

    def _reduced(self, matrix: Any, right: Floats) -> tuple[npt.NDArray[np.intp], Any, Floats]:
        """The rows that touch an open cell, without the cells whose value is known."""
        part = matrix[:, self.open]
        touching = np.flatnonzero(np.diff(part.indptr))
        return touching, part[touching], (right - matrix @ self.fixed)[touching]

    def least(self, cost: Mapping[int, float], at_most: Mapping[int, float] | None = None) -> Answer | None:
        """Minimise Σ cost × cell, with some cells at most so high. None: no table agrees at all.

        A sum without a least value has `least` −inf and the truth as its table.
        """
        costs = np.zeros(len(self.frame.ids))
        for place, by in cost.items():
            costs[place] = by
        upper = self.upper.copy()
        for place, most in (at_most or {}).items():
            upper[place] = min(upper[place], most)
        if not len(self.open):
            empty = np.zeros(len(self.most))
            return Answer(float(costs @ self.fixed), self.fixed, costs, empty) if self.is_consistent() else None
        return self._solve(costs, upper)

    @classmethod
    def alone(cls, frame: Frame, knows: Collection[str]) -> "Space":
        """What somebody knows who sees nothing that is printed."""
        lower, upper = frame.lower.copy(), np.full(len(frame.ids), INF)
        for id_ in knows:
            lower[frame.at[id_]] = upper[frame.at[id_]] = frame.value[frame.at[id_]]
        return cls(frame, lower, upper, frame.rows)

    def agrees(self, tables: Floats) -> npt.NDArray[np.bool_]:
        """Which of these tables (one a row; each adds up) this reader cannot tell from the truth."""
        within = (tables >= self.lower - CLOSE).all(axis=1) & (tables <= self.upper + CLOSE).all(axis=1)
        holds: npt.NDArray[np.bool_] = (self.most + CLOSE >= (self.known @ tables.T).T).all(axis=1)
        return within & holds

    def given(self, place: int) -> "Space":
        """The same for somebody who has guessed one cell right."""
        lower, upper = self.lower.copy(), self.upper.copy()
        lower[place] = upper[place] = self.frame.value[place]
        return Space(self.frame, lower, upper, self.rows)

    def is_consistent(self) -> bool:
        """Do the rows hold that speak of known cells only?"""
        off = np.abs(self.frame.equations @ self.fixed) > TOLERANCE
        off[self._equations[0]] = False
        over = self.known @ self.fixed - self.most > TOLERANCE
        over[self._inequalities[0]] = False
        return not (off.any() or over.any())

    def together(self, ends: Mapping[int, float], sign: float) -> Floats | None:
        """A table in which many cells are as high (sign 1) or as low (−1) as they go at once, up to their ends.

        Maximises Σ t with t ≤ sign × cell and t ≤ sign × end: one more column for each place.
        """
        from scipy.optimize import linprog
        from scipy.sparse import csr_array, eye_array, hstack, vstack

        (_, eq, eq_right), (_, up, up_right) = self._equations, self._inequalities
        where = {int(place): column for column, place in enumerate(self.open)}
        ends = {place: end for place, end in ends.items() if place in where}
        if not ends:
            return None
        count, width = len(ends), len(self.open)
        columns = [where[place] for place in ends]
        picked = csr_array((np.full(count, -sign), (np.arange(count), columns)), shape=(count, width))
        moves = hstack([picked, eye_array(count)])
        limits = [(low, high) for low, high in zip(self.lower[self.open], self.upper[self.open], strict=True)]
        found = linprog(
            np.concatenate([np.zeros(width), -np.ones(count)]),
            A_eq=hstack([eq, csr_array((eq.shape[0], count))]) if eq.shape[0] else None,
            b_eq=eq_right if eq.shape[0] else None,
            A_ub=vstack([hstack([up, csr_array((up.shape[0], count))]), moves]),
            b_ub=np.concatenate([up_right, np.zeros(count)]),
            bounds=[*limits, *((None, sign * end) for end in ends.values())],
            method="highs",
        )
        if found.status != 0:
            return None
        table = self.fixed.copy()
        table[self.open] = found.x[:width]
        return table

    def _solve(self, costs: Floats, upper: Floats) -> Answer | None:
        from scipy.optimize import linprog

        (eq_at, eq, eq_right), (up_at, up, up_right) = self._equations, self._inequalities
        bounds = np.column_stack([self.lower[self.open], upper[self.open]])
        found = linprog(
            costs[self.open],
            A_eq=eq if len(eq_at) else None,
            b_eq=eq_right if len(eq_at) else None,
            A_ub=up if len(up_at) else None,
            b_ub=up_right if len(up_at) else None,
            bounds=bounds,
            method="highs",
        )
        if found.status == 3:
            return Answer(-INF, self.frame.value, np.zeros_like(costs), np.zeros(len(self.most)))
        if found.status != 0 or not self.is_consistent():
            return None
        table = self.fixed.copy()
        table[self.open] = found.x
        by_equation, by_row = np.zeros(self.frame.equations.shape[0]), np.zeros(len(self.most))
        if len(eq_at):
            by_equation[eq_at] = found.eqlin.marginals
        if len(up_at):
            by_row[up_at] = np.minimum(found.ineqlin.marginals, 0)
        held = costs - self.frame.equations.T @ by_equation - self.known.T @ by_row
        return Answer(float(costs @ table), table, held, by_row)
