"""Two or three school years printed as one, laid side by side with all that was printed of each of them. Pure.

A year keeps the ids of its own case, with the year after them; of years as one there are `n:GROUP`, `x:GROUP` and
`rate:GROUP`, with the years after them. They are the sums of what the years had when they were printed as one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from design_process.measures.publication.cases import (
    COUNT,
    FEWEST,
    HUB,
    Among,
    Builder,
    Readers,
    Row,
    Sheet,
    for_hub_of,
    known_of,
)
from network.lib.suppression import BadCase, Case, Cell, Mean, Rate, Sum, side_by_side


@dataclass(frozen=True)
class Span:
    """Years as one: what the members had in each of them, what is printed of it, or which groups are to be."""

    rows: Mapping[date, tuple[Row, ...]]
    printed: Mapping[str, str | int] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    @property
    def ending(self) -> str:
        return f" of {min(self.rows)}+{len(self.rows)}"

    def groups(self) -> frozenset[str]:
        """The groups of which something is printed."""
        return frozenset(id_.partition(":")[2] for id_ in self.printed)


@dataclass(frozen=True)
class Year:
    """One of the years: what was printed of it, and who reads."""

    sheets: tuple[Sheet, ...]
    readers: Readers


@dataclass(frozen=True)
class Beside:
    """What a year is tied to by years that were printed as one: those, and the other years in them.

    `here` is the year that is decided; None where several are, as one.
    """

    spans: tuple[Span, ...] = ()
    years: Mapping[date, Year] = field(default_factory=dict)
    here: date | None = None

    def behind(self, day: date | None) -> list[tuple[Row, ...]]:
        """What the members had in a year whenever it was printed with others."""
        return list(dict.fromkeys(span.rows[day] for span in self.spans if day is not None and day in span.rows))

    def among(self, sheets: Sequence[Sheet]) -> Among:
        """How this year stands among them: groups that are shown together and were hidden in it stay so."""
        shown = {group for span in self.spans if self.here in span.rows for group in span.groups()}
        hidden = frozenset(group for group in shown if not _is_shown(group, sheets))
        return Among(tuple(self.behind(self.here)), hidden)

    def size(self, rows: Mapping[date, Sequence[Row]]) -> int:
        """How many rows lie side by side, with these: of each year the most."""
        sheets = {day: [sheet.rows for sheet in year.sheets] for day, year in self.years.items()}
        return sum(max([len(one) for one in (*found, rows.get(day, ()))]) for day, found in sheets.items())

    @property
    def known(self) -> dict[str, str | int]:
        """All that could be read of the other years, and of years as one."""
        found = {
            f"{id_}{_of(day)}": one for day, year in self.years.items() for id_, one in known_of(year.sheets).items()
        }
        return found | {f"{id_}{span.ending}": one for span in self.spans for id_, one in span.printed.items()}

    @property
    def for_hub(self) -> frozenset[str]:
        """What of it nobody but the hub could read."""
        return frozenset(f"{id_}{_of(day)}" for day, year in self.years.items() for id_ in for_hub_of(year.sheets))

    def case(self, unit: str, own: Builder | None, keep_hidden: frozenset[str] = frozenset()) -> Case:
        """The case of a year with everything that it is tied to. Raises BadCase where the years do not compare."""
        cases = {"": own.case(keep_hidden)} if own else {}
        if not self.spans:
            return cases[""]
        builders = {self.here: own} if own else {}
        for day, year in self.years.items():
            builders[day] = Builder(unit, year.sheets, year.readers, among=Among(tuple(self.behind(day)), asks=False))
            cases[_of(day)] = builders[day].case()
        if len({builder.as_mean for builder in builders.values()}) > 1:
            raise BadCase("One year has a rate of more than all, another has not.")
        whole = side_by_side(cases)
        for span in self.spans:
            whole = _Sums(span, {day: (builders[day], "" if day == self.here else _of(day)) for day in span.rows}).on(
                whole
            )
        readers = {name: ids for name, ids in whole.viewers.items() if own is None or own.is_reader(name)}
        return replace(whole, viewers=readers)


ALONE = Beside()  # a year that is tied to no other


def askable(unit: str, beside: Beside, rows: Mapping[date, tuple[Row, ...]]) -> frozenset[str]:
    """The groups that may be printed for these years as one: some year is hidden, and none follows from the sums."""
    groups = {row.group for of_year in rows.values() for row in of_year}
    return frozenset(group for group in groups if _leaves_years_open(unit, group, beside, rows))


def _leaves_years_open(unit: str, group: str, beside: Beside, rows: Mapping[date, tuple[Row, ...]]) -> bool:
    there = {
        day for one in (rows, *(span.rows for span in beside.spans)) for day, found in one.items() if _has(group, found)
    }
    there |= {day for day, year in beside.years.items() if any(_has(group, sheet.rows) for sheet in year.sheets)}
    members = {row.member for of_year in rows.values() for row in of_year if row.group == group}
    hidden = sorted(day for day in there if not _is_shown(group, beside.years[day].sheets))
    sums = [frozenset(rows), *(frozenset(span.rows) for span in beside.spans if group in span.groups())]
    if len(members) < FEWEST or not any(day in rows for day in hidden):
        return False
    return not _tells_one(sums, hidden)


def _tells_one(sums: Iterable[frozenset[date]], hidden: Sequence[date]) -> bool:
    """Does one of the hidden years follow from sums of years, by subtracting?"""
    from numpy import array, eye, vstack
    from numpy.linalg import matrix_rank

    told = array([[float(day in one) for day in hidden] for one in sums])
    rank = matrix_rank(told)
    return any(matrix_rank(vstack([told, one])) == rank for one in eye(len(hidden)))


def _has(group: str, rows: Sequence[Row]) -> bool:
    return any(row.group == group for row in rows)


def _is_shown(group: str, sheets: Sequence[Sheet]) -> bool:
    """Was the network's figure of a group printed?"""
    return any(
        f"{kind}:{group}:{number}" in sheet.printed for number, sheet in enumerate(sheets) for kind in ("x", "rate")
    )


