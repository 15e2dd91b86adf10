"""What a survey may tell its team and the hub: everybody the same, made safe by the one service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from design_process.surveys.models import Survey, SurveyRound
from network.lib.suppression import Answers, Hidden, answers, before_and_after
from network.lib.words import day_words
from network.questionnaires.results import QuestionResult, results
from network.questionnaires.summary import Spread

BEFORE, AFTER = SurveyRound.Moment.BEFORE, SurveyRound.Moment.AFTER
OPEN = "Nothing is shown while answers can still come: a late answer could be told from the change it makes."
BESIDE = (
    "Not shown beside the first time: a few more or fewer answered, and both together could tell what those few said."
)


@dataclass(frozen=True)
class Column:
    """One step of one statement in one round: where its share lies, as a bar from `low` to `high` percent."""

    words: str
    low: int
    width: int
    count: int | None


@dataclass(frozen=True)
class Line:
    """One step of the scale: its name, and a column for each round that is told."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Statement:
    """One statement. `found`: moment → Answers, or Hidden. `why`: what is not shown here, and why."""

    wording: str
    ends: tuple[str, str]
    found: Mapping[str, Answers | Hidden]
    why: str = ""

    @property
    def told(self) -> dict[str, Answers]:
        return {moment: one for moment, one in self.found.items() if isinstance(one, Answers)}

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(f"{SurveyRound.Moment(moment).label}, {one.n} answers" for moment, one in self.told.items())

    @property
    def lines(self) -> tuple[Line, ...]:
        told = list(self.told.values())
        if not told:
            return ()
        last = len(told[0].steps)
        names = {1: f"1 {self.ends[0]}", last: f"{last} {self.ends[1]}"}
        return tuple(
            Line(names.get(step, str(step)), tuple(_column(one, step - 1) for one in told))
            for step in range(1, last + 1)
        )

    @property
    def middle(self) -> str:
        """The middle answers in a sentence; empty where none is told."""
        said = [f"{one.middle} {moment}" for moment, one in self.told.items() if one.middle is not None]
        if not said:
            return ""
        if len(said) == 1:
            return f"Half of them chose {said[0].split()[0]} or less, half {said[0].split()[0]} or more."
        return f"The middle answer: {', '.join(said)}."


@dataclass(frozen=True)
class Told:
    """What a survey tells. `why`: moment → why nothing is shown of it. `words`: moment → answers in words."""

    statements: tuple[Statement, ...]
    why: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    few_words: bool = False  # something was said in words, and by too few to be shown

    @property
    def shown(self) -> bool:
        return bool(self.on_offer)

    @property
    def on_offer(self) -> frozenset[str]:
        """The rounds of which something is told."""
        return frozenset(moment for one in self.statements for moment in one.told)


@dataclass(frozen=True)
class BoardWords:
    """A round as evidence: what it says in words, of how many, and when."""

    title: str
    says: str
    n: int
    period: str


def told_of(survey: Survey, now: datetime) -> Told:
    """What may be read of a survey now. Its rounds are prefetched; four queries for each that is over."""
    over = {one.moment: one for one in survey.rounds.all() if one.wave.is_over(now)}
    found = {moment: results(one.wave, now).questions for moment, one in over.items()}
    rows = [list(some) for some in zip(*found.values(), strict=True)]
    scales = [row for row in rows if row[0].kind == "scale"]
    spoken = [dict(zip(found, row, strict=True)) for row in rows if row[0].kind == "text"]
    words = {m: _words(one, survey.threshold) for row in spoken for m, one in row.items()}
    return Told(
        tuple(_statement(dict(zip(found, row, strict=True)), survey.threshold) for row in scales),
        {one.moment: _why(survey, one, now) for one in survey.rounds.all()},
        {moment: some for moment, some in words.items() if some},
        any(one.n for row in spoken for m, one in row.items() if not words[m] and not isinstance(one.n, Hidden)),
    )


