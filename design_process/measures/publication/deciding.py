"""Deciding what of one indicator and period is printed: protect, attack what is really printed, fail closed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from design_process.measures.publication.again import may_print_again, refused_beside
from design_process.measures.publication.cases import (
    COUNT,
    HUB,
    HUBS,
    Builder,
    Readers,
    Row,
    Sheet,
    for_hub_of,
    known_of,
)
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
    were printed as one with this, and the other years in them. `elsewhere`: what other networks have printed of the
    same districts.
    """

    unit: str
    rows: tuple[Row, ...]
    earlier: tuple[Sheet, ...]
    readers: Readers
    keep_hidden: frozenset[str] = frozenset()
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_merged: bool = False
    beside: Beside = NO_OTHER
    elsewhere: tuple[Sheet, ...] = ()

    @property
    def is_barred(self) -> bool:
        """Years as one and another network's table of one of these years are never both printed: the first stands."""
        return any(one.as_one for one in self.elsewhere) or bool(self.elsewhere and self.beside.spans)

    def builder(
        self, sheets: Sequence[Sheet], shown: frozenset[int] = frozenset(), *, for_anyone: bool = False
    ) -> Builder:
        """The case of some printings of these rows, for these readers."""
        among = replace(self.beside.among(self.earlier), elsewhere=self.elsewhere)
        return Builder(self.unit, sheets, self.readers, shown, for_anyone=for_anyone, among=among)

    def known(self, sheets: Sequence[Sheet], builder: Builder) -> dict[str, str | int]:
        """All that could be read of some printings, of what they are tied to, and of other networks'."""
        return {**self.beside.known, **known_of(sheets), **builder.told}

    def hub_only(self, sheets: Sequence[Sheet], builder: Builder) -> frozenset[str]:
        """What of it nobody but a hub could read."""
        return self.beside.for_hub | builder.hub_only | (for_hub_of(sheets) - builder.told.keys())


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
    asked = manageable(asked)
    rows, number, beside = asked.rows, len(asked.earlier), asked.beside
    nothing = Decision(number, {}, held=bool(number))
    before = [*(one.rows for one in asked.earlier[-1:]), *beside.behind(beside.here)]
    if not all(may_print_again(asked.unit, one, rows, asked.readers.threshold) for one in before):
        return replace(nothing, held=True)
    refused = refused_beside(asked.unit, asked.elsewhere, rows, asked.merged, asked.readers.threshold)
    if asked.is_barred or any(id_.split(":")[1] in refused for one in asked.earlier for id_ in one.printed):
        return nothing
    sheet = Sheet(rows, merged=asked.merged, only_merged=asked.only_merged, refused=refused)
    builder = asked.builder((*asked.earlier, sheet))
    try:
        case = beside.case(asked.unit, builder, asked.keep_hidden)
    except BadCase:
        return replace(nothing, held=True)
    ours = {cell.id for cell in builder.cells.values() if cell.publishable} - builder.told.keys()
    if not ours:
        return nothing if refused else Decision(number, {})  # too few members in every group
    known = asked.known(asked.earlier, builder)
    found = protect(case)
    printed = {id_: one for id_, one in _told(found.printed).items() if id_.rpartition(":")[2] == str(number)}
    # The last step, on what will really lie side by side: this printing and all before it.
    leaking = leaks(case, {**printed, **known})
    here = beside.known.keys() | known_of(asked.earlier).keys()
    if leaking or here - _told(found.printed).keys():
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
    asked = manageable(asked)
    sheets = (*asked.earlier, Sheet(asked.rows, shared, asked.merged))
    if asked.is_barred:
        return Decision(len(sheets) - 1, {})
    builder = asked.builder(sheets, members)
    try:
        case = asked.beside.case(asked.unit, builder)
    except BadCase:
        return Decision(len(sheets) - 1, {})
    found = protect(case)
    here = {id_ for id_ in (*builder.cells, *builder.figures) if int(id_.rpartition(":")[2]) < builder.first_elsewhere}
    own = {id_: one for id_, one in _told(found.printed).items() if id_ in here and id_ not in shared and ":m" in id_}
    leaking = leaks(case, {**own, **asked.known(sheets, builder)})
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
    known, hub_only = asked.known(sheets, builder), asked.hub_only(sheets, builder)
    number = len(sheets) - 1
    if id_ in known and id_ not in hub_only:
        return Decision(number, {id_: known[id_]})
    if text is None or asked.is_barred or (asked.elsewhere and manageable(asked) != asked):
        return Decision(number, {})
    leaking = _attacked(case, {**known, id_: text}, hub_only - {id_})
    return Decision(number, {} if leaking else {id_: text}, leaks=leaking)


def leaks_of(asked: Asked, last: Sheet) -> tuple[Leak, ...]:
    """What somebody can conclude from everything that was printed of these rows; `last` is their newest printing."""
    sheets, asked = (*asked.earlier, last), manageable(asked)
    builder = asked.builder(sheets)
    case = asked.beside.case(asked.unit, builder)
    return _attacked(case, asked.known(sheets, builder), asked.hub_only(sheets, builder))


def _attacked(case: Case, known: Mapping[str, str | int], hub_only: frozenset[str]) -> tuple[Leak, ...]:
    """The attack of each reader with what it can read: the hub has more than all the others."""
    hub = {name: ids for name, ids in case.viewers.items() if name in (HUB, HUBS)}
    others = replace(
        case,
        already_public={id_: old for id_, old in case.already_public.items() if id_ not in hub_only},
        viewers={name: ids for name, ids in case.viewers.items() if name not in hub},
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


def manageable(asked: Asked) -> Asked:
    """What is asked of all pupils only, where the rows are too many, those of other networks included.

    Nothing is, where one of those has printed groups and not all pupils: these would follow from here.
    """
    if len(asked.rows) + sum(len(sheet.rows) for sheet in asked.elsewhere) <= MOST_ROWS:
        return asked
    there = tuple(replace(one, rows=_of_all(one.rows), printed=_told_of_all(one.printed)) for one in asked.elsewhere)
    rows = _of_all(asked.rows) if all(sheet.printed for sheet in there) else ()
    return replace(asked, rows=rows, elsewhere=there)


def _of_all(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.group == ALL)


def _told_of_all(printed: Mapping[str, str | int]) -> dict[str, str | int]:
    return {id_: one for id_, one in printed.items() if id_.split(":")[1] == ALL}


def _told(printed: Mapping[str, Printed]) -> dict[str, str | int]:
    """Without what is hidden."""
    told: dict[str, str | int] = {}
    for id_, one in printed.items():
        if not isinstance(one, Hidden):
            told[id_] = one if isinstance(one, str) else int(one)
    return told