def _of(day: date) -> str:
    return f" in {day}"


class _Sums:
    """The cells of years as one, each the sum of the cells of its years."""

    def __init__(self, span: Span, years: Mapping[date, tuple[Builder, str]]) -> None:
        self.span, self.years = span, years
        self.cells: dict[str, Cell] = {}
        self.sums: list[Sum] = []
        self.figures: list[Rate | Mean] = []
        self.known: dict[str, set[str]] = defaultdict(set)
        self.builder = next(iter(years.values()))[0]

    def on(self, case: Case) -> Case:
        """The case with these cells too."""
        numbers = {day: builder.number_of(self.span.rows[day]) for day, (builder, _) in self.years.items()}
        runs = {day: builder.at[numbers[day]] for day, (builder, _) in self.years.items()}
        for group in sorted({group for found in runs.values() for _, group, _ in found}):
            behind = {day: {member for _, of, member in found if of == group} for day, found in runs.items()}
            self._group(group, {day: members for day, members in behind.items() if members}, numbers)
        self._small_of_members(runs)
        told = {f"{id_}{self.span.ending}": one for id_, one in self.span.printed.items()}
        return replace(
            case,
            cells=(*case.cells, *self.cells.values()),
            sums=(*case.sums, *self.sums),
            rates=(*case.rates, *(one for one in self.figures if isinstance(one, Rate))),
            means=(*case.means, *(one for one in self.figures if isinstance(one, Mean))),
            already_public={**case.already_public, **{id_: int(one) for id_, one in told.items() if id_ in self.cells}},
            viewers={name: ids | self.known[name] for name, ids in case.viewers.items()},
        )

    def _group(self, group: str, behind: Mapping[date, set[int]], numbers: Mapping[date, int]) -> None:
        """What the network had in a group, over all members of these years."""
        everybody = set().union(*behind.values())
        asked = group in self.span.asked and len(everybody) >= FEWEST
        main = "x" if self.builder.unit == COUNT else "n"
        first = self.years[min(behind)][0]
        kinds = [kind for kind in ("x", "n") if f"{kind}:{group}:{numbers[min(behind)]}" in first.cells]
        for kind in kinds:
            parts = [(day, f"{kind}:{group}:{numbers[day]}") for day in behind]
            id_ = self._sum(f"{kind}:{group}", parts, publishable=(asked and kind == main))
            self._known_to(id_, behind)
        figure = f"rate:{group}"
        if "n" in kinds and (asked or figure in self.span.printed):
            x, n = (f"{kind}:{group}{self.span.ending}" for kind in ("x", "n"))
            made = Mean if self.builder.as_mean else Rate
            self.figures.append(made(f"{figure}{self.span.ending}", x, n))

    def _small_of_members(self, runs: Mapping[date, Mapping[tuple[str, str, int], str]]) -> None:
        """What a member had in all these years together, where that is few pupils still."""
        main = "x" if self.builder.unit == COUNT else "n"
        for kind, group, member in sorted({key for found in runs.values() for key in found}):
            parts = [(day, found[kind, group, member]) for day, found in runs.items() if (kind, group, member) in found]
            few = self.builder.readers.threshold
            values = [self._value(day, id_) for day, id_ in parts]
            if kind == main and sum(value > 0 for value in values) > 1 and sum(values) < few:
                id_ = self._sum(f"{kind}:{group}:m{member}", parts, publishable=False)
                self._known_to(id_, {day: {member} for day, _ in parts})

    def _sum(self, name: str, parts: Sequence[tuple[date, str]], *, publishable: bool) -> str:
        id_ = f"{name}{self.span.ending}"
        value = sum(self._value(day, part) for day, part in parts)
        self.cells[id_] = Cell(id_, value, publishable=publishable or name in self.span.printed)
        self.sums.append(Sum(id_, tuple(f"{part}{self.years[day][1]}" for day, part in parts)))
        return id_

    def _value(self, day: date, id_: str) -> float:
        return self.years[day][0].cells[id_].value

    def _known_to(self, id_: str, behind: Mapping[date, set[int]]) -> None:
        """Who knows the parts knows the sum: it is no secret that printing could give away."""
        for viewer in self._readers_of(behind):
            self.known[viewer].add(id_)

    def _readers_of(self, behind: Mapping[date, set[int]]) -> Iterator[str]:
        members = set().union(*behind.values())
        if len(members) == 1:
            yield f"m{next(iter(members))}"
        if all(there <= self.years[day][0].readers.known_to_hub for day, there in behind.items()):
            yield HUB
