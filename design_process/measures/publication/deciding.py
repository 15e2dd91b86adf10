"""Deciding what of one indicator and period is printed: protect, attack what is really printed, fail closed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from design_process.measures.publication.again import may_print_again
from design_process.measures.publication.cases import COUNT, HUB, Builder, Readers, Row, Sheet, for_hub_of, known_of
from design_process.measures.publication.spans import ALONE as NO_OTHER
from design_process.measures.publication.spans import Beside, Span
from districts.directory.groups import ALL
from network.lib.suppression import BadCase, Case, Hidden, Leak, Printed, band, is_small, leaks, protect

MOST_ROWS = 400  # members × groups of one decision: beyond that only all pupils are printed, and no group


@dataclass(frozen=True)
class Asked:
    """What is to be decided: the rows as they are, what was printed of this period before, and who reads.

    `keep_hidden`: what had to be hidden in the period before, and is preferred again. `merged`: groups that are printed
    as one, by the key of the one; `only_merged`: the rest was printed already, and stays as it is. `beside`: years that
    were printed as one with this, and the other years in them.
    """

    unit: str
    rows: tuple[Row, ...]
    earlier: tuple[Sheet, ...]
    readers: Readers
    keep_hidden: frozenset[str] = frozenset()
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_merged: bool = False
    beside: Beside = NO_OTHER

    def builder(
        self, sheets: Sequence[Sheet], shown: frozenset[int] = frozenset(), *, for_anyone: bool = False
    ) -> Builder:
        """The case of some printings of these rows, for these readers."""
        return Builder(
            self.unit, sheets, self.readers, shown, among=self.beside.among(self.earlier), for_anyone=for_anyone
        )

    def known(self, sheets: Sequence[Sheet]) -> dict[str, str | int]:
        """All that could be read of some printings, and of what they are tied to."""
        return {**self.beside.known, **known_of(sheets)}


@dataclass(frozen=True)
class Decision:
    """What is printed, by id. `held`: nothing new is, because of what was printed before; `leaks`: why it failed."""

    number: int  # of this printing among those that printed something, from 0
    printed: Mapping[str, str | int]
    small: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    held: bool = False
    leaks: tuple[Leak, ...] = ()

    def of(self, group: str, what: str = "rate") -> Printed | None:
        return self.printed.get(f"{what}:{group}:{self.number}")


def decide(asked: Asked) -> Decision:
    """What everybody of the network may read of these rows."""
    rows = manageable(asked.rows)
    number = len(asked.earlier)
    nothing = Decision(number, {}, held=bool(number))
    beside = asked.beside
    before = [*(one.rows for one in asked.earlier[-1:]), *beside.behind(beside.here)]
    if not all(may_print_again(asked.unit, one, rows, asked.readers.threshold) for one in before):
        return replace(nothing, held=True)
    sheet = Sheet(rows, merged=asked.merged, only_merged=asked.only_merged)
    builder = asked.builder((*asked.earlier, sheet))
    try:
        case = beside.case(asked.unit, builder, asked.keep_hidden)
    except BadCase:
        return replace(nothing, held=True)
    ours = {cell.id for cell in builder.cells.values() if cell.publishable}
    if not ours:
        return Decision(number, {})  # too few members in every group
    known = asked.known(asked.earlier)
    found = protect(case)
    printed = {id_: one for id_, one in _told(found.printed).items() if id_.rpartition(":")[2] == str(number)}
    # The last step, on what will really lie side by side: this printing and all before it.
    leaking = leaks(case, {**printed, **known})
    if leaking or known.keys() - _told(found.printed).keys():
        return Decision(number, {}, held=bool(number), leaks=leaking)
    return Decision(number, printed, found.primary & ours, found.partners & ours)


def decide_together(unit: str, beside: Beside, span: Span) -> Decision:
    """What everybody may read of several years as one, beside everything that was printed of each of them.

    Single years that are hidden stay so: see `spans.askable`, by which the groups are chosen.
    """
    nothing = Decision(0, {}, held=True)
    try:
        case = replace(beside, spans=(*beside.spans, span)).case(unit, None)
    except BadCase:
        return nothing
    known = beside.known
    found = protect(case)
    told = _told(found.printed)
    printed = {id_: one for id_, one in told.items() if id_.endswith(span.ending)}
    leaking = leaks(case, {**printed, **known})
    if leaking or known.keys() - told.keys():
        return replace(nothing, leaks=leaking)
    return Decision(0, {id_.removesuffix(span.ending): one for id_, one in printed.items()})


def decide_for_hub(asked: Asked, shared: Mapping[str, str | int], members: frozenset[int]) -> Decision:
    """What the hub may read of members that have not agreed to more, beside what everybody reads of the same rows."""
    rows = manageable(asked.rows)
    sheets = (*asked.earlier, Sheet(rows, shared, asked.merged))
    builder = asked.builder(sheets, members)
    try:
        case = asked.beside.case(asked.unit, builder)
    except BadCase:
        return Decision(len(sheets) - 1, {})
    found = protect(case)
    here = builder.cells.keys() | builder.figures.keys()
    own = {id_: one for id_, one in _told(found.printed).items() if id_ in here and id_ not in shared and ":m" in id_}
    leaking = leaks(case, {**own, **asked.known(sheets)})
    return Decision(len(sheets) - 1, {} if leaking else own, leaks=leaking)


def decide_for_anyone(asked: Asked, last: Sheet, member: int) -> Decision:
    """What anybody may read of all pupils of a member, on a paper that leaves it, beside everything that was printed.

    One figure at the most: it is laid beside the rest and attacked, and left out where that tells anything. `last`: the
    newest printing of the rows that are asked.
    """
    sheets = (*asked.earlier, last)
    builder = asked.builder(sheets, frozenset([member]), for_anyone=True)
    case = asked.beside.case(asked.unit, builder)
    id_, text = _own_figure(builder, asked, member)
    known, hub_only = asked.known(sheets), for_hub_of(sheets) | asked.beside.for_hub
    number = len(sheets) - 1
    if id_ in known and id_ not in hub_only:
        return Decision(number, {id_: known[id_]})
    if text is None:
        return Decision(number, {})
    leaking = _attacked(case, {**known, id_: text}, hub_only - {id_})
    return Decision(number, {} if leaking else {id_: text}, leaks=leaking)


def leaks_of(asked: Asked, last: Sheet) -> tuple[Leak, ...]:
    """What somebody can conclude from everything that was printed of these rows; `last` is their newest printing."""
    sheets = (*asked.earlier, last)
    case = asked.beside.case(asked.unit, asked.builder(sheets))
    return _attacked(case, asked.known(sheets), for_hub_of(sheets) | asked.beside.for_hub)


def _attacked(case: Case, known: Mapping[str, str | int], hub_only: frozenset[str]) -> tuple[Leak, ...]:
    """The attack of each reader with what it can read: the hub has more than all the others."""
    hub = {name: ids for name, ids in case.viewers.items() if name == HUB}
    others = replace(
        case,
        already_public={id_: old for id_, old in case.already_public.items() if id_ not in hub_only},
        viewers={name: ids for name, ids in case.viewers.items() if name != HUB},
    )
    found = leaks(others, {id_: one for id_, one in known.items() if id_ not in hub_only})
    if found or not (hub or hub_only):
        return found
    return leaks(replace(case, viewers=hub), known)


def _own_figure(builder: Builder, asked: Asked, member: int) -> tuple[str, str | int | None]:
    """The id and the text of a member's figure as it would be printed; no text where it is about few."""
    row = next(row for row in asked.rows if row.member == member and row.group == ALL)
    x, rate = builder.own_ids(member)
    least = asked.readers.threshold
    if asked.unit == COUNT or row.n is None:
        return x, None if is_small(row.x, least) else int(row.x)
    if builder.as_mean:
        return rate, None if row.n < least else f"{row.x * builder.by_hundred / row.n:.1f}"
    found = band(round(row.x), round(row.n), least)
    return rate, found.plain if found else None


def manageable(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(rows) if len(rows) <= MOST_ROWS else tuple(row for row in rows if row.group == ALL)


def _told(printed: Mapping[str, Printed]) -> dict[str, str | int]:
    """Without what is hidden."""
    told: dict[str, str | int] = {}
    for id_, one in printed.items():
        if not isinstance(one, Hidden):
            told[id_] = one if isinstance(one, str) else int(one)
    return told
