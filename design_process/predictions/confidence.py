"""Whether people are as sure as they are right: in words, and only where there is enough to say it. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from design_process.cycles.compare import HELD, PARTLY
from network.lib.words import counted, number_word

ENOUGH: Final = 10  # compared predictions; of fewer, one more or less would turn the words round
PEOPLE: Final = 3  # so that nobody's own figure follows from what is said of all
APART: Final = 10  # percentage points from which sureness and truth are called different
WORTH: Final = {HELD: 1.0, PARTLY: 0.5}


@dataclass(frozen=True)
class Stated:
    """How sure one person was of one prediction, in percent, and what came of it."""

    prediction: int
    person: int
    percent: int
    verdict: str


@dataclass(frozen=True)
class Step:
    """All that somebody was equally sure of. A prediction that held partly counts for half."""

    percent: int
    total: int
    held: int
    partly: int

    @property
    def came_true(self) -> float:
        """In percent."""
        return (self.held + WORTH[PARTLY] * self.partly) / self.total * 100

    @property
    def words(self) -> str:
        """ "Of the 8 things you were 80 % sure of, 5 came true and 1 partly."."""
        partly = f" and {self.partly} partly" if self.partly else ""
        if self.total == 1:
            came = "it came true" if self.held else "it came true partly" if self.partly else "it did not come true"
            return f"Of the one thing you were {self.percent} % sure of: {came}."
        return f"Of the {self.total} things you were {self.percent} % sure of, {self.held or 'none'} came true{partly}."


def steps_of(stated: Collection[Stated]) -> tuple[Step, ...]:
    """One step for each sureness that was stated, the least sure first."""
    found = []
    for percent in sorted({one.percent for one in stated}):
        verdicts = [one.verdict for one in stated if one.percent == percent]
        found.append(Step(percent, len(verdicts), verdicts.count(HELD), verdicts.count(PARTLY)))
    return tuple(found)


def of_network(stated: Sequence[Stated]) -> str:
    """Where a network is surer than right, as a sentence about everybody together, or how much more it takes to say."""
    if not is_enough(stated):
        return _too_early(stated)
    sure, true = _means(stated)
    return f"{_words(sure, true)} People were about {_fives(sure)} % sure, and about {_fives(true)} % came true."


def is_enough(stated: Collection[Stated]) -> bool:
    """Can something be said of these people together without saying it of one of them?"""
    return len({one.prediction for one in stated}) >= ENOUGH and len({one.person for one in stated}) >= PEOPLE


def _too_early(stated: Collection[Stated]) -> str:
    more = ENOUGH - len({one.prediction for one in stated})
    if more > 0:
        needed = counted(more, "more compared prediction is", "more compared predictions are")
        return f"Too early to say whether people are surer than right: {needed} needed."
    return f"Too early to say: at least {number_word(PEOPLE)} people must have said how sure they were."


def of_oneself(stated: Sequence[Stated]) -> str:
    """The same for one person, to be read by them alone."""
    if (more := ENOUGH - len(stated)) > 0:
        return f"Too few to see a pattern yet: it begins to show after {number_word(more)} more."
    sure, true = _means(stated)
    return f"{_words(sure, true, 'You are')} You were {sure:.0f} % sure on average, and {true:.0f} % came true."


def _means(stated: Sequence[Stated]) -> tuple[float, float]:
    sure = sum(one.percent for one in stated) / len(stated)
    return sure, sum(WORTH.get(one.verdict, 0.0) for one in stated) / len(stated) * 100


def _words(sure: float, true: float, who: str = "People are") -> str:
    if sure - true >= APART:
        return f"{who} surer than right."
    return f"{who} more often right than sure." if true - sure >= APART else f"{who} about as sure as right."


def _fives(percent: float) -> int:
    return 5 * round(percent / 5)
