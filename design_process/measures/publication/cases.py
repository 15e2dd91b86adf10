"""One indicator in one period as a case of the suppression service: every count a reader might lay side by side. Pure.

Ids: `n:GROUP:mMEMBER:V` and `x:GROUP:mMEMBER:V` are a member's counts, `n:GROUP:V`, `x:GROUP:V` and `rate:GROUP:V` the
network's. V is the printing in which a value appeared: what did not change between two printings is one cell of both,
so that the difference of two printings is attacked like everything else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from districts.directory.groups import ALL, adding_up
from network.lib.suppression import Cap, Case, Cell, Mean, Rate, Sum

FEWEST = 3  # members: with two, each gets the other's figure by subtraction
HUB = "hub"  # as a reader
SHARE, COUNT, RATE, MEAN = "share", "count", "rate", "mean"
Run = tuple[str, str, int]  # of a member's count: x or n, the group, the member


class Row(NamedTuple):
    """What one member has in one group: `x` counted of `n`, or the count itself without an `n`."""

    member: int
    group: str
    x: float
    n: float | None


@dataclass(frozen=True)
class Sheet:
    """One printing: what the members had then, and for an earlier one what was printed of it, by id of figure.

    `merged`: groups that were printed as one, by the key of the one. `only_merged`: nothing else is to be printed.
    """

    rows: tuple[Row, ...]
    printed: Mapping[str, str | int] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_merged: bool = False
    for_hub: frozenset[str] = frozenset()  # of `printed`, what nobody but the hub could read


@dataclass(frozen=True)
class Readers:
    """Whose knowledge the printing must withstand: members know their own; the hub knows those who agreed.

    `knew`: members whose agreement is over, and counted at some time since the period began: who has read knows.
    """

    agreed: frozenset[int] = frozenset()
    threshold: int = 11
    knew: frozenset[int] = frozenset()

    @property
    def known_to_hub(self) -> frozenset[int]:
        return self.agreed | self.knew


@dataclass(frozen=True)
class Among:
    """How a year stands among years that were printed as one.

    `behind`: what the members had in it then. `stay_hidden`: groups of which nothing is to be printed. Not `asks`:
    nothing is, it was decided before.
    """

    behind: tuple[tuple[Row, ...], ...] = ()
    stay_hidden: frozenset[str] = frozenset()
    asks: bool = True


ALONE = Among()


class Builder:
    """Collects the cells of all printings of one indicator in one period, the last of them to be decided."""

    def __init__(
        self,
        unit: str,
        sheets: Sequence[Sheet],
        readers: Readers,
        shown: frozenset[int] = frozenset(),
        *,
        for_anyone: bool = False,
        among: Among = ALONE,
    ) -> None:
        """`shown`: members whose own figures are printed too, for the hub that has no agreement with them.

        `for_anyone`: for a public paper instead, of all their pupils only and without how many these are.
        """
        self.unit, self.readers, self.shown, self.for_anyone = unit, readers, shown, for_anyone
        there = [one.rows for one in sheets]
        self.sheets = (*sheets, *(Sheet(rows) for rows in among.behind if rows not in there))
        self.last = len(sheets) - 1
        self.among = among
        self.as_mean = unit == MEAN or (unit == RATE and any(_over(row) for one in self.sheets for row in one.rows))
        self.by_hundred = 100 if unit == RATE and self.as_mean else 1
        self.partitions = _partitions({row.group for one in self.sheets for row in one.rows})
        self.cells: dict[str, Cell] = {}
        self.sums: dict[str, Sum] = {}
        self.caps: dict[tuple[str, str], Cap] = {}
        self.figures: dict[str, Rate | Mean] = {}
        self.public: dict[str, int] = {}
        self.known: dict[int, set[str]] = defaultdict(set)
        self.known_to_hub: set[str] = set()
        self.at: dict[int, dict[Run, str]] = defaultdict(dict)  # the ids of the members' counts, by printing
        self._runs: dict[Run, list[tuple[float, str]]] = defaultdict(list)

    def case(self, keep_hidden: frozenset[str] = frozenset()) -> Case:
        for number, sheet in enumerate(self.sheets):
            self._sheet(number, sheet)
        viewers = {f"m{member}": frozenset(ids) for member, ids in self.known.items() if self._reads(member)}
        hub = (
            frozenset(id_ for member in self.readers.known_to_hub for id_ in self.known.get(member, ()))
            | self.known_to_hub
        )
        return Case(
            cells=tuple(self.cells.values()),
            sums=tuple(self.sums.values()),
            caps=tuple(self.caps.values()),
            rates=tuple(one for one in self.figures.values() if isinstance(one, Rate)),
            means=tuple(one for one in self.figures.values() if isinstance(one, Mean)),
            already_public=self.public,
            viewers=viewers | ({HUB: hub} if hub else {}),
            threshold=self.readers.threshold,
            keep_hidden=frozenset(keep_hidden & set(self.cells)),
        )

    def is_reader(self, viewer: str) -> bool:
        return viewer == HUB or self._reads(int(viewer.removeprefix("m")))

    def _reads(self, member: int) -> bool:
        """Is a member a reader? Of what is for the hub alone, none is; of a public paper, all but its own."""
        return not self.shown or (self.for_anyone and member not in self.shown)

    def own_ids(self, member: int) -> tuple[str, str]:
        """The ids of the count and of the figure of all a member's pupils, as they are now."""
        x = self.at[self.last]["x", ALL, member]
        return x, f"rate:{x.removeprefix('x:')}"

    def _sheet(self, number: int, sheet: Sheet) -> None:
        of_group: dict[str, list[Row]] = defaultdict(list)
        for member, rows in _by_member(sheet.rows).items():
            for row in self._with_rest(rows):
                self._member_cells(number, row)
                of_group[row.group].append(row)
            self._within(number, member, rows)
        for group, found in of_group.items():
            self._network_cells(number, group, found, sheet)
        for key, groups in sheet.merged.items():
            if found := [row for group in groups for row in of_group[group]]:
                self._network_cells(number, key, found, sheet)
        self._across(number, {group: {row.member for row in found} for group, found in of_group.items()})

    def _member_cells(self, number: int, row: Row) -> None:
        sheet = self.sheets[number]
        own = row.member in self.shown and number == self.last and not row.group.startswith("~")
        own = own and (row.group == ALL or not self.for_anyone)
        for kind, value in self._counts(row):
            id_ = self._run(kind, row, value, number)
            is_main = kind == ("x" if self.unit == COUNT else "" if self.for_anyone else "n")
            if id_ not in self.cells or own or id_ in sheet.printed:
                self.cells[id_] = Cell(id_, value, publishable=(own and is_main) or id_ in sheet.printed)
            self.known[row.member].add(id_)
            if id_ in sheet.printed:
                self.public[id_] = int(sheet.printed[id_])
        if row.n is None:
            return
        x, n = (self._run(kind, row, value, number) for kind, value in self._counts(row))
        if not self.as_mean:
            self.caps[x, n] = Cap(x, n)
        figure = self._figure(f"rate:{x.removeprefix('x:')}", x, n)
        # Printed, or small: then its outcome must stay open too.
        if own or figure.id in sheet.printed or 0 < row.n < self.readers.threshold:
            self.figures[figure.id] = figure

    def _counts(self, row: Row) -> list[tuple[str, float]]:
        found = [("x", row.x * self.by_hundred)]
        return found if row.n is None else [*found, ("n", row.n)]

    def _run(self, kind: str, row: Row, value: float, number: int) -> str:
        """The id of a member's count in a printing: the one it had in the printing before, if it is the same still.

        What lies behind years as one was never a printing by itself: it is the same as any that it equals.
        """
        key = (kind, row.group, row.member)
        runs = self._runs[key] if number > self.last else self._runs[key][-1:]
        id_ = next((id_ for old, id_ in reversed(runs) if old == value), None)
        if id_ is None:
            id_ = f"{kind}:{row.group}:m{row.member}:{number}"
            self._runs[key].append((value, id_))
        self.at[number][key] = id_
        return id_

    def number_of(self, rows: tuple[Row, ...]) -> int:
        """Which printing these rows were: the newest with the same."""
        return next(number for number in reversed(range(len(self.sheets))) if self.sheets[number].rows == rows)

    def _figure(self, id_: str, x: str, n: str) -> Rate | Mean:
        return Mean(id_, x, n) if self.as_mean else Rate(id_, x, n)

    def _network_cells(self, number: int, group: str, rows: Sequence[Row], sheet: Sheet) -> None:
        """The sums over members, printable when enough members are behind them."""
        asked = self.among.asks and number == self.last and not self.shown and self._is_asked(group, sheet)
        enough = asked and len({row.member for row in rows}) >= FEWEST
        for kind in ("x", "n") if rows[0].n is not None else ("x",):
            id_ = f"{kind}:{group}:{number}"
            parts = [(self._run(k, row, v, number), v) for row in rows for k, v in self._counts(row) if k == kind]
            is_main = kind == ("x" if self.unit == COUNT else "n")
            self.cells[id_] = Cell(
                id_, sum(value for _, value in parts), publishable=(enough and is_main) or id_ in sheet.printed
            )
            self.sums[id_] = Sum(id_, tuple(part for part, _ in parts))
            self._sum_known_to(id_, {row.member for row in rows})
            if id_ in sheet.printed:
                self.public[id_] = int(sheet.printed[id_])
        figure = f"rate:{group}:{number}"
        if rows[0].n is not None and (enough or figure in sheet.printed):
            self.figures[figure] = self._figure(figure, f"x:{group}:{number}", f"n:{group}:{number}")

    def _across(self, number: int, members: Mapping[str, Collection[int]]) -> None:
        """What adds up within the network, where every member says who is in none of the groups.

        It follows from the members' own sums. Said, it makes the network's total the last that is hidden.
        """
        for dimension, groups in self.partitions.items():
            rest = f"~{dimension}"
            if members.get(rest, ()) == members.get(ALL):
                for kind in ("x", "n"):
                    ids = [f"{kind}:{group}:{number}" for group in (*groups, rest) if group in members]
                    id_ = f"{kind}:{ALL}:{number}"
                    if id_ in self.cells:
                        self.sums[f"{id_}={dimension}"] = Sum(id_, tuple(ids))

    def _is_asked(self, group: str, sheet: Sheet) -> bool:
        """Is the network's figure of a group to be printed, if it may be?"""
        if group in self.among.stay_hidden:
            return False
        if sheet.only_merged:
            return group in sheet.merged
        return not group.startswith("~") and not any(group in groups for groups in sheet.merged.values())

    def _sum_known_to(self, id_: str, members: set[int]) -> None:
        """Who knows all parts knows the sum: it is no secret that printing could give away."""
        if members <= self.readers.known_to_hub:
            self.known_to_hub.add(id_)
        if len(members) == 1:
            self.known[next(iter(members))].add(id_)

    def _with_rest(self, rows: Mapping[str, Row]) -> Iterator[Row]:
        """A member's rows, and for each dimension whose groups add up to all those whom no group names."""
        yield from rows.values()
        for dimension, groups in self.partitions.items():
            found = [rows[group] for group in groups if group in rows]
            everybody = rows.get(ALL)
            if found and everybody is not None:
                x = everybody.x - sum(row.x for row in found)
                n = None if everybody.n is None else everybody.n - sum(row.n or 0 for row in found)
                if self._is_count(x, n):
                    yield Row(everybody.member, f"~{dimension}", x, n)

    def _is_count(self, x: float, n: float | None) -> bool:
        """Can this be counted: is the rest nobody or somebody, and not less than nobody?"""
        if n is None:
            return x >= 0
        return n >= 0 and (self.as_mean or 0 <= x <= n) and (n > 0 or x == 0)

    def _within(self, number: int, member: int, rows: Mapping[str, Row]) -> None:
        """What adds up within a member, and what is at most all of it."""
        everybody = rows.get(ALL)
        if everybody is None:
            return
        whole = {row.group: row for row in self._with_rest(rows)}
        for dimension, groups in self.partitions.items():
            if rest := whole.get(f"~{dimension}"):
                self._add_up(number, everybody, [*(rows[group] for group in groups if group in rows), rest])
        for row in rows.values():
            if row.group != ALL:
                for (kind, part), (_, total) in zip(self._counts(row), self._counts(everybody), strict=False):
                    if part <= total and not (kind == "x" and self.as_mean):
                        ids = self._run(kind, row, part, number), self._run(kind, everybody, total, number)
                        self.caps[ids] = Cap(*ids)

    def _add_up(self, number: int, everybody: Row, parts: Sequence[Row]) -> None:
        for place, (kind, total) in enumerate(self._counts(everybody)):
            ids = [self._run(kind, row, self._counts(row)[place][1], number) for row in parts]
            id_ = self._run(kind, everybody, total, number)
            self.sums[f"{id_}={'+'.join(ids)}"] = Sum(id_, tuple(ids))


def known_of(sheets: Sequence[Sheet]) -> dict[str, str | int]:
    """All that could be read of these printings."""
    return {id_: one for sheet in sheets for id_, one in sheet.printed.items()}


def for_hub_of(sheets: Sequence[Sheet]) -> frozenset[str]:
    """What of it nobody but the hub could read."""
    for_all = {id_ for sheet in sheets for id_ in sheet.printed.keys() - sheet.for_hub}
    return frozenset(id_ for sheet in sheets for id_ in sheet.for_hub) - for_all


def _partitions(groups: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The dimensions that add up to everyone, the state's and a network's own, with their groups among these."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in sorted(groups):
        if dimension := adding_up(group):
            found[dimension].append(group)
    return {dimension: tuple(keys) for dimension, keys in sorted(found.items())}


def _over(row: Row) -> bool:
    return row.n is not None and row.x > row.n


def _by_member(rows: Sequence[Row]) -> dict[int, dict[str, Row]]:
    found: dict[int, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        found[row.member][row.group] = row
    return dict(found)
