"""Several cases laid side by side as one: what somebody knows of each counts in all of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from network.lib.suppression.case import Cap, Case, Cell, Mean, Rate, Step, Sum

Thing = TypeVar("Thing", Cell, Rate, Mean, Sum, Cap, Step)


def side_by_side(cases: Mapping[str, Case]) -> Case:
    """One case of several, the ids of each with the ending that it goes by. What links them is added by the caller.

    The strictest threshold counts for all.
    """
    named = [_named(case, ending) for ending, case in cases.items()]
    return Case(
        cells=_all(named, lambda one: one.cells),
        sums=_all(named, lambda one: one.sums),
        caps=_all(named, lambda one: one.caps),
        rates=_all(named, lambda one: one.rates),
        means=_all(named, lambda one: one.means),
        changes=_all(named, lambda one: one.changes),
        gaps=_all(named, lambda one: one.gaps),
        already_public={id_: old for case in named for id_, old in case.already_public.items()},
        viewers={
            name: frozenset().union(*(case.viewers.get(name, frozenset()) for case in named))
            for name in sorted({name for case in named for name in case.viewers})
        },
        threshold=max(case.threshold for case in named),
        keep_hidden=frozenset().union(*(case.keep_hidden for case in named)),
    )


def _all(cases: Iterable[Case], of: Callable[[Case], tuple[Thing, ...]]) -> tuple[Thing, ...]:
    return tuple(chain.from_iterable(of(case) for case in cases))


def _named(case: Case, ending: str) -> Case:
    """The same case with this ending on each id."""

    def named(id_: str) -> str:
        return f"{id_}{ending}"

    def steps(found: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(Step(named(one.id), named(one.from_), named(one.to)) for one in found)

    return replace(
        case,
        cells=tuple(replace(cell, id=named(cell.id)) for cell in case.cells),
        sums=tuple(Sum(named(one.total), tuple(map(named, one.parts))) for one in case.sums),
        caps=tuple(Cap(named(cap.part), named(cap.whole)) for cap in case.caps),
        rates=tuple(Rate(named(one.id), named(one.num), named(one.den)) for one in case.rates),
        means=tuple(Mean(named(one.id), named(one.sum), named(one.den)) for one in case.means),
        changes=steps(case.changes),
        gaps=steps(case.gaps),
        already_public={named(id_): old for id_, old in case.already_public.items()},
        viewers={name: frozenset(map(named, ids)) for name, ids in case.viewers.items()},
        keep_hidden=frozenset(map(named, case.keep_hidden)),
    )
