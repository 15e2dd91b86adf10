"""One indicator in one period as a case of the suppression service: every count a reader might lay side by side. Pure.

Ids: `n:GROUP:mMEMBER:V` and `x:GROUP:mMEMBER:V` are a member's counts, `n:GROUP:V`, `x:GROUP:V` and `rate:GROUP:V` the
network's. V is the printing in which a value appeared: what did not change between two printings is one cell of both,
so that the difference of two printings is attacked like everything else.

What other networks have printed of the same real districts lies beside it. By how much the numbers of a district differ
between two networks is taken as known to everybody: whoever reads both could hardly be told less than that.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isnan, nan
from typing import NamedTuple

from districts.directory.groups import ALL, adding_up
from network.lib.suppression import Cap, Case, Cell, Mean, Rate, Sum

FEWEST = 3  # members: with two, each gets the other's figure by subtraction
HUB = "hub"  # as a reader
HUBS = "hubs"  # the same people may look after several networks with the same districts
SHARE, COUNT, RATE, MEAN = "share", "count", "rate", "mean"
Run = tuple[str, str, int]  # of a member's count: x or n, the group, the member


class Row(NamedTuple):
    """What one member has in one group: `x` counted of `n`, or the count itself without an `n`.

    `x` is nan in a rest (see `Builder._with_rest`) of which that cannot be said.
    """

    member: int
    group: str
    x: float
    n: float | None


@dataclass(frozen=True)
class Sheet:
    """One printing: what the members had then, and for an earlier one what was printed of it, by id of figure.

    `merged`: groups that were printed as one, by the key of the one. `only_merged`: nothing else is to be printed.
    `refused`: groups of which nothing is. Of another network's printing `printed` goes by ids without their V, and
    `as_one` says that it printed this year with others as one.
    """

    rows: tuple[Row, ...]
    printed: Mapping[str, str | int] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_merged: bool = False
    for_hub: frozenset[str] = frozenset()  # of `printed`, what nobody but the hub could read
    refused: frozenset[str] = frozenset()
    as_one: bool = False


@dataclass(frozen=True)
class Readers:
    """Whose knowledge the printing must withstand: members know their own; the hub knows those who agreed.

    `knew`: members whose agreement is over, and counted at some time since the period began: who has read knows.
    `known_elsewhere`: members of which the hub of another network knows so.
    """

    agreed: frozenset[int] = frozenset()
    threshold: int = 11
    knew: frozenset[int] = frozenset()
    known_elsewhere: frozenset[int] = frozenset()

    @property
    def known_to_hub(self) -> frozenset[int]:
        return self.agreed | self.knew


@dataclass(frozen=True)
class Among:
    """What a period lies among: years that were printed as one, and what other networks have printed.

    `behind`: what the members had in it then. `stay_hidden`: groups of which nothing is to be printed. Not `asks`:
    nothing is, it was decided before. `elsewhere`: printings of other networks, of members under the names that they
    have here.
    """

    behind: tuple[tuple[Row, ...], ...] = ()
    stay_hidden: frozenset[str] = frozenset()
    asks: bool = True
    elsewhere: tuple[Sheet, ...] = ()


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
        here = (*sheets, *(Sheet(rows) for rows in among.behind if rows not in there))
        self.sheets = (*here, *(_numbered(one, place) for place, one in enumerate(among.elsewhere, len(here))))
        self.last, self.first_elsewhere = len(sheets) - 1, len(here)
        self.among = among
        self.as_mean = unit == MEAN or (unit == RATE and any(_over(row) for one in self.sheets for row in one.rows))
        self.by_hundred = 100 if unit == RATE and self.as_mean else 1
        self.partitions = _partitions({row.group for one in self.sheets for row in one.rows})
        self.cells: dict[str, Cell] = {}
        self.sums: dict[str, Sum] = {}
        self.caps: dict[tuple[str, str], Cap] = {}
        self.figures: dict[str, Rate | Mean] = {}
        self.public: dict[str, int | float] = {}
        self.told: dict[str, str | int] = {}  # all that was printed before, by id
        self.for_all: set[str] = set()  # of that, what not only a hub could read
        self.known: dict[int, set[str]] = defaultdict(set)
        self.known_to: dict[str, set[str]] = {HUB: set(), HUBS: set()}
        self.at: dict[int, dict[Run, str]] = defaultdict(dict)  # the ids of the members' counts, by printing
        self.open_x: dict[int, set[str]] = {}  # by printing the rests of which nobody can say what was counted
        self._runs: dict[Run, list[tuple[float, str]]] = defaultdict(list)

    def case(self, keep_hidden: frozenset[str] = frozenset()) -> Case:
        for number, sheet in enumerate(self.sheets):
            self._sheet(number, sheet)
        viewers = {f"m{member}": frozenset(ids) for member, ids in self.known.items() if self._reads(member)}
        for name, members in self._hubs().items():
            hub = frozenset(id_ for member in members for id_ in self.known.get(member, ())) | self.known_to[name]
            viewers |= {name: hub} if hub else {}
        return Case(
            cells=tuple(self.cells.values()),
            sums=tuple(self.sums.values()),
            caps=tuple(self.caps.values()),
            rates=tuple(one for one in self.figures.values() if isinstance(one, Rate)),
            means=tuple(one for one in self.figures.values() if isinstance(one, Mean)),
            already_public=self.public,
            viewers=viewers,
            threshold=self.readers.threshold,
            keep_hidden=frozenset(keep_hidden & set(self.cells)),
        )

    def is_reader(self, viewer: str) -> bool:
        return viewer in (HUB, HUBS) or self._reads(int(viewer.removeprefix("m")))

    @property
    def hub_only(self) -> frozenset[str]:
        """Of what was printed before, what nobody but a hub could read."""
        return frozenset(self.told.keys() - self.for_all)

    def _hubs(self) -> dict[str, frozenset[int]]:
        """By reader the members that it knows: the hub, and whoever is of the hubs of several networks."""
        own, others = self.readers.known_to_hub, self.readers.known_elsewhere
        return {HUB: own, HUBS: own | others} if others - own else {HUB: own}

    def _tell(self, sheet: Sheet, name: str, id_: str) -> bool:
        """Was this printed in a sheet, under this name? Then it is known, and by whom."""
        if name not in sheet.printed:
            return False
        self.told[id_] = sheet.printed[name]
        if name not in sheet.for_hub:
            self.for_all.add(id_)
        return True

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
        self.open_x[number] = {group for group, found in of_group.items() if any(isnan(row.x) for row in found)}
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
            name = f"{kind}:{row.group}:m{row.member}:{number}" if number >= self.first_elsewhere else id_
            told = self._tell(sheet, name, id_)
            if id_ not in self.cells or own or told:
                self.cells[id_] = Cell(id_, value, publishable=(own and is_main) or told)
            self.known[row.member].add(id_)
            if told:
                self.public[id_] = int(self.told[id_])
            elif _is_nobody(row):
                self.public[id_] = 0
        if row.n is None or isnan(row.x):
            return
        x, n = (self._run(kind, row, value, number) for kind, value in self._counts(row))
        if not self.as_mean:
            self.caps[x, n] = Cap(x, n)
        of = f"{row.group}:m{row.member}:{number}" if number >= self.first_elsewhere else x.removeprefix("x:")
        figure = self._figure(f"rate:{of}", x, n)
        # Printed, or small: then its outcome must stay open too.
        if self._tell(sheet, figure.id, figure.id) or own or 0 < row.n < self.readers.threshold:
            self.figures[figure.id] = figure

    def _counts(self, row: Row) -> list[tuple[str, float]]:
        found = [] if isnan(row.x) else [("x", row.x * self.by_hundred)]
        return found if row.n is None else [*found, ("n", row.n)]

    def _run(self, kind: str, row: Row, value: float, number: int) -> str:
        """The id of a member's count in a printing: the one it had in the printing before, if it is the same still.

        What lies behind years as one was never a printing by itself: it is the same as any that it equals. So is
        what stands in another network; where it differs, everybody is taken to know by how much.
        """
        key = (kind, row.group, row.member)
        runs = self._runs[key] if number > self.last else self._runs[key][-1:]
        id_ = next((id_ for old, id_ in reversed(runs) if old == value), None)
        if id_ is None:
            id_ = f"{kind}:{row.group}:m{row.member}:{number}"
            if number >= self.first_elsewhere and runs:
                self._differ(runs[-1], (value, id_))
            self._runs[key].append((value, id_))
        self.at[number][key] = id_
        return id_

    def _differ(self, here: tuple[float, str], there: tuple[float, str]) -> None:
        """A district's number in two networks, as two counts and what they differ by."""
        (low, part), (high, total) = sorted([here, there])
        gap = f"gap:{there[1]}"
        self.public[gap] = high - low
        self.cells[gap] = Cell(gap, high - low, publishable=False)
        self.sums[gap] = Sum(total, (part, gap))

    def number_of(self, rows: tuple[Row, ...]) -> int:
        """Which printing of this network these rows were: the newest with the same."""
        return next(number for number in reversed(range(self.first_elsewhere)) if self.sheets[number].rows == rows)

    def _figure(self, id_: str, x: str, n: str) -> Rate | Mean:
        return Mean(id_, x, n) if self.as_mean else Rate(id_, x, n)

    def _network_cells(self, number: int, group: str, rows: Sequence[Row], sheet: Sheet) -> None:
        """The sums over members, printable when enough members are behind them."""
        asked = self.among.asks and number == self.last and not self.shown and self._is_asked(group, sheet)
        enough = asked and len({row.member for row in rows}) >= FEWEST
        for kind in ("x", "n") if rows[0].n is not None else ("x",):
            id_ = f"{kind}:{group}:{number}"
            told = self._tell(sheet, id_, id_)
            parts = [(self._run(k, row, v, number), v) for row in rows for k, v in self._counts(row) if k == kind]
            is_main = kind == ("x" if self.unit == COUNT else "n")
            self.cells[id_] = Cell(id_, sum(value for _, value in parts), publishable=(enough and is_main) or told)
            if parts:
                self.sums[id_] = Sum(id_, tuple(part for part, _ in parts))
            self._sum_known_to(id_, {row.member for row in rows})
            if told:
                self.public[id_] = int(self.told[id_])
        figure = f"rate:{group}:{number}"
        if rows[0].n is not None and (self._tell(sheet, figure, figure) or enough):
            self.figures[figure] = self._figure(figure, f"x:{group}:{number}", f"n:{group}:{number}")

    def _across(self, number: int, members: Mapping[str, Collection[int]]) -> None:
        """What adds up within the network, where every member says who is in none of the groups.

        It follows from the members' own sums. Said, it makes the network's total the last that is hidden.
        """
        for dimension, groups in self.partitions.items():
            rest = f"~{dimension}"
            if members.get(rest, ()) == members.get(ALL):
                for kind in ("n",) if rest in self.open_x[number] else ("x", "n"):
                    ids = [f"{kind}:{group}:{number}" for group in (*groups, rest) if group in members]
                    id_ = f"{kind}:{ALL}:{number}"
                    if id_ in self.cells:
                        self.sums[f"{id_}={dimension}"] = Sum(id_, tuple(ids))

    def _is_asked(self, group: str, sheet: Sheet) -> bool:
        """Is the network's figure of a group to be printed, if it may be?"""
        if group in self.among.stay_hidden or group in sheet.refused:
            return False
        if sheet.only_merged:
            return group in sheet.merged
        return not group.startswith("~") and not any(group in groups for groups in sheet.merged.values())

    def _sum_known_to(self, id_: str, members: set[int]) -> None:
        """Who knows all parts knows the sum: it is no secret that printing could give away."""
        for name, known in self._hubs().items():
            if members <= known:
                self.known_to[name].add(id_)
        if len(members) == 1:
            self.known[next(iter(members))].add(id_)

    def _with_rest(self, rows: Mapping[str, Row]) -> Iterator[Row]:
        """A member's rows, and for each dimension whose groups add up to all those whom no group names.

        Where that is nobody, everybody will reckon so: see `_is_nobody`.
        """
        yield from rows.values()
        for dimension, groups in self.partitions.items():
            found = [rows[group] for group in groups if group in rows]
            everybody = rows.get(ALL)
            if found and everybody is not None:
                x = everybody.x - sum(row.x for row in found)
                n = None if everybody.n is None else everybody.n - sum(row.n or 0 for row in found)
                if (x if n is None else n) >= 0:
                    yield Row(everybody.member, f"~{dimension}", x if self._is_count(x, n) else nan, n)

    def _is_count(self, x: float, n: float | None) -> bool:
        """Can this be counted of so many: does it apply to nobody or somebody, and not to more than there are?"""
        return n is None or ((self.as_mean or 0 <= x <= n) and (n > 0 or x == 0))

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
        counts = [dict(self._counts(row)) for row in parts]
        for kind, total in self._counts(everybody):
            if not all(kind in one for one in counts):
                continue  # the pupils add up, and what was counted of them does not
            ids = [self._run(kind, row, one[kind], number) for row, one in zip(parts, counts, strict=True)]
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


def _numbered(sheet: Sheet, number: int) -> Sheet:
    """A printing of another network under a number of its own here."""
    printed = {f"{id_}:{number}": one for id_, one in sheet.printed.items()}
    return replace(sheet, printed=printed, for_hub=frozenset(f"{id_}:{number}" for id_ in sheet.for_hub))


def _is_nobody(row: Row) -> bool:
    """Do the groups add up to all, so that a reader takes one of them for all less the others?"""
    return row.group.startswith("~") and not (row.x if row.n is None else row.n)


def _over(row: Row) -> bool:
    return row.n is not None and row.x > row.n


def _by_member(rows: Sequence[Row]) -> dict[int, dict[str, Row]]:
    found: dict[int, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        found[row.member][row.group] = row
    return dict(found)