def words_for_board(survey: Survey, moment: str, now: datetime) -> BoardWords | None:
    """What a round says as evidence, the first beside the second; None when nothing of it may be shown."""
    told = told_of(survey, now)
    shown = [one for one in told.statements if moment in one.told]
    if not shown:
        return None
    rounds = [one for one in survey.rounds.all() if one.moment in (moment, BEFORE)]
    months = list(dict.fromkeys(f"{timezone.localtime(one.wave.opens_at):%b %Y}" for one in rounds))
    return BoardWords(
        title=f"{survey}{', before and after' if moment == AFTER else ''}",
        says="\n".join(_says(one, moment) for one in shown),
        n=max(one.told[moment].n for one in shown),
        period=" and ".join(months),
    )


@dataclass(frozen=True)
class Stands:
    """Where a survey stands, by its rounds and their days alone. `kind`: as a status."""

    kind: str
    words: str
    why: str


def stands(survey: Survey, now: datetime) -> Stands:
    """Asked before, asked after, over: no answer is read, and how many answered counts only against the threshold.

    Its rounds are prefetched: no query.
    """
    rounds = {one.moment: one for one in survey.rounds.all()}
    running = next((one for one in rounds.values() if not one.wave.is_over(now)), None)
    if running:
        when = "after the test" if running.moment == AFTER else "before the test"
        return Stands("info", f"Being asked {when}", f"until {day_words(timezone.localdate(running.wave.closes_at))}")
    few = [one.moment for one in rounds.values() if one.answered < survey.threshold]
    if AFTER not in rounds:
        return Stands("due", "Asked before", "ask the same again after the test")
    if few:
        return Stands("quiet", "Asked before and after", "too few answered for both to be shown")
    return Stands("done", "Asked before and after", "both stand side by side, as far as it is safe")


def _says(statement: Statement, moment: str) -> str:
    """ "When something is hard …": middle answer 3 before, 4 after, of 5." """
    said = [
        f"{one.middle} {when}"
        for when, one in statement.told.items()
        if one.middle is not None and moment in (AFTER, when)
    ]
    steps = len(statement.told[moment].steps)
    middle = f"middle answer {', '.join(said)}, of {steps}" if said else "too close to single answers to say more"
    return f"“{statement.wording}” {middle}."


def _statement(row: Mapping[str, QuestionResult], threshold: int) -> Statement:
    first = next(iter(row.values()))
    counts = {moment: one.found.counts for moment, one in row.items() if isinstance(one.found, Spread)}
    found: dict[str, Answers | Hidden]
    why = ""
    if len(counts) == 2:
        before, after = before_and_after(counts[BEFORE], counts[AFTER], threshold)
        found = {BEFORE: before, AFTER: after}
        if isinstance(after, Hidden) and sum(counts[AFTER]) >= threshold and not isinstance(before, Hidden):
            why = BESIDE
    else:
        found = {moment: answers(some, threshold) for moment, some in counts.items()}
    ends = (str(first.settings.get("low", "")), str(first.settings.get("high", "")))
    return Statement(first.wording, ends, found, why)


def _words(one: QuestionResult, threshold: int) -> tuple[str, ...]:
    said = one.found
    return said if isinstance(said, tuple) and len(said) >= threshold else ()


def _why(survey: Survey, one: Any, now: datetime) -> str:
    if not one.wave.is_over(now):
        return OPEN
    if one.answered < survey.threshold:
        return (
            f"Nothing is shown of fewer than {survey.threshold} answers, so that nobody is known by theirs. "
            "What was answered stays hidden, from you too."
        )
    return ""


def _column(one: Answers, place: int) -> Column:
    step = one.steps[place]
    low, high = step.share.low, step.share.high
    return Column(str(step.share), low, max(high - low, 1), None if isinstance(step.count, Hidden) else step.count)


def rounds_of(survey: Survey) -> Sequence[Any]:
    """The rounds of a survey that was read `with_rounds`: before, then after, each with `answered`."""
    return sorted(survey.rounds.all(), key=lambda one: one.moment == AFTER)
