"""The last check: attacks what is printed, and knows nothing of how it was decided."""

from collections.abc import Iterator, Mapping

import numpy as np

from network.lib.suppression.bands import Band
from network.lib.suppression.case import Case, Leak, Printed
from network.lib.suppression.figures import Hidden, Shown, is_small
from network.lib.suppression.kinds import Kind, apart, kinds
from network.lib.suppression.printing import about_then
from network.lib.suppression.sizes import Size
from network.lib.suppression.space import Floats, Frame, Space
from network.lib.suppression.targets import Tables, targets, unmet
from network.lib.suppression.words import INF, Row, mean_says, rate_says

Bounds = tuple[float, float]
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
    counts = {cell.id: _count(printed.get(cell.id)) for cell in case.cells}
    unread = [id_ for id_ in (*counts, *(one.id for one in case.figures)) if _is_unread(id_, counts, printed.get(id_))]
    yield from (Leak(None, id_, 0, INF, f"{id_}: {printed[id_]} cannot be read.") for id_ in unread)
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
        found = list(unmet(space, [one for one in wanted if frame.ids[one.place] not in knows], tables, alone))
        for place in dict.fromkeys(gap.target.place for gap in found):
            yield _leak(viewer, space, place)


def _leak(viewer: str | None, space: Space, place: int) -> Leak:
    cell = space.frame.ids[place]
    least, most = space.least({place: 1.0}), space.least({place: -1.0})
    if least is None or most is None:
        return Leak(viewer, cell, 0, INF, UNSURE)
    low, high = least.least, -most.least
    who = "Anybody" if viewer is None else viewer
    what = f"{low:.3g}" if high - low < 0.5 else f"{low:.3g} or more" if high == INF else f"{low:.3g} to {high:.3g}"
    return Leak(viewer, cell, low, high, f"{who} can tell that {cell} is {what}.")


def _count(what: Printed | Shown | None) -> tuple[float, float] | None:
    """What is printed of a count, from and to; None for nothing."""
    if what is None or isinstance(what, Hidden):
        return None
    if isinstance(what, Shown):
        return float(what.value), float(what.value)
    if isinstance(what, int | float):
        return float(what), float(what)
    if size := Size.read(what):
        return float(size.low), INF if size.high is None else float(size.high)
    number = what.replace(",", "")
    return (float(number), float(number)) if number.isdecimal() else None


def _is_unread(id_: str, counts: Mapping[str, Bounds | None], what: Printed | None) -> bool:
    if not _is_told(what):
        return False
    if id_ in counts:
        return counts[id_] is None
    return Band.read(str(what)) is None and not str(what).lstrip("-").replace(".", "", 1).isdecimal()


def _bounds(
    case: Case, frame: Frame, counts: Mapping[str, Bounds | None], knows: frozenset[str]
) -> tuple[Floats, Floats]:
    lower, upper = frame.lower.copy(), np.full(len(frame.ids), INF)
    for place, id_ in enumerate(frame.ids):
        count, old = counts[id_], case.already_public.get(id_)
        if id_ in knows or old == frame.value[place]:
            lower[place] = upper[place] = frame.value[place]
        elif count is not None:
            lower[place], upper[place] = count
        elif old is not None:
            about = about_then(old, frame.value[place], case.threshold)
            lower[place], upper[place] = max(0.0, old - about), old + about
    return lower, upper


def _said(case: Case, counts: Mapping[str, Bounds | None], printed: Mapping[str, Printed]) -> Iterator[Row]:
    for rate in case.rates:
        den = counts[rate.den]
        exact = den[0] if den and den[0] == den[1] else None
        yield from rate_says(rate, str(printed.get(rate.id, "")), exact, case.threshold)
    for mean in case.means:
        yield from mean_says(mean, str(printed.get(mean.id, "")), case.threshold)


def _plainly(
    case: Case, kind: Mapping[str, Kind], counts: Mapping[str, Bounds | None], printed: Mapping[str, Printed]
) -> Iterator[Leak]:
    """What is printed that must not be, whatever else is."""
    value = {cell.id: float(cell.value) for cell in case.cells}
    for id_, count in counts.items():
        if count is not None and kind[id_] is not Kind.AMOUNT and is_small(count[1], case.threshold):
            yield Leak(None, id_, *count, f"{id_}: {printed[id_]} is printed.")
    for one in case.figures:
        if _is_told(printed.get(one.id)) and value[one.den] < case.threshold:
            yield Leak(None, one.id, value[one.den], value[one.den], f"{one.id} is printed of a group that is small.")


def _steps(case: Case, printed: Mapping[str, Printed]) -> Iterator[Leak]:
    for step in case.steps:
        if _is_told(printed.get(step.id)) and not all(_is_told(printed.get(id_)) for id_ in (step.from_, step.to)):
            yield Leak(None, step.id, 0, 0, f"{step.id} is printed, and a rate that it is made of is not.")


def _is_told(what: Printed | None) -> bool:
    return what is not None and str(what) != "*"
