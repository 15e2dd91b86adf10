"""Why a figure is not there, and what would change that, in words. Pure.

Nothing here is told by what the hidden numbers are. Which of two hidden figures is the small one makes no difference to
any word, for whomever: the mark is the same, and so is what is said of it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from design_process.measures.periods import named, noun
from design_process.measures.publication.cases import FEWEST
from design_process.measures.publication.texts import TOO_FEW
from design_process.measures.publication.timing import decided_by, ended_on, is_waiting
from districts.directory.groups import ALL
from network.lib.suppression import MARK
from network.lib.words import day_words, number_word


class Kind(StrEnum):
    """What became of a figure, as everybody who may open its page can see it."""

    PRINTED = "printed"
    HIDDEN = "hidden"
    TOO_FEW = "too few districts"
    RUNNING = "running"
    WAITING = "waiting"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Case:
    """A figure as it was printed (`text` is empty where none was), and of what it is.

    `member` names the district whose figure the hub reads without an agreement; it is empty for the network's.
    `is_counted`: there are numbers of it that nothing was decided of yet.
    """

    frequency: str
    period: date
    group: str
    text: str
    threshold: int
    member: str = ""
    is_counted: bool = False

    def kind(self, today: date) -> Kind:
        if self.text:
            return {MARK: Kind.HIDDEN, TOO_FEW: Kind.TOO_FEW}.get(self.text, Kind.PRINTED)
        if today < ended_on(self.frequency, self.period):
            return Kind.RUNNING
        return Kind.WAITING if is_waiting(self.frequency, self.period, today) else Kind.NOTHING


@dataclass(frozen=True)
class Why:
    """The answer: one sentence, what may be behind it, and what would make the figure visible."""

    kind: Kind
    sentence: str
    lead: str
    reasons: tuple[str, ...]
    ways: tuple[str, ...]


def why(case: Case, today: date) -> Why:
    """The answer for everybody who may open the page of this figure."""
    return _ANSWERS[case.kind(today)](case)


def _printed(case: Case) -> Why:
    return Why(
        Kind.PRINTED,
        f"This figure is not hidden: {case.text}.",
        "It was decided once, when the period was over, and stays as it was printed:",
        (
            f"A correction that would move a sum by 1 to {case.threshold - 1} pupils is held for good: the difference "
            "of the two figures would be about those few.",
            f"One or two districts whose numbers come later are held too: with {number_word(FEWEST)} or more, "
            "nobody knows whose they are.",
        ),
        (_next(case),),
    )


def _hidden(case: Case) -> Why:
    few = f"Fewer than {case.threshold} pupils are behind it."
    beside = (
        f"With it, somebody could work out a number beside it: of fewer than {case.threshold} pupils or of a single "
        "district, from what was printed before, or from what a district knows of itself."
    )
    many = "So many districts and groups were counted at once that only all pupils together could be checked."
    reasons = (few, beside) if case.group == ALL else (few, beside, many)
    return Why(
        Kind.HIDDEN,
        "This figure is hidden to protect students.",
        "One of these is so. Which one is told to nobody, for that would be a hint:",
        reasons,
        tuple(_ways(case)),
    )


def _ways(case: Case) -> list[str]:
    found = [_next(case)]
    if case.member:
        found.append(
            f"An agreement: a driver or sponsor of {case.member} records until when the hub may read its numbers in "
            "full. You then read them as the district does."
        )
        return found
    if case.frequency == "year":
        found.append("Two or three years as one: more pupils are behind each figure. Single years are not shown then.")
    if case.group != ALL:
        found.append("Small groups as one, such as “all other races”: together they may be enough.")
    return found


def _too_few(case: Case) -> Why:
    return Why(
        Kind.TOO_FEW,
        f"A figure of the network needs {number_word(FEWEST)} districts.",
        "Fewer had sent this number when the period was decided:",
        ("Of two districts each would know the other’s figure by subtracting its own.",),
        (
            f"Numbers from more districts: the period is decided again when they come, if the difference tells nothing "
            f"of fewer than {number_word(FEWEST)}.",
            _next(case),
        ),
    )


def _running(case: Case) -> Why:
    over = day_words(ended_on(case.frequency, case.period))
    return Why(
        Kind.RUNNING,
        _capital(f"{named(case.frequency, case.period)} is not over yet."),
        "A period is printed once, when it is over:",
        ("While numbers arrive, each new one would show by what the figure was before.",),
        (f"Wait: it is over on {over}.",),
    )


def _waiting(case: Case) -> Why:
    latest = day_words(decided_by(case.frequency, case.period))
    return Why(
        Kind.WAITING,
        _capital(f"{named(case.frequency, case.period)} is not decided yet."),
        "It waits for numbers that are still missing:",
        ("A period is printed once. Whoever came alone afterwards would show by the difference.",),
        (f"Wait: it is decided when all numbers are in, and on {latest} at the latest.",),
    )


def _nothing(case: Case) -> Why:
    said, one = f"Nothing was printed for {named(case.frequency, case.period)}.", noun(case.frequency, 1)
    if case.is_counted:
        came = "Numbers of it came after it was over, and it is being decided by them: tonight at the latest."
        return Why(Kind.NOTHING, said, "This is why:", (came,), ("Look again tomorrow.",))
    who = case.member or "No district"
    sent = f"{who} has no number of it." if case.member else f"{who} had a number of it."
    return Why(
        Kind.NOTHING,
        said,
        "This is why:",
        (f"{sent} A {one} without school stays empty, as it should.",),
        (f"If numbers of it come after all, the {one} is decided by them.",),
    )


def _next(case: Case) -> str:
    one = noun(case.frequency, 1)
    return f"Wait for the next {one}: it is decided by its own numbers, and this {one} stays as it is."


def _capital(said: str) -> str:
    return said[0].upper() + said[1:]


_ANSWERS = {
    Kind.PRINTED: _printed,
    Kind.HIDDEN: _hidden,
    Kind.TOO_FEW: _too_few,
    Kind.RUNNING: _running,
    Kind.WAITING: _waiting,
    Kind.NOTHING: _nothing,
}
