"""The cheapest set of things to hide that satisfies everything attacks have taught: a small integer program."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np


class Learned(Protocol):
    @property
    def gain(self) -> Mapping[str, float]: ...
    @property
    def least(self) -> float: ...


def cheapest(
    needs: Sequence[Learned], weights: Mapping[str, float], always: frozenset[str], made_of: Mapping[str, Sequence[str]]
) -> frozenset[str] | None:
    """Minimise Σ weight of what is hidden, such that each need is met. None: not even everything would do.

    `always`: hidden already. `made_of`: figures that are hidden with any of these cells.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    ids = sorted(weights)
    at = {id_: place for place, id_ in enumerate(ids)}
    rows, least = [], []
    for need in needs:
        left = need.least - sum(by for id_, by in need.gain.items() if id_ in always)
        if left <= 1e-9:
            continue
        # More than what is left helps no more: this tightens the program without losing an answer.
        rows.append({at[id_]: min(by, left) / left for id_, by in need.gain.items() if id_ in at})
        least.append(1.0)
    for figure, cells in made_of.items():
        for cell in cells:
            if figure in at and cell in at:
                rows.append({at[figure]: 1.0, at[cell]: -1.0})
                least.append(0.0)
    if not rows:
        return frozenset()
    filled = [(line, place, by) for line, row in enumerate(rows) for place, by in row.items()]
    lines, places, values = zip(*filled, strict=True) if filled else ((), (), ())
    matrix = csr_array((np.array(values, float), (lines, places)), shape=(len(rows), len(ids)))
    found = milp(
        np.array([weights[id_] for id_ in ids]),
        constraints=LinearConstraint(matrix, np.array(least) - 1e-9, np.inf),
        integrality=np.ones(len(ids)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 1e-6},
    )
    if found.x is None:
        return None
    return frozenset(id_ for id_, place in at.items() if found.x[place] > 0.5)
