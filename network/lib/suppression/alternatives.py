"""Other ways to print a table of which much is hidden: several years as one, groups as one, counts as sizes.

Each gives a case to `protect`: what it would print is seen, not promised.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from network.lib.suppression.case import BadCase, Cap, Case, Cell, Mean, Publication, Rate, Sum
from network.lib.suppression.figures import Hidden

MUCH = 1 / 4  # of what could be printed: from here on an alternative is worth a look


@dataclass(frozen=True)
class Alternative:
    """One other way, and what it would print of how many things."""

    name: str
    words: str
    publication: Publication
    shown: int
    of: int


def hides_much(case: Case, publication: Publication) -> bool:
    shown, of = _told(case, publication)
    return shown < of * (1 - MUCH)


def alternatives(
    case: Case, years: Mapping[str, Case] | None = None, merges: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Alternative, ...]:
    """The ways that can be had: sizes always, `years` as one if there are two or more, `merges` as they are named."""
    ways = []
    if years and len(years) > 1:
        words = f"The years {', '.join(years)} as one. Single years are then not shown beside it."
        ways.append(("years", words, pooled(years)))
    if merges:
        words = f"Small groups together: {', '.join(merges)}."
        ways.append(("groups", words, merged(case, merges)))
    ways.append(("sizes", "How large a group is, roughly, instead of how many it has.", replace(case, in_sizes=True)))
    return tuple(_tried(name, words, made) for name, words, made in ways)


def pooled(years: Mapping[str, Case]) -> Case:
    """Several years of the same table as one, by name of the year: counts are added, and single years are not printed.

    Small groups of single years stay protected: they are parts of what is printed, and may have been printed before.
    Raises BadCase where the years are not about the same cells.
    """
    first, *others = years.values()
    ids = {cell.id for cell in first.cells}
    if any({cell.id for cell in other.cells} != ids for other in others):
        raise BadCase("The years are not about the same cells.")
    value = {(name, cell.id): cell.value for name, case in years.items() for cell in case.cells}
    whole = tuple(replace(cell, value=sum(value[name, cell.id] for name in years)) for cell in first.cells)
    single = tuple(Cell(_of(id_, name), one, publishable=False) for (name, id_), one in value.items())
    links = tuple(Sum(cell.id, tuple(_of(cell.id, name) for name in years)) for cell in whole)
    return replace(
        first,
        cells=(*whole, *single),
        sums=(*first.sums, *links, *(_sum_of(sum_, name) for name, case in years.items() for sum_ in case.sums)),
        caps=(*first.caps, *(_cap_of(cap, name) for name, case in years.items() for cap in case.caps)),
        already_public={
            _of(id_, name): old for name, case in years.items() for id_, old in case.already_public.items()
        },
        viewers=_viewers(years),
        keep_hidden=frozenset(),
    )


def _viewers(years: Mapping[str, Case]) -> dict[str, frozenset[str]]:
    """Whoever knows the own rows of every year knows their sum."""
    names = {viewer for case in years.values() for viewer in case.viewers}
    found = {}
    for viewer in sorted(names):
        known = {name: case.viewers.get(viewer, frozenset()) for name, case in years.items()}
        single = {_of(id_, name) for name, ids in known.items() for id_ in ids}
        found[viewer] = frozenset(single | frozenset.intersection(*known.values()))
    return found


def merged(case: Case, into: Mapping[str, tuple[str, ...]], figures: tuple[Rate | Mean, ...] = ()) -> Case:
    """Some cells as one, by the id of the new cell; `figures` are made of new cells. The old ones are not printed.

    What was a figure, change or gap of an old cell falls away. Sums keep the old cells, so that these stay protected
    where they are parts of something that is printed. Raises BadCase for a cell that is merged twice.
    """
    gone = [id_ for parts in into.values() for id_ in parts]
    if len(set(gone)) < len(gone):
        raise BadCase("A cell can be merged into one other only.")
    old = {cell.id: cell for cell in case.cells}
    new = tuple(
        Cell(id_, sum(old[part].value for part in parts), any(old[part].publishable for part in parts))
        for id_, parts in into.items()
    )
    rates = tuple(rate for rate in case.rates if not {rate.num, rate.den} & set(gone))
    kept = {rate.id for rate in rates}
    return replace(
        case,
        cells=(*(replace(cell, publishable=cell.publishable and cell.id not in gone) for cell in case.cells), *new),
        sums=(*case.sums, *(Sum(id_, parts) for id_, parts in into.items())),
        rates=(*rates, *(one for one in figures if isinstance(one, Rate))),
        means=(
            *(mean for mean in case.means if not {mean.sum, mean.den} & set(gone)),
            *(one for one in figures if isinstance(one, Mean)),
        ),
        changes=tuple(step for step in case.changes if {step.from_, step.to} <= kept),
        gaps=tuple(step for step in case.gaps if {step.from_, step.to} <= kept),
        viewers={
            name: known | {id_ for id_, parts in into.items() if known.issuperset(parts)}
            for name, known in case.viewers.items()
        },
    )


def _of(id_: str, year: str) -> str:
    return f"{id_} in {year}"


def _sum_of(sum_: Sum, year: str) -> Sum:
    return Sum(_of(sum_.total, year), tuple(_of(part, year) for part in sum_.parts))


def _cap_of(cap: Cap, year: str) -> Cap:
    return Cap(_of(cap.part, year), _of(cap.whole, year))


def _tried(name: str, words: str, case: Case) -> Alternative:
    from network.lib.suppression.publishing import protect  # the solver is loaded when it is first asked

    publication = protect(case)
    return Alternative(name, words, publication, *_told(case, publication))


def _told(case: Case, publication: Publication) -> tuple[int, int]:
    ids = [cell.id for cell in case.cells if cell.publishable] + [one.id for one in case.figures]
    return len([id_ for id_ in ids if not isinstance(publication.printed[id_], Hidden)]), len(ids)
