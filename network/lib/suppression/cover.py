"""The cheapest set of things to hide that satisfies everything attacks have taught: a small integer program.

Of very many things the exact answer takes minutes, so there a good one is taken: see `_good`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from network.lib.suppression.space import Floats

NODES = 5000  # counted, not timed, so that the answer is the same on every machine
MANY = 400  # things to choose from: of more, a good answer is enough


Row = tuple[dict[int, float], float]  # Σ by × hidden is at least so much


class Learned(Protocol):
    @property
    def gain(self) -> Mapping[str, float]: ...
    @property
    def least(self) -> float: ...


class Bound(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def gain(self) -> frozenset[str]: ...


def cheapest(
    needs: Sequence[Learned],
    ties: Sequence[Bound],
    weights: Mapping[str, float],
    always: frozenset[str],
    made_of: Mapping[str, Sequence[str]],
) -> frozenset[str] | None:
    """Minimise Σ weight of what is hidden, such that each need is met. None: not even everything would do.

    `always`: hidden already. `made_of`: figures that are hidden with any of these cells.
    """
    from scipy.sparse import csr_array

    ids = sorted(weights)
    at = {id_: place for place, id_ in enumerate(ids)}
    rows = [*_of_needs(needs, at, always), *_of_ties(ties, made_of, at, always)]
    if not rows:
        return frozenset()
    filled = [(line, place, by) for line, (row, _) in enumerate(rows) for place, by in row.items()]
    lines, places, values = zip(*filled, strict=True) if filled else ((), (), ())
    matrix = csr_array((np.array(values, float), (lines, places)), shape=(len(rows), len(ids)))
    cost, least = np.array([weights[id_] for id_ in ids]), np.array([least for _, least in rows]) - 1e-9
    chosen = (_good if len(ids) > MANY else _best)(cost, matrix, least)
    return None if chosen is None else frozenset(id_ for id_, place in at.items() if chosen[place] > 0.5)


def _best(cost: Floats, matrix: Any, least: Floats) -> Floats | None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(
        cost,
        constraints=LinearConstraint(matrix, least, np.inf),
        integrality=np.ones(len(cost)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 1e-6, "node_limit": NODES},
    )
    return found.x  # type: ignore[no-any-return]


def _good(cost: Floats, matrix: Any, least: Floats) -> Floats | None:
    """Step by step what does most for its weight; then without whatever turns out not to be needed, dearest first."""
    dense = matrix.toarray()
    chosen = np.zeros(len(cost))
    while (short := least - dense @ chosen).max() > 0:
        open_ = np.flatnonzero(short > 0)
        gives = np.minimum(np.maximum(dense[open_], 0), short[open_, None]).sum(axis=0)
        worth = np.where(chosen > 0, 0, gives / cost)
        best = int(worth.argmax())
        if worth[best] <= 0:
            return None
        chosen[best] = 1
    for place in sorted(np.flatnonzero(chosen), key=lambda one: -cost[one]):
        chosen[place] = 0
        if (least - dense @ chosen).max() > 0:
            chosen[place] = 1
    return chosen


def _of_needs(needs: Sequence[Learned], at: Mapping[str, int], always: frozenset[str]) -> Iterator[Row]:
    for need in needs:
        left = need.least - sum(by for id_, by in need.gain.items() if id_ in always)
        if left > 1e-9:
            # More than what is left helps no more: this tightens the program without losing an answer.
            yield {at[id_]: min(by, left) / left for id_, by in need.gain.items() if id_ in at}, 1.0


def _of_ties(
    ties: Sequence[Bound], made_of: Mapping[str, Sequence[str]], at: Mapping[str, int], always: frozenset[str]
) -> Iterator[Row]:
    for tie in ties:
        if tie.id in at and not tie.gain & always:
            yield {at[id_]: 1.0 for id_ in tie.gain if id_ in at} | {at[tie.id]: -1.0}, 0.0
    for figure, cells in made_of.items():
        if figure in at:
            yield from (({at[figure]: 1.0, at[cell]: -1.0}, 0.0) for cell in cells if cell in at)
