"""Deciding what of one indicator and period is printed: protect, attack what is really printed, fail closed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from design_process.measures.publication.again import may_print_again
from design_process.measures.publication.cases import Builder, Readers, Row, Sheet
from districts.directory.groups import ALL
from network.lib.suppression import Hidden, Leak, Printed, leaks, protect

MOST_ROWS = 400  # members × groups of one decision: beyond that only all pupils are printed, and no group


@dataclass(frozen=True)
class Asked:
    """What is to be decided: the rows as they are, what was printed of this period before, and who reads.

    `keep_hidden`: what had to be hidden in the period before, and is preferred again.
    """

    unit: str
    rows: tuple[Row, ...]
    earlier: tuple[Sheet, ...]
    readers: Readers
    keep_hidden: frozenset[str] = frozenset()


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
    case = Builder(asked.unit, (*asked.earlier, Sheet(rows)), asked.readers).case(asked.keep_hidden)
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
    sheets = (*asked.earlier, Sheet(rows, shared))
    case = Builder(asked.unit, sheets, asked.readers, members).case()
    found = protect(case)
    own = {id_: one for id_, one in _told(found.printed).items() if id_ not in shared and ":m" in id_}
    leaking = leaks(case, {**own, **_known(sheets)})
    return Decision(len(sheets) - 1, {} if leaking else own, leaks=leaking)


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
