"""One printed total with its groups: a table so small that arithmetic is enough."""

from collections.abc import Collection, Mapping

from network.lib.suppression.figures import HIDDEN, THRESHOLD, Figure, Shown, is_small


def safe_groups(
    counts: Mapping[str, int | None], total: int | None, partition: Collection[str], threshold: int = THRESHOLD
) -> dict[str, Figure]:
    """Make the groups of one table safe beside its printed `total`.

    `counts`: pupils by group; None was redacted or is unknown. `partition`: keys of the groups that add up to the
    total, so that a hidden one follows from the others; the rest overlap. A total that is small hides everything.
    Zero is shown, unless it is needed to hide something else.
    """
    if total is not None and is_small(total, threshold):
        return dict.fromkeys(counts, HIDDEN)
    hidden = {key for key, count in counts.items() if count is None or _points(count, total, threshold)}
    parts = {key: counts[key] for key in partition if key in counts}
    hidden |= _partners(parts, hidden & set(parts), total, threshold)
    return {key: HIDDEN if count is None or key in hidden else Shown(count) for key, count in counts.items()}


def _points(count: int, total: int | None, threshold: int) -> bool:
    """A count that is small, or whose remainder is: 95 of 100 says that 5 are something else."""
    return is_small(count, threshold) or (total is not None and is_small(total - count, threshold))


def _partners(parts: Mapping[str, int | None], hidden: set[str], total: int | None, threshold: int) -> set[str]:
    """Which more of the groups that add up must be hidden, so that none of the hidden ones can be subtracted out.

    Safe is: at least two known counts are hidden, and together they reach the threshold. Then each may be anything
    from none to all of what is missing. Redacted counts are not relied on: their size is half known.
    """
    known = {key: count for key, count in parts.items() if count is not None}
    if total is not None and sum(known.values()) > total:
        return set(parts)  # does not add up: say nothing
    chosen: set[str] = set()
    while hidden:
        away = [known[key] for key in (hidden | chosen) & set(known)]
        left = sorted((count, key) for key, count in known.items() if key not in hidden | chosen)
        wanted = threshold - sum(away)
        if not left or (len(away) >= 2 and wanted <= 0):
            break
        # The smallest that is enough by itself; if none is, the largest brings us furthest.
        chosen.add(next((key for count, key in left if count >= max(wanted, 1)), left[-1][1]))
    return chosen
