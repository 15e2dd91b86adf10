"""May a period that was printed be printed again? Only when the difference tells nothing of few. Pure."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from design_process.measures.publication.cases import COUNT, FEWEST, MEAN, Row


def may_print_again(unit: str, before: Sequence[Row], now: Sequence[Row], threshold: int) -> bool:
    """Whether two printings of a period may lie side by side, as far as plain counting tells; the attack comes later.

    Whoever comes late or leaves must be one of at least three, or the others would know by subtraction what they had.
    No sum may move by 1 to threshold − 1: what moves it so little is a few pupils.
    """
    old, new = _by_group(before), _by_group(now)
    for group in old.keys() | new.keys():
        was, is_ = old.get(group, {}), new.get(group, {})
        if not was:
            continue  # nothing was printed of it: it is a sum of its own
        if 0 < len(was.keys() ^ is_.keys()) < FEWEST:
            return False
        if any(0 < abs(moved) < threshold for moved in _moves(unit, was.values(), is_.values())):
            return False
    return True


def _by_group(rows: Sequence[Row]) -> dict[str, dict[int, Row]]:
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in rows:
        found[row.group][row.member] = row
    return found


def _moves(unit: str, was: Collection[Row], is_: Collection[Row]) -> list[float]:
    """By how many pupils the sums of a group move: those counted, those asked, those asked and not counted."""
    before, after = (_sums(rows) for rows in (was, is_))
    x, n = after[0] - before[0], after[1] - before[1]
    if unit == COUNT:
        return [x]
    return [n] if unit == MEAN else [x, n, n - x]


def _sums(rows: Collection[Row]) -> tuple[float, float]:
    return sum(row.x for row in rows), sum(row.n or 0 for row in rows)
