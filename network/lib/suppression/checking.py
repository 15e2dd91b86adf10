"""The last check: attacks what is printed, and knows nothing of how it was decided."""

from collections.abc import Iterator, Mapping

import numpy as np

from network.lib.suppression.case import Case, Leak, Printed
from network.lib.suppression.figures import Hidden, is_small
from network.lib.suppression.kinds import Kind, apart, kinds
from network.lib.suppression.space import Frame, Space
from network.lib.suppression.targets import Tables, targets, unmet
from network.lib.suppression.words import INF, Row, mean_says, rate_says

UNSURE = "What is printed does not add up, so nothing can be promised about it."


def leaks(case: Case, printed: Mapping[str, Printed]) -> tuple[Leak, ...]:
    """Who can conclude what from a printed case (R17). Empty when nobody can exclude a value of a hidden small group.

    `printed`: by id, as `protect` returns it; what is missing or "*" is not printed. What cannot be read, or does not
    add up, is a leak: this check fails closed.
    """
    found = [leak for piece in apart(case) for leak in _in_piece(piece, printed)]
    return (*found, *_steps(case, printed))


def _in_piece(case: Case, printed: Mapping[str, Printed]) -> Iterator[Leak]:
    kind = kinds(case)
    counts = {cell.id: _number(printed.get(cell.id)) for cell in case.cells}
    yield from _plainly(case, kind, counts, printed)
    frame = Frame(case, kind)
    rows = list(_said(case, counts, printed))
    hidden = {
        cell.id
        for cell in case.cells
        if counts[cell.id] is None and (cell.publishable or is_small(cell.value, case.threshold))
    }
    wanted = targets(case, kind, hidden)
    tables = Tables(frame)
    for viewer, knows in [(None, frozenset[str]()), *case.viewers.items()]:
        space = Space(frame, *_bounds(case, frame, counts, knows), [*frame.rows, *rows])
        alone = Space.alone(frame, knows) if knows else None
        for gap in unmet(space, [one for one in wanted if frame.ids[one.place] not in knows], tables, alone):
            words = UNSURE if not gap.proofs else _words(viewer, frame.ids[gap.target.place], gap.low, gap.high)
            yield Leak(viewer, frame.ids[gap.target.place], gap.low, gap.high, words)


def _number(what: Printed | None) -> float | None:
    if what is None or isinstance(what, Hidden | str):
        return None
    return float(what)


def _bounds(
    case: Case, frame: Frame, counts: Mapping[str, float | None], knows: frozenset[str]
) -> tuple[np.ndarray, np.ndarray]:
    lower, upper = frame.lower.copy(), np.full(len(frame.ids), INF)
    for place, id_ in enumerate(frame.ids):
        count, old = counts[id_], case.already_public.get(id_)
        if count is not None or id_ in knows:
            lower[place] = upper[place] = frame.value[place] if count is None else count
        elif old is not None:
            moved = abs(old - frame.value[place])
            about = max(moved, case.threshold - 1.0) if moved else 0.0
            lower[place], upper[place] = max(0.0, old - about), old + about
    return lower, upper


def _said(case: Case, counts: Mapping[str, float | None], printed: Mapping[str, Printed]) -> Iterator[Row]:
    for rate in case.rates:
        yield from rate_says(rate, str(printed.get(rate.id, "")), counts[rate.den], case.threshold)
    for mean in case.means:
        yield from mean_says(mean, str(printed.get(mean.id, "")), case.threshold)


def _plainly(
    case: Case, kind: Mapping[str, Kind], counts: Mapping[str, float | None], printed: Mapping[str, Printed]
) -> Iterator[Leak]:
    """What is printed that must not be, whatever else is."""
    value = {cell.id: float(cell.value) for cell in case.cells}
    for id_, count in counts.items():
        if count is not None and kind[id_] is not Kind.AMOUNT and is_small(count, case.threshold):
            yield Leak(None, id_, count, count, f"{id_}: {count:g} is printed.")
    for one in case.figures:
        if _is_told(printed.get(one.id)) and value[one.den] < case.threshold:
            yield Leak(None, one.id, value[one.den], value[one.den], f"{one.id} is printed of a group that is small.")


def _steps(case: Case, printed: Mapping[str, Printed]) -> Iterator[Leak]:
    for step in case.steps:
        if _is_told(printed.get(step.id)) and not all(_is_told(printed.get(id_)) for id_ in (step.from_, step.to)):
            yield Leak(None, step.id, 0, 0, f"{step.id} is printed, and a rate that it is made of is not.")


def _is_told(what: Printed | None) -> bool:
    return what is not None and str(what) != "*"


def _words(viewer: str | None, cell: str, low: float, high: float) -> str:
    who = "Anybody" if viewer is None else viewer
    return f"{who} can tell that {cell} is {low:.3g}" + ("." if high - low < 0.5 else f" to {high:.3g}.")
