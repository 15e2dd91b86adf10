"""What may be said about small groups of pupils. Pure.

A count from 1 to threshold − 1 is never shown, and nothing is shown from which one follows. A figure that must not
leave its district becomes `Hidden`: not a number with a flag, so that nobody can forget the flag.

`protect(case)` decides for everything that is printed together; `leaks(case, printed)` attacks what is printed.
The rules in plain words are in `docs/small-numbers.md`.
"""

from collections.abc import Mapping

from network.lib.suppression.alternatives import Alternative, alternatives, hides_much, merged, pooled
from network.lib.suppression.bands import Band, band, share
from network.lib.suppression.case import BadCase, Cap, Case, Cell, Leak, Mean, Printed, Publication, Rate, Step, Sum
from network.lib.suppression.figures import HIDDEN, MARK, THRESHOLD, Figure, Hidden, Shown, is_small, safe_count
from network.lib.suppression.groups import safe_groups
from network.lib.suppression.scales import Answers, answers, before_and_after
from network.lib.suppression.side_by_side import side_by_side

__all__ = [
    "HIDDEN", "MARK", "THRESHOLD", "Alternative", "Answers", "BadCase", "Band", "Cap", "Case", "Cell", "Figure",
    "Hidden", "Leak", "Mean", "Printed", "Publication", "Rate", "Shown", "Step", "Sum", "alternatives", "answers",
    "band", "before_and_after", "hides_much", "is_small", "leaks", "merged", "pooled", "protect", "safe_count",
    "safe_groups", "share", "side_by_side",
]  # fmt: skip


def protect(case: Case) -> Publication:
    """What of a case may be printed: see `publishing.protect`. The solver is loaded when it is first asked."""
    from network.lib.suppression import publishing

    return publishing.protect(case)


def leaks(case: Case, printed: Mapping[str, Printed]) -> tuple[Leak, ...]:
    """Who can conclude what from a printed case: see `checking.leaks`. The solver is loaded when it is first asked."""
    from network.lib.suppression import checking

    return checking.leaks(case, printed)
