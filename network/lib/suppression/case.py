"""What is to be printed, as data: counts, what adds up to what, and the figures made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite

from network.lib.suppression.figures import THRESHOLD, Hidden


class BadCase(ValueError):
    """A case that contradicts itself. The message says where, in words."""


@dataclass(frozen=True)
class Cell:
    """A count of pupils, or the sum behind a mean. `publishable=False`: never printed, but still to be protected."""

    id: str
    value: int | float
    publishable: bool = True


@dataclass(frozen=True)
class Sum:
    """`total` is exactly the sum of `parts`: only for groups that share nobody and leave nobody out."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Cap:
    """`part` is at most `whole`: for groups that overlap."""

    part: str
    whole: str


@dataclass(frozen=True)
class Rate:
    """`num` of `den`, printed as a band. Make `num` publishable only if it is the count of a group itself."""

    id: str
    num: str
    den: str


@dataclass(frozen=True)
class Mean:
    """`sum` / `den`, printed with one decimal."""

    id: str
    sum: str
    den: str


@dataclass(frozen=True)
class Step:
    """From one rate to another: a change over time, or a gap between groups."""

    id: str
    from_: str
    to: str


@dataclass(frozen=True)
class Case:
    """Everything one reader can lay side by side.

    `already_public`: what was printed earlier, by cell. `viewers`: cells that a reader knows without us.
    `keep_hidden`: cells that were hidden last time beside the small ones, and are preferred again.
    `in_sizes`: counts are printed as bands of size ("20-49") instead of numbers.
    """

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...] = ()
    caps: tuple[Cap, ...] = ()
    rates: tuple[Rate, ...] = ()
    means: tuple[Mean, ...] = ()
    changes: tuple[Step, ...] = ()
    gaps: tuple[Step, ...] = ()
    already_public: Mapping[str, int | float] = field(default_factory=dict)
    viewers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    threshold: int = THRESHOLD
    keep_hidden: frozenset[str] = frozenset()
    in_sizes: bool = False

    def __post_init__(self) -> None:
        """Raises BadCase for ids that are unknown or used twice, values that are no numbers, a threshold under 2."""
        cells = _once(cell.id for cell in self.cells)
        rates = _once(rate.id for rate in self.rates)
        _once([*cells, *rates, *(mean.id for mean in self.means), *(step.id for step in self.steps)])
        _known(self._cell_ids(), cells, "cell")
        _known((id_ for step in self.steps for id_ in (step.from_, step.to)), rates, "rate")
        if self.threshold < 2:
            raise BadCase(f"The threshold is {self.threshold}: nothing would be hidden.")
        for cell in self.cells:
            if not isfinite(cell.value):
                raise BadCase(f"{cell.id}: {cell.value} is no number.")

    def _cell_ids(self) -> Iterable[str]:
        for sum_ in self.sums:
            yield from (sum_.total, *sum_.parts)
        for cap in self.caps:
            yield from (cap.part, cap.whole)
        for rate in self.rates:
            yield from (rate.num, rate.den)
        for mean in self.means:
            yield from (mean.sum, mean.den)
        yield from self.already_public
        for known in self.viewers.values():
            yield from sorted(known)

    @property
    def figures(self) -> tuple[Rate | Mean, ...]:
        return (*self.rates, *self.means)

    @property
    def steps(self) -> tuple[Step, ...]:
        return (*self.changes, *self.gaps)


Printed = str | int | float | Hidden


@dataclass(frozen=True)
class Publication:
    """What may be printed, by id of cell and figure.

    `primary`: cells that are small themselves. `partners`: cells that are hidden so that those do not follow.
    Which is which is for the people who make the report, never for its readers.
    """

    printed: Mapping[str, Printed]
    primary: frozenset[str]
    partners: frozenset[str]


@dataclass(frozen=True)
class Leak:
    """`viewer` (None: anybody) can tell that `cell` lies from `low` to `high`."""

    viewer: str | None
    cell: str
    low: float
    high: float
    words: str


def _once(ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise BadCase(f"{id_}: this id stands twice.")
        seen.add(id_)
    return seen


def _known(ids: Iterable[str], known: set[str], what: str) -> None:
    for id_ in ids:
        if id_ not in known:
            raise BadCase(f"{id_}: there is no such {what}.")
