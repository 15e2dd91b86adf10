"""What shown scores come to, thing by thing: how far they lie apart, and only then a mean. Nobody's own score."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from design_process.scoring.spread import Spread, spread_of, total
from network.lib.words import listed


@dataclass(frozen=True)
class Scored:
    """A thing with the spread of its scores on each criterion."""

    thing: Any
    spreads: tuple[Spread, ...]

    @property
    def total(self) -> float | None:
        """The weighted mean, 1 to 5; None where a criterion has too few scores."""
        return total(self.spreads)

    @property
    def words(self) -> str:
        """What to talk about first."""
        apart = [one.name.lower() for one in self.spreads if one.is_apart]
        if apart:
            return f"Talk first about {listed(apart)}."
        return "You see it alike, more or less." if all(one.is_told for one in self.spreads) else ""


@dataclass(frozen=True)
class Results:
    """`scored`: in the order of the things. `totals`: the highest first; those without one are left out."""

    scored: tuple[Scored, ...] = ()

    @property
    def totals(self) -> list[tuple[Any, float]]:
        told = [(one.thing, one.total) for one in self.scored if one.total is not None]
        return sorted(told, key=lambda one: -one[1])


def results_from(things: Iterable[Any], criteria: Iterable[Any], scores: Iterable[tuple[int, int, int]]) -> Results:
    """`scores`: (thing, criterion, value) for each. Things that nobody has scored are left out."""
    values: dict[tuple[int, int], list[int]] = defaultdict(list)
    for thing, criterion, value in scores:
        values[thing, criterion].append(value)
    given, lines = {thing for thing, _ in values}, list(criteria)
    return Results(
        tuple(
            Scored(
                thing,
                tuple(spread_of(one.name, one.definition, one.weight, values[thing.pk, one.pk]) for one in lines),
            )
            for thing in things
            if thing.pk in given
        )
    )
