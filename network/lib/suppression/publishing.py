"""The one way out: from a case to what may be printed of it."""

from collections.abc import Mapping

from network.lib.suppression.case import Case, Printed, Publication
from network.lib.suppression.checking import leaks
from network.lib.suppression.figures import HIDDEN, is_small
from network.lib.suppression.kinds import apart
from network.lib.suppression.partners import choose
from network.lib.suppression.printing import Sheet
from network.lib.suppression.space import TOLERANCE
from network.lib.suppression.words import step_text


def protect(case: Case) -> Publication:
    """Decide what of a case is printed, so that no reader can exclude any size of a hidden small group.

    Counts are printed as numbers, rates as "14%", "<=5%" or "41-60%", means as "3.4", changes and gaps in points.
    The result is attacked once more as it would be printed; a piece that does not hold is hidden as a whole.
    """
    printed: dict[str, Printed] = {}
    primary: set[str] = set()
    for piece in apart(case):
        sheet = Sheet(piece)
        primary |= sheet.primary
        hidden = choose(sheet) if sheet.frame.adds_up() else None
        shown = _shown(sheet, sheet.everything if hidden is None else hidden)
        if hidden is not None and _tells_more(piece, shown):
            shown = _shown(sheet, sheet.everything)
        printed |= shown
    printed |= _steps(case, printed)
    partners = {
        cell.id for cell in case.cells if cell.publishable and printed[cell.id] is HIDDEN and cell.id not in primary
    }
    return Publication(printed, frozenset(primary), frozenset(partners))


def _tells_more(piece: Case, shown: Mapping[str, Printed]) -> bool:
    """Does anybody conclude something of a small group that does not follow from earlier reports alone?"""
    found = leaks(piece, shown)
    if not found or not piece.already_public:
        return bool(found)
    known = {(leak.viewer, leak.cell): leak for leak in leaks(piece, {})}
    value = {cell.id: cell.value for cell in piece.cells}
    for leak in found:
        before = known.get((leak.viewer, leak.cell))
        if before is None or not is_small(value.get(leak.cell, 0), piece.threshold):
            return True
        # Nobody, or more than the threshold, is as good as one pupil, or as one less than that.
        low, high = max(1.0, before.low), min(piece.threshold - 1.0, before.high)
        if leak.low > low + TOLERANCE or leak.high < high - TOLERANCE:
            return True
    return False


def _shown(sheet: Sheet, hidden: frozenset[str]) -> dict[str, Printed]:
    found: dict[str, Printed] = {}
    for cell in sheet.case.cells:
        away = cell.id in hidden or not cell.publishable
        found[cell.id] = HIDDEN if away else sheet.count_text(cell.id)
    for one in sheet.case.figures:
        figure = sheet.figures.get(one.id)
        found[one.id] = HIDDEN if figure is None or one.id in hidden else figure.text
    return found


def _steps(case: Case, printed: Mapping[str, Printed]) -> dict[str, Printed]:
    return {step.id: step_text(step, printed) or HIDDEN for step in case.steps}
