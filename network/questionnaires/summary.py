"""What many answers add up to, and when nothing is said of them. Pure.

Of fewer than `FEW` answers nothing is broken down: no average, no counts, no words. What must not be shown is
`Hidden`, never a number that a page has to remember to hide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

from network.lib.suppression import HIDDEN, Hidden

FEW: Final = 5


@dataclass(frozen=True)
class Spread:
    """Numbers of at least `FEW` people: how many, their average, and how far apart they are.

    `lower` and `upper` hold the middle half. `counts`: how many chose each step, where there are steps. The smallest
    and the largest are not here: each is one person's.
    """

    n: int
    mean: float
    lower: float
    middle: float
    upper: float
    counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tally:
    """How often each entry of a list was chosen, by `n` people."""

    n: int
    counts: tuple[tuple[str, int], ...]


def spread(numbers: Sequence[float], *, steps: int = 0, few: int = FEW) -> Spread | Hidden:
    """The spread of one number a person; of fewer than `few` (at least one) Hidden. `steps`: of a scale from 1."""
    if len(numbers) < max(few, 1):
        return HIDDEN
    lower, upper = _middle_half(numbers)
    counts = tuple(sum(1 for number in numbers if number == step) for step in range(1, steps + 1))
    return Spread(len(numbers), fmean(numbers), lower, median(numbers), upper, counts)


def tally(picked: Sequence[Sequence[int]], options: Sequence[str], *, few: int = FEW) -> Tally | Hidden:
    """How often each option was picked. `picked`: the places each person chose, from 0."""
    if len(picked) < max(few, 1):
        return HIDDEN
    counts = [sum(1 for places in picked if place in places) for place in range(len(options))]
    return Tally(len(picked), tuple(zip(options, counts, strict=True)))


def texts(words: Sequence[tuple[str, str]], *, few: int = FEW) -> tuple[str, ...] | Hidden:
    """Answers in words, in an order that tells nothing: by their random names. `words`: (name, text)."""
    if len(words) < max(few, 1):
        return HIDDEN
    return tuple(text for _, text in sorted(words))


def _middle_half(numbers: Sequence[float]) -> tuple[float, float]:
    """The least and the most of those left when a quarter at each end is set aside: at least half of all."""
    ordered = sorted(numbers)
    aside = (len(ordered) - 1) // 4
    return ordered[aside], ordered[-1 - aside]
