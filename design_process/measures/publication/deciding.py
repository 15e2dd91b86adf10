"""Deciding what of one indicator and period is printed: protect, attack what is really printed, fail closed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from design_process.measures.publication.again import may_print_again
from design_process.measures.publication.cases import COUNT, HUB, Builder, Readers, Row, Sheet
from districts.directory.groups import ALL
from network.lib.suppression import Case, Hidden, Leak, Printed, band, is_small, leaks, protect

MOST_ROWS = 400  # members × groups of one decision: beyond that only all pupils are printed, and no group


@dataclass(frozen=True)
class Asked:
    """What is to be decided: the rows as they are, what was printed of this period before, and who reads.

    `keep_hidden`: what had to be hidden in the period before, and is preferred again. `merged`: groups that are printed
    as one, by the key of the one; `only_merged`: the rest was printed already, and stays as it is.
    """

    unit: str
    rows: tuple[Row, ...]
    earlier: tuple[Sheet, ...]
    readers: Readers
    keep_hidden: frozenset[str] = frozenset()
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_merged: bool = False


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
    if number and not may_print_again(asked.unit, asked.earlier[-1].rows, rows, asked.readers.threshold):
        return nothing
    sheet = Sheet(rows, merged=asked.merged, only_merged=asked.only_merged)
    case = Builder(asked.unit, (*asked.earlier, sheet), asked.readers).case(asked.keep_hidden)
    if not any(cell.publishable for cell in case.cells):
        return Decision(number, {})  # too few members in every group
    known = _known(asked.earlier)
    found = protect(case)
    printed = {id_: one for id_, one in _told(found.printed).items() if id_.rpartition(":")[2] == str(number)}
    # The last step, on what will really lie side by side: this printing and all before it.
    leaking = leaks(case, {**printed, **known})
    if leaking or known.keys() - _told(found.printed).keys():
        return Decision(number, {}, held=bool(number), leaks=leaking)
    ours = {cell.id for cell in case.cells if cell.publishable}
    return Decision(number, printed, found.primary & ours, found.partners)


def decide_for_hub(asked: Asked, shared: Mapping[str, str | int], members: frozenset[int]) -> Decision:
    """What the hub may read of members that have not agreed to more, beside what everybody reads of the same rows."""
    rows = manageable(asked.rows)
    sheets = (*asked.earlier, Sheet(rows, shared, asked.merged))
    case = Builder(asked.unit, sheets, asked.readers, members).case()
    found = protect(case)
    own = {id_: one for id_, one in _told(found.printed).items() if id_ not in shared and ":m" in id_}
    leaking = leaks(case, {**own, **_known(sheets)})
    return Decision(len(sheets) - 1, {} if leaking else own, leaks=leaking)


def decide_for_anyone(asked: Asked, last: Sheet, member: int) -> Decision:
    """What anybody may read of all pupils of a member, on a paper that leaves it, beside everything that was printed.

    One figure at the most: it is laid beside the rest and attacked, and left out where that tells anything. `last`: the
    newest printing of the rows that are asked.
    """
    sheets = (*asked.earlier, last)
    builder = Builder(asked.unit, sheets, asked.readers, frozenset([member]), for_anyone=True)
    case = builder.case()
    id_, text = _own_figure(builder, asked, member)
    known, hub_only = _known(sheets), _for_hub(sheets)
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
    case = Builder(asked.unit, sheets, asked.readers).case()
    return _attacked(case, _known(sheets), _for_hub(sheets))


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


def _for_hub(sheets: Sequence[Sheet]) -> frozenset[str]:
    """What nobody but the hub could read."""
    for_all = {id_ for sheet in sheets for id_ in sheet.printed.keys() - sheet.for_hub}
    return frozenset(id_ for sheet in sheets for id_ in sheet.for_hub) - for_all


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


def _known(sheets: Sequence[Sheet]) -> dict[str, str | int]:
    return {id_: one for sheet in sheets for id_, one in sheet.printed.items()}


def _told(printed: Mapping[str, Printed]) -> dict[str, str | int]:
    """Without what is hidden."""
    told: dict[str, str | int] = {}
    for id_, one in printed.items():
        if not isinstance(one, Hidden):
            told[id_] = one if isinstance(one, str) else int(one)
    return told
