"""What a room said, without names: counts and their spread. Pure."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from network.lib.words import counted, number_word

LEVELS = (
    (5, "I lead it"),
    (4, "I am all for it"),
    (3, "I go along"),
    (2, "I have doubts"),
    (1, "I have strong doubts"),
    (0, "I stop it"),
)
DOUBT = 2  # this level and lower wants to be heard


@dataclass(frozen=True)
class Bar:
    """One line of a result. `share` is in whole percent of the longest line, for its bar."""

    label: str
    count: int
    share: int


@dataclass(frozen=True)
class Result:
    """What is shown of a closed vote: how many answered, a sentence, bars, or the lines that were written."""

    answered: int
    sentence: str
    bars: tuple[Bar, ...] = ()
    lines: tuple[str, ...] = ()


def fist(levels: Sequence[int]) -> Result:
    """Fist to five: how many hold up how many fingers, from five down to the fist."""
    counts = {level: sum(1 for said in levels if said == level) for level, _ in LEVELS}
    bars = _bars([(f"{level} · {words}", counts[level]) for level, words in LEVELS])
    doubts = sum(counts[level] for level in counts if level <= DOUBT)
    if not levels:
        return Result(0, "Nobody has answered.", bars)
    spread = f"from {min(levels)} to {max(levels)}" if min(levels) != max(levels) else f"all at {levels[0]}"
    heard = f" {number_word(doubts).capitalize()} with doubts: hear them first." if doubts else " Nobody has doubts."
    return Result(len(levels), f"{counted(len(levels), 'answer', 'answers')}, {spread}.{heard}", bars)


def dots(options: Sequence[str], ballots: Sequence[Sequence[int]]) -> Result:
    """Dots on options, the most dots first; equal ones stay in the order they were asked."""
    totals = [sum(ballot[place] for ballot in ballots) for place in range(len(options))]
    order = sorted(range(len(options)), key=lambda place: (-totals[place], place))
    bars = _bars([(options[place], totals[place]) for place in order])
    if not sum(totals):
        return Result(len(ballots), "Nobody has put a dot.", bars)
    most = [options[place] for place in order if totals[place] == totals[order[0]]]
    lead = f"“{most[0]}” has most dots" if len(most) == 1 else f"{number_word(len(most)).capitalize()} have most dots"
    return Result(len(ballots), f"{lead}, {totals[order[0]]} of {sum(totals)}.", bars)


def writing(texts: Iterable[Sequence[str]], *, salt: str) -> Result:
    """What was written, a line each, in an order that says nothing about who wrote it or when."""
    every = [lines for lines in texts if lines]
    lines = [line for some in every for line in some]
    mixed = sorted(lines, key=lambda line: hashlib.sha256(f"{salt}:{line}".encode()).hexdigest())
    words = f"{counted(len(mixed), 'thought', 'thoughts')} from {counted(len(every), 'person', 'people')}."
    return Result(len(every), words if mixed else "Nobody has written anything.", lines=tuple(mixed))


def _bars(counts: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    longest = max((count for _, count in counts), default=0) or 1
    return tuple(Bar(label, count, round(100 * count / longest)) for label, count in counts)
