"""May a period that was printed be printed again, or beside another network's printing of the same districts? Only when
the difference tells nothing of few. Pure."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from design_process.measures.publication.cases import COUNT, FEWEST, MEAN, Row, Sheet
from districts.directory.groups import ALL, adding_up


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


def refused_beside(
    unit: str, elsewhere: Sequence[Sheet], now: Sequence[Row], merged: Mapping[str, Sequence[str]], threshold: int
) -> frozenset[str]:
    """The groups that are not printed because another network has printed the same of nearly the same districts.

    Who reads both would have the one or two districts by which they differ, or the few pupils. With a group goes what
    it adds up to others with: it would follow from those.
    """
    new, found = _by_group(now), set[str]()
    for sheet in elsewhere:
        told = {id_.split(":")[1] for id_ in sheet.printed if ":m" not in id_}
        old = _by_group(sheet.rows)
        for group in {one for name in told for one in sheet.merged.get(name, (name,))} & new.keys():
            if _is_too_near(unit, old.get(group, {}), new[group], threshold):
                found.add(group)
    kinds = {adding_up(group) for group in found} - {""}
    adds_up = {group for group in new if adding_up(group) in kinds or (ALL in found and adding_up(group))}
    all_refused = found | adds_up
    return frozenset(all_refused | {key for key, groups in merged.items() if all_refused.intersection(groups)})


def _is_too_near(unit: str, was: Mapping[int, Row], is_: Mapping[int, Row], threshold: int) -> bool:
    """Do two networks' sums differ by a district or two or, of the same districts, by a few pupils?"""
    differ = len(was.keys() ^ is_.keys())
    if differ:
        return differ < FEWEST and bool(was)
    return any(0 < abs(moved) < threshold for moved in _moves(unit, was.values(), is_.values()))


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
