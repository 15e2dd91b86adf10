"""The statements that are shipped, and those a team writes itself. Pure.

What they ask about is growth mindset: whether ability grows by effort, strategies and help (C. Dweck). The wording is
our own and was not validated: it compares a class with itself, never with another.
"""

from dataclasses import dataclass
from typing import Final

GROWTH, OWN = "growth", "own"
FEWEST, MOST, LONGEST = 1, 8, 200


@dataclass(frozen=True)
class StatementSet:
    """What one kind of people is asked. `ends`: what the first and the last of `steps` mean; `open`: in words."""

    title: str
    purpose: str
    statements: tuple[str, ...]
    ends: tuple[str, str]
    steps: int
    open: str


STUDENTS: Final = StatementSet(
    "How I learn",
    "Your teachers want to know how learning feels in this class, so that they can make it better. "
    "There are no right answers.",
    (
        "When something is hard, I try it in another way.",
        "I can get better at this if I practise.",
        "A mistake shows me what to try next.",
        "I say what I think, even when I am not sure.",
        "When I am stuck, I know how to get help.",
    ),
    ("Not true for me", "Very true for me"),
    5,
    "What helps you when something is hard?",
)
TEACHERS: Final = StatementSet(
    "How we teach",
    "We ask ourselves before and after we try something new. Answers are read together, never one by one.",
    (
        "Every pupil of mine can learn to think hard about this.",
        "I plan for mistakes, and use them in the lesson.",
        "I praise how pupils went about it, more than that they were right.",
        "When pupils struggle, I wait before I help.",
        "I tell my pupils what I am still learning.",
    ),
    ("I do not agree", "I fully agree"),
    6,
    "What makes this hard in your lessons?",
)


def read(text: str) -> list[str]:
    """One statement a line; blank lines and marks of a list in front do not count."""
    lines = (" ".join(line.strip().lstrip("-•*").split()) for line in text.splitlines())
    return [line for line in lines if line]


def problem_in(statements: list[str]) -> str:
    """What is wrong with a team's own statements, in a sentence; empty for nothing."""
    if not FEWEST <= len(statements) <= MOST:
        return f"Write {FEWEST} to {MOST} statements, one a line. There are {len(statements)}."
    if long := next((one for one in statements if len(one) > LONGEST), ""):
        return f"Shorten “{long[:40]}…” to {LONGEST} letters."
    if len(set(statements)) < len(statements):
        return "One statement stands there twice."
    return ""
