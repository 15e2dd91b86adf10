"""Which more must be hidden, so that nothing small follows from the rest: as little as possible.

Cutting planes, as M. Fischetti and J. J. Salazar-González do it for complementary cell suppression: the attack is a
linear program, and its dual says which cells hold a small one in; so of these some must go. The cheapest set that
satisfies everything learned so far is chosen, and attacked again, until no attack succeeds.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from math import log1p

import numpy as np

from network.lib.suppression.cover import MANY, cheapest
from network.lib.suppression.printing import Sheet
from network.lib.suppression.targets import Gap, Seen, Tables, Target, targets, unmet

PATIENT, ROUNDS = 40, 400
NOISE = 1e-8  # of the solver
MOVES = 0.5  # pupils: less is no movement
ROOT, SUBTOTAL, FIGURE, KEPT = 1.9, 1.2, 0.05, 0.45  # weights beside the 1.0 to 1.15 of a plain cell
SPARED = 10.0  # and of the whole, and of its figures, when others are sought in its place
DEARER = 1.5  # so many times as much may be hidden beside small groups to print the whole


@dataclass(frozen=True)
class Need:
    """Σ gain × hidden must reach `least`: what one successful attack teaches."""

    gain: Mapping[str, float]
    least: float


@dataclass(frozen=True)
class Tie:
    """`id` is worth hiding only together with one of `gain`: alone it cannot move, and moves nothing."""

    id: str
    gain: frozenset[str]


def choose(sheet: Sheet) -> frozenset[str] | None:
    """Everything that must be hidden in a sheet, small cells included; None if even hiding all is not enough.

    The least there is; but where that takes the whole of everybody away, or its figure, and half as many more would
    do in its place, those.
    """
    always = sheet.closed(sheet.primary)
    weights = _weights(sheet, always)
    least = _search(sheet, always, weights)
    whole = _of_the_whole(sheet) - always
    if least is None or not least & whole or len(weights) > MANY:
        return least
    other = _search(sheet, always, {id_: SPARED if id_ in whole else weight for id_, weight in weights.items()})
    if other is None or len(other & whole) >= len(least & whole):
        return least
    things = sheet.printable.union(sheet.figures) - always
    return other if len(other & things) <= DEARER * len(least & things) else least


def _search(sheet: Sheet, always: frozenset[str], weights: Mapping[str, float]) -> frozenset[str] | None:
    made_of = {id_: one.needs for id_, one in sheet.figures.items()}
    ties = list(_in_each_sum(sheet, always))
    needs: list[Need] = []
    hidden, tables = always, Tables(sheet.frame)
    for round_ in range(ROUNDS):
        learned = _attacks(sheet, hidden, tables)
        if not learned:
            return hidden if round_ <= PATIENT else _given_back(sheet, hidden, always, tables)
        needs += learned
        ties += _useless(sheet, hidden, always, tables)
        chosen = cheapest(needs, ties, weights, always, made_of)
        if chosen is None:
            return None
        # A long search is ended by keeping what was hidden before.
        before, hidden = hidden, sheet.closed(always | chosen | (hidden if round_ >= PATIENT else frozenset()))
        if hidden == before:  # what was learned is beyond the solver's precision: hide all that it names
            hidden = sheet.closed(hidden.union(*(need.gain for need in learned)))
    return None


def _given_back(sheet: Sheet, hidden: frozenset[str], always: frozenset[str], tables: Tables) -> frozenset[str]:
    """The same without the partners that turn out not to be needed, the largest first."""
    for id_ in sorted(hidden & sheet.printable - always, key=lambda one: (-sheet.value[one], one)):
        figures = {name for name, one in sheet.figures.items() if id_ in one.needs} - always
        less = sheet.closed(hidden - figures - {id_})
        if not _attacks(sheet, less, tables):
            hidden = less
    return hidden


def _in_each_sum(sheet: Sheet, always: frozenset[str]) -> Iterator[Tie]:
    """A cell moves only if in each of its sums another one does."""
    for sum_ in () if sheet.case.in_sizes else sheet.case.sums:
        ids = {sum_.total, *sum_.parts}
        open_ = {id_ for id_ in ids if id_ in always or not (id_ in sheet.printable or id_ in sheet.ledger)}
        if not open_:
            able = {id_ for id_ in ids if can_hide(sheet, id_)}
            yield from (Tie(id_, frozenset(able - {id_})) for id_ in sorted(able))


def _useless(sheet: Sheet, hidden: frozenset[str], always: frozenset[str], tables: Tables) -> list[Tie]:
    """Partners that cannot move, each with what would let it."""
    space = sheet.space(hidden)
    seen = Seen(space, tables)
    found = []
    for place, id_ in enumerate(sheet.frame.ids):
        if id_ not in hidden or id_ in always or seen.high[place] - seen.low[place] > MOVES:
            continue
        ends = [space.least({place: sign}) for sign in (1.0, -1.0)]
        proofs = tuple(end for end in ends if end)
        if len(proofs) == 2 and -proofs[1].least - proofs[0].least < MOVES:
            gain = _need(sheet, hidden, (), Gap(Target(place), 0, 0, proofs, 1.0)).gain
            found.append(Tie(id_, frozenset(other for other, by in gain.items() if by > 1e-6) - {id_}))
        for proof in proofs:
            seen.add(proof.table)
    return found


def readers(sheet: Sheet) -> list[frozenset[str]]:
    """What the different readers know, without those who know no more than everybody."""
    known = {frozenset(ids) for ids in sheet.case.viewers.values()}
    return [frozenset(), *sorted(known - {frozenset()}, key=sorted)]


def _attacks(sheet: Sheet, hidden: frozenset[str], tables: Tables) -> list[Need]:
    """What the first reader who gets through teaches; nothing when none does."""
    wanted = targets(sheet.case, sheet.kind, hidden)
    for knows in readers(sheet):
        if knows and all(sheet.is_known(id_, hidden) for id_ in knows):
            continue  # knows nothing that is not printed anyway
        space = sheet.space(hidden, knows)
        # What follows from one's own cells, or from what was printed before, no printing can take back.
        alone = sheet.space(sheet.everything, knows) if knows or sheet.ledger else None
        mine = [target for target in wanted if sheet.frame.ids[target.place] not in knows]
        learned = [_need(sheet, hidden, knows, gap) for gap in unmet(space, mine, tables, alone)]
        if learned:
            return learned
    return []


def _need(sheet: Sheet, hidden: frozenset[str], knows: Collection[str], gap: Gap) -> Need:
    """The dual of an attack as a condition on what is hidden.

    By weak duality Σ cost × cell is at least Σ held × cell, each cell at its bound. Hiding a cell that is held from
    below lets it sink to 0 and gives held × value; hiding one that is held from above, or a figure, frees it.
    """
    gain: dict[str, float] = {}
    least = gap.short
    for proof in gap.proofs:
        for place in np.flatnonzero(np.abs(proof.held) > NOISE):
            id_ = sheet.frame.ids[place]
            if not can_hide(sheet, id_) or id_ in knows or place == gap.target.given:
                continue
            if id_ in hidden and proof.held[place] < 0:
                continue  # open above: no more than noise
            held, lower = float(proof.held[place]), sheet.frame.lower[place]
            gives = held * sheet.bounds[id_][0] if held > 0 and lower == 0 else float("inf")
            gain[id_] = gain.get(id_, 0.0) + gives
            least += gives if id_ in hidden and gives < float("inf") else 0.0
        owners = [None] * len(sheet.frame.rows) + [id_ for id_, _ in sheet.owned_rows(hidden)]
        for row in np.flatnonzero(proof.by_row < -NOISE):
            if owner := owners[row]:
                gain[owner] = float("inf")
    return Need({id_: min(one, least) for id_, one in gain.items() if one > 1e-9}, least)


def can_hide(sheet: Sheet, id_: str) -> bool:
    """What was printed before and is the same stays known, and what is never printed is hidden as it is."""
    return id_ in sheet.figures or (id_ in sheet.printable and sheet.ledger.get(id_) != sheet.value[id_])


def _of_the_whole(sheet: Sheet) -> frozenset[str]:
    """The totals of everybody, and the figures of those.

    A total that is in no other's sum, and whose parts are not parts of another's parts: what the districts have of a
    group adds up to the network's, which lies in the network's total even where no sum says so.
    """
    sums, inside = sheet.case.sums, _inside(sheet)
    parts = {part for sum_ in sums for part in sum_.parts}
    tops = {sum_.total for sum_ in sums} - parts
    below = {top: frozenset[str]() for top in tops}
    for sum_ in sums:
        if sum_.total in tops:
            below[sum_.total] = below[sum_.total].union(*map(inside, sum_.parts))
    lesser = {s.total for s in sums if s.total in tops and any(below[top] >= {*s.parts} for top in tops - {s.total})}
    whole = tops - lesser
    return frozenset(whole | {id_ for id_, one in sheet.figures.items() if whole.intersection(one.needs)})


def _inside(sheet: Sheet) -> Callable[[str], frozenset[str]]:
    """For a cell, all that adds up to it or is at most it, and so on downwards."""
    direct: dict[str, set[str]] = {}
    for sum_ in sheet.case.sums:
        direct.setdefault(sum_.total, set()).update(sum_.parts)
    for cap in sheet.case.caps:
        direct.setdefault(cap.whole, set()).add(cap.part)

    def inside(id_: str) -> frozenset[str]:
        found, left = set[str](), [id_]
        while left:
            new = direct.get(left.pop(), set()) - found
            found |= new
            left += new
        return frozenset(found)

    return inside


def _weights(sheet: Sheet, always: frozenset[str]) -> dict[str, float]:
    """What hiding a thing costs. Few before many, then small before large, parts before totals, last time's first."""
    totals, whole = {sum_.total for sum_ in sheet.case.sums}, _of_the_whole(sheet)
    largest = log1p(max((abs(one) for one in sheet.value.values()), default=1.0)) or 1.0
    found: dict[str, float] = {}
    for rank, id_ in enumerate(sorted([*sheet.printable, *sheet.figures])):
        if not can_hide(sheet, id_) or id_ in always:
            continue
        if id_ in sheet.figures:
            weight = FIGURE * (4 if id_ in whole else 1)
        else:
            level = ROOT if id_ in whole else SUBTOTAL if id_ in totals else 1.0
            weight = level * (1 + 0.15 * log1p(abs(sheet.value[id_])) / largest)
            weight = min(weight, ROOT) * (KEPT if id_ in sheet.case.keep_hidden else 1.0)
        found[id_] = weight + rank * 1e-7  # of equals always the same one
    return found
