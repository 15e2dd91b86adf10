"""Where a change idea stands by what was tested of it: evidence, not opinion. Pure.

It is computed from what one reader sees: a card out of their reach does not count, and nothing hints at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from network.lib.words import counted, listed

PROPOSED, TESTING, TRIED, HELD, PARTLY, NOT_HELD, LET_GO = (
    "proposed", "testing", "tried", "held", "partly", "not", "gone",
)  # fmt: skip
LABELS: Final = {
    PROPOSED: "Proposed",
    TESTING: "Being tested",
    TRIED: "Tried, not compared",
    HELD: "Held",
    PARTLY: "Held in part",
    NOT_HELD: "Did not hold",
    LET_GO: "Abandoned",
}
SIGNS: Final = {PROPOSED: "○", TESTING: "▷", TRIED: "◇", HELD: "●", PARTLY: "◐", NOT_HELD: "▲", LET_GO: "✕"}
FEW = 2  # cycles that a sentence names one by one


@dataclass(frozen=True)
class TriedCycle:
    """A test cycle of a prototype: how its predictions came out, once it was studied."""

    name: str  # "cycle 2 of Partner talk"
    url: str
    state: str
    is_open: bool
    is_studied: bool
    held: int = 0
    partly: int = 0
    not_held: int = 0

    @property
    def compared(self) -> int:
        return self.held + self.partly + self.not_held


@dataclass(frozen=True)
class Tried:
    """A prototype made to try an idea, with its cycles in their order."""

    idea: int
    name: str
    url: str
    state: str
    is_abandoned: bool
    cycles: tuple[TriedCycle, ...] = ()


@dataclass(frozen=True)
class Standing:
    """One of LABELS, and why in a sentence."""

    kind: str
    why: str

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    @property
    def sign(self) -> str:
        return SIGNS[self.kind]


def standing_of(tries: Sequence[Tried]) -> Standing:
    """Where an idea stands.

    The latest cycle of each prototype that compared a prediction speaks for it: a first version that failed and was
    mended does not count against the second. Abandoned: all prototypes were.
    """
    cycles = [cycle for one in tries for cycle in one.cycles]
    latest = [found for one in tries if (found := _latest_compared(one))]
    came = _came_of(latest)
    if tries and all(one.is_abandoned for one in tries):
        return Standing(LET_GO, " ".join([f"The team let go of {_names(tries)}.", *came]))
    running = [cycle for cycle in cycles if cycle.is_open]
    goes_on = [f"{_sentence(running)} not decided yet."] if running else []
    if latest:
        return Standing(_verdict(latest), " ".join([*came, *goes_on]))
    if running:
        return Standing(TESTING, f"{_sentence(running)} not decided yet, and no prediction was compared so far.")
    if studied := [cycle for cycle in cycles if cycle.is_studied]:
        return Standing(TRIED, f"{_studied(studied)}, but no prediction was in numbers that could be compared.")
    if tries:
        return Standing(PROPOSED, f"{_names(tries)} {_is(tries)} ready, and no test has begun.")
    return Standing(PROPOSED, "No prototype that you can see tries it yet.")


def _latest_compared(one: Tried) -> TriedCycle | None:
    return next((cycle for cycle in reversed(one.cycles) if cycle.is_studied and cycle.compared), None)


def _verdict(latest: Sequence[TriedCycle]) -> str:
    held, total = sum(one.held for one in latest), sum(one.compared for one in latest)
    if held == total:
        return HELD
    return NOT_HELD if not held and not any(one.partly for one in latest) else PARTLY


def _came_of(latest: Sequence[TriedCycle]) -> list[str]:
    if not latest:
        return []
    held, total = sum(one.held for one in latest), sum(one.compared for one in latest)
    where = listed([one.name for one in latest]) if len(latest) <= FEW else f"the latest {len(latest)} cycles"
    return [f"In {where}, {held} of {counted(total, 'prediction', 'predictions')} held."]


def _sentence(running: Sequence[TriedCycle]) -> str:
    if len(running) > FEW:
        return f"{len(running)} cycles are"
    words = listed([one.name for one in running])
    return f"{words[:1].upper()}{words[1:]} {'is' if len(running) == 1 else 'are'}"


def _studied(cycles: Sequence[TriedCycle]) -> str:
    return f"{counted(len(cycles), 'cycle was', 'cycles were')} studied"


def _names(tries: Sequence[Tried]) -> str:
    return listed([one.name for one in tries]) if len(tries) <= FEW else f"{len(tries)} prototypes"


def _is(tries: Sequence[Tried]) -> str:
    return "is" if len(tries) == 1 else "are"
