"""What blind scores come to: how far they lie apart first, a mean second, and nobody's own score. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from network.lib.words import number_word

LEAST = 3  # people: of fewer, each could work out what another gave
VALUES = (1, 2, 3, 4, 5)
_STEP, _LEFT, _RADIUS, _RISE = 44, 22, 7, 17  # of the drawing, in its own units


@dataclass(frozen=True)
class Dot:
    x: int
    y: int


@dataclass(frozen=True)
class Spread:
    """The scores of one idea on one criterion, without who gave them. `values`: empty of fewer than three."""

    name: str
    definition: str
    weight: int
    people: int
    values: tuple[int, ...] = ()

    @property
    def is_told(self) -> bool:
        return bool(self.values)

    @property
    def is_apart(self) -> bool:
        return self.is_told and max(self.values) - min(self.values) > 2

    @property
    def words(self) -> str:
        """How far the scores lie apart: said before any mean."""
        if not self.is_told:
            return too_few(self.people)
        low, high = min(self.values), max(self.values)
        if low == high:
            return f"Everybody gave {low}: you agree."
        if self.is_apart:
            return f"Scores from {low} to {high}: you do not agree yet."
        return f"Scores from {low} to {high}: {'you see it alike' if high - low == 1 else 'close to each other'}."

    @property
    def mean(self) -> float | None:
        return fmean(self.values) if self.is_told else None

    @property
    def as_text(self) -> str:
        """The dots in words: "1 gave 2, 3 gave 4"."""
        count = Counter(self.values)
        return ", ".join(f"{count[value]} gave {value}" for value in VALUES if count[value])

    @property
    def ground(self) -> int:
        """Where the line under the dots stands."""
        return self.height - 20

    @property
    def foot(self) -> int:
        """Where the numbers under the line stand."""
        return self.height - 4

    @property
    def height(self) -> int:
        """Of the drawing: room for the tallest pile, and the numbers beneath."""
        return max(Counter(self.values).values(), default=1) * _RISE + 26

    @property
    def dots(self) -> list[Dot]:
        """A dot for each score, piled where several gave the same; in order of the scores, so no place says whose."""
        piled: Counter[int] = Counter()
        dots = []
        for value in sorted(self.values):
            piled[value] += 1
            dots.append(Dot(x_of(value), self.height - 22 - _RADIUS - (piled[value] - 1) * _RISE))
        return dots

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Where the numbers 1 to 5 stand: (number, x)."""
        return [(value, x_of(value)) for value in VALUES]


def x_of(value: int) -> int:
    return _LEFT + (value - 1) * _STEP


def too_few(people: int) -> str:
    """Why nothing is shown of few scores."""
    if not people:
        return "Nobody gave a score."
    gave = "One person gave a score" if people == 1 else f"{number_word(people).capitalize()} people gave a score"
    return f"{gave}: too few to show without telling who gave what."


def spread_of(name: str, definition: str, weight: int, values: Iterable[int]) -> Spread:
    """The spread of some scores. Of fewer than three nothing is kept but how many there are."""
    kept = tuple(sorted(values))
    return Spread(name, definition, weight, len(kept), kept if len(kept) >= LEAST else ())


def total(spreads: Sequence[Spread]) -> float | None:
    """The weighted mean over criteria, 1 to 5. None unless each of them has a mean."""
    means = [(one.mean, one.weight) for one in spreads]
    weights = sum(weight for _, weight in means)
    if not weights or any(mean is None for mean, _ in means):
        return None
    return sum(mean * weight for mean, weight in means if mean is not None) / weights
