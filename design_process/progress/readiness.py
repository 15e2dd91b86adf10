"""How ready a member is to begin, line by line: what is there, what would help next. Never a mark. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from design_process.progress.gates import GATES, Gate
from design_process.progress.position import Facts


@dataclass(frozen=True)
class Said:
    """What somebody wrote about a gate: that the data were looked at, or why the member goes on without it."""

    note_id: int
    words: str
    by: str
    on: date


@dataclass(frozen=True)
class Line:
    """One gate. `words`: what is there, in full. `passed`: why a facilitator lets the member go on without it."""

    gate: Gate
    state: Literal["there", "passed", "open"]
    words: str
    passed: Said | None = None

    @property
    def is_open(self) -> bool:
        return self.state == "open"


def lines_of(facts: Facts, found: Mapping[str, str], passed: Mapping[str, Said]) -> tuple[Line, ...]:
    """A line for each gate, in order. `found`: by gate, what is known of it in words, there or not."""
    return tuple(_line(gate, facts, found.get(gate.key, ""), passed.get(gate.key)) for gate in GATES)


def _line(gate: Gate, facts: Facts, found: str, passed: Said | None) -> Line:
    if getattr(facts, gate.fact):
        return Line(gate, "there", found, passed)
    state: Literal["passed", "open"] = "passed" if gate.key in facts.passed else "open"
    return Line(gate, state, found or gate.helps, passed)


def sentence_of(lines: tuple[Line, ...]) -> str:
    """What would help next, as a sentence."""
    first = next((line for line in lines if line.is_open), None)
    if first is not None:
        return f"What would help next: {first.gate.needs}."
    if any(line.state == "passed" for line in lines):
        return "Ready to begin: what is not there yet was passed by a facilitator, with a reason."
    return "Everything that pre-work asks for is in place."
