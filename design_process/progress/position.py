"""Where a member stands in the process, computed from what exists, with the reason in a sentence.

Pure: no Django, today is passed in. The rule is one: a member stands at the furthest phase that anything of theirs
reaches, so that adding a fact never moves anybody back. Phases 4 to 6 of the default are a loop: numbered cycles
are shown as loops under the phases they are in, and going round again is not going back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Literal, NamedTuple

from design_process.progress.gates import GATES
from network.lib.words import day_words

PREWORK = 0
PREWORK_LABEL = "Pre-work"
KINDS = ("understand", "frame", "imagine", "build", "try", "spread")
LOOPS_SHOWN = 3

Pace = Literal["ahead", "on", "behind", "unplanned"]


@dataclass(frozen=True)
class Stage:
    """One phase of the network's process, with its window (both days included) when a design cycle has begun."""

    order: int  # from 1
    kind: str
    label: str
    opens_on: date | None = None
    closes_on: date | None = None


@dataclass(frozen=True)
class CycleFact:
    """One test cycle: its number within its prototype, its state (plan, do, study, closed) and its decision."""

    number: int
    state: str
    act: str = ""


@dataclass(frozen=True)
class Override:
    """A facilitator's word that a member stands elsewhere."""

    order: int
    reason: str
    by: str = ""
    since: date | None = None
    said_on: date | None = None


class Facts(NamedTuple):
    """What exists for one member, in one design cycle. A board makes one for each of hundreds."""

    stages: tuple[Stage, ...]
    today: date
    sponsor_named: bool = False
    driver_named: bool = False
    team_convened: bool = False  # two people at least, from two stakeholder groups
    problem_adopted: bool = False
    goal_set: bool = False
    plan_made: bool = False
    phases_done: frozenset[int] = frozenset()  # orders of the phases the team says it has been through
    prototypes: int = 0
    cycles: tuple[CycleFact, ...] = ()
    override: Override | None = None
    everyone_joined: bool = False  # each person of the team has signed in once
    data_reviewed: bool = False
    passed: frozenset[str] = frozenset()  # keys of gates that a facilitator lets the member pass without
    evidence: int = 0  # pieces on the board, for the problem of today
    insights: int = 0


@dataclass(frozen=True)
class Step:
    """One segment of the phase bar."""

    order: int
    label: str
    state: Literal["done", "here", "ahead"]
    planned: bool
    loops: tuple[str, ...] = ()


@dataclass(frozen=True)
class Position:
    """Where a member stands (`order` 0 is pre-work), where the network planned to be, and why we say so."""

    order: int
    label: str
    reason: str
    planned_order: int | None  # None: no design cycle has begun
    planned_label: str
    pace: Pace
    missing: tuple[str, ...]  # of pre-work, in words
    computed_order: int
    computed_label: str
    kind: str = ""  # of the phase; empty in pre-work
    prototypes: int = 0
    overridden_by: str = ""
    facts: Facts = field(kw_only=True, repr=False, compare=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The segments of the phase bar: laid out where one is shown, for a board of hundreds shows none."""
        return tuple(_steps(self.facts, self.order, self.planned_order))

    @property
    def is_overridden(self) -> bool:
        return bool(self.overridden_by)

    @property
    def is_outgrown(self) -> bool:
        """Do the facts reach further than what a facilitator said? Then it is time to take that back."""
        return self.is_overridden and self.computed_order > self.order

    @property
    def behind_by(self) -> int:
        """Phases behind the plan; 0 when on it or ahead."""
        return max((self.planned_order or 0) - self.order, 0)

    @property
    def pace_words(self) -> str:
        """How the position compares with the plan, in words."""
        if self.pace == "unplanned":
            return "No design cycle has begun, so there is no plan to compare with."
        if self.pace == "on":
            return f"The network plans to be in {self.planned_label} now, and that is where the work is."
        away = abs((self.planned_order or 0) - self.order)
        count = "one phase" if away == 1 else f"{away} phases"
        which = "ahead of" if self.pace == "ahead" else "behind"
        return f"The network plans to be in {self.planned_label} now; the work is {count} {which} that."


def position_of(facts: Facts) -> Position:
    """The position that follows from the facts. Total: any facts give one, with a reason that is never empty."""
    labels, missing = _labels(facts), missing_prework(facts)
    computed, why = max(_reached(facts, missing), key=itemgetter(0))
    order, reason, by = computed, why, ""
    if facts.override and facts.override.order in labels:
        order, by = facts.override.order, facts.override.by or "a facilitator"
        reason = f"{facts.override.reason} ({_said_by(facts.override, by)}; what exists says {labels[computed]}.)"
    planned = planned_order(facts.stages, facts.today)
    return Position(
        order=order,
        label=labels[order],
        reason=reason,
        planned_order=planned,
        planned_label=labels[planned] if planned is not None else "",
        pace=_pace(order, planned),
        missing=missing,
        computed_order=computed,
        computed_label=labels[computed],
        kind=next((stage.kind for stage in facts.stages if stage.order == order), ""),
        prototypes=facts.prototypes,
        overridden_by=by,
        facts=facts,
    )


def _said_by(said: Override, by: str) -> str:
    on = f" on {day_words(said.said_on)}" if said.said_on else ""
    return f"Set by {by}{on}{f', since {day_words(said.since)}' if said.since else ''}"


def _labels(facts: Facts) -> dict[int, str]:
    return {PREWORK: PREWORK_LABEL, **{stage.order: stage.label for stage in facts.stages}}


def planned_order(stages: tuple[Stage, ...], today: date) -> int | None:
    """The phase whose window holds today: pre-work before the first opens, the last one after all have closed."""
    begun = [stage for stage in stages if stage.opens_on is not None]
    if not begun:
        return None
    return max((stage.order for stage in begun if stage.opens_on and stage.opens_on <= today), default=PREWORK)


def missing_prework(facts: Facts) -> tuple[str, ...]:
    """What pre-work still needs, in words: what is neither there nor passed by a facilitator."""
    return tuple(gate.needs for gate in GATES if not getattr(facts, gate.fact) and gate.key not in facts.passed)


def listed(words: tuple[str, ...]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _reached(facts: Facts, missing: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Every phase that something reaches, with the reason. Later ones explain better: of equals, the first wins."""
    last = max((stage.order for stage in facts.stages), default=PREWORK)
    if facts.cycles:
        yield from _reached_by_cycles(facts)
    if facts.prototypes:
        many = "A prototype is" if facts.prototypes == 1 else f"{facts.prototypes} prototypes are"
        yield phase_for("build", facts.stages), f"{many} made; no test cycle has been planned yet."
    yield from _reached_by_understanding(facts)
    done = [stage for stage in facts.stages if stage.order in facts.phases_done]
    if done:
        through = listed(tuple(stage.label for stage in done))
        yield min(max(stage.order for stage in done) + 1, last), f"The team says it has been through {through}."
    if missing:
        yield PREWORK, f"Pre-work still needs {listed(missing)}."
    else:
        yield min(1, last), "Pre-work is complete, and nothing further is recorded yet."


def _reached_by_understanding(facts: Facts) -> Iterator[tuple[int, str]]:
    """What was found out and learned, where the network's process has a phase for it."""
    orders = {stage.kind: stage.order for stage in reversed(facts.stages)}  # of two of a kind the first
    if facts.insights and "frame" in orders:
        many = "One insight is" if facts.insights == 1 else f"{facts.insights} insights are"
        yield orders["frame"], f"{many} written down."
    if facts.evidence and "understand" in orders:
        many = "One piece of evidence is" if facts.evidence == 1 else f"{facts.evidence} pieces of evidence are"
        still = "" if facts.insights else "; no insight is written down yet"
        yield orders["understand"], f"{many} on the board{still}."


def _reached_by_cycles(facts: Facts) -> Iterator[tuple[int, str]]:
    running = [cycle for cycle in facts.cycles if cycle.state != "closed"]
    closed = [cycle for cycle in facts.cycles if cycle.state == "closed"]
    now = f" Test cycle {running[-1].number} is {_doing(running[-1].state)}." if running else ""
    if any(cycle.act == "adopt" for cycle in closed):
        yield phase_for("spread", facts.stages), f"A test cycle ended with a decision to adopt.{now}"
    if running:
        yield phase_for("try", facts.stages), now.strip()
    else:
        last = closed[-1]
        words = f"Test cycle {last.number} ended with a decision to {last.act or 'stop'}; no next one is planned yet."
        yield phase_for("try", facts.stages), words


def _doing(state: str) -> str:
    return {"plan": "being planned", "do": "running", "study": "being studied"}.get(state, "under way")


def phase_for(kind: str, stages: tuple[Stage, ...]) -> int:
    """The first phase of a kind; where a process has none, the first of the kinds after it, else the last phase."""
    for wanted in KINDS[KINDS.index(kind) :]:
        for stage in stages:
            if stage.kind == wanted:
                return stage.order
    return max((stage.order for stage in stages), default=PREWORK)


def _pace(order: int, planned: int | None) -> Pace:
    if planned is None:
        return "unplanned"
    if order == planned:
        return "on"
    return "ahead" if order > planned else "behind"


def _steps(facts: Facts, here: int, planned: int | None) -> Iterator[Step]:
    loops = _loops(facts)
    for order, label in _labels(facts).items():
        state: Literal["done", "here", "ahead"] = "here" if order == here else "done" if order < here else "ahead"
        yield Step(order, label, state, order == planned, loops.get(order, ()))


def _loops(facts: Facts) -> dict[int, tuple[str, ...]]:
    """The numbers of the cycles under the phase each is in: running ones under the test phase, decided ones after."""
    found: dict[int, set[int]] = {}
    for cycle in facts.cycles:
        under = phase_for("spread" if cycle.state == "closed" else "try", facts.stages)
        found.setdefault(under, set()).add(cycle.number)
    return {order: _shortened(sorted(numbers)) for order, numbers in found.items()}


def _shortened(numbers: list[int]) -> tuple[str, ...]:
    """The last few one by one, what came before them as a range: 1, 2, 3, 4, 5 → 1–2, 3, 4, 5."""
    shown = [str(number) for number in numbers[-LOOPS_SHOWN:]]
    earlier = numbers[:-LOOPS_SHOWN]
    if not earlier:
        return tuple(shown)
    return (f"{earlier[0]}–{earlier[-1]}" if len(earlier) > 1 else str(earlier[0]), *shown)
