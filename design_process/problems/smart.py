"""What a goal still lacks to be specific, measurable, attainable, realistic and timely, in plain words. Pure.

Hints never block: a district may have its reasons, and a goal can be revised as people learn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
STEEP = 30.0  # percentage points from baseline to target that deserve a second thought
LONG = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Said:
    """A goal as it was written."""

    what: str = ""
    for_whom: str = ""
    baseline: str = ""
    target: str = ""
    by_when: date | None = None
    aligned_to: str = ""
    plan_kind: str = ""
    plan_part: str = ""
    plan_years: str = ""
    serves: str = ""


@dataclass(frozen=True)
class Hint:
    """One of the five words: `there` when nothing is missing, and what to do or what was found."""

    word: str
    there: bool
    words: str


def hints(said: Said, today: date) -> tuple[Hint, ...]:
    """The five, in order."""
    return tuple(
        Hint(word, not missing, missing or fine)
        for word, missing, fine in (
            ("Specific", _unspecific(said), "It says what gets better, and for whom."),
            ("Measurable", _unmeasurable(said), "It starts from a number and ends at a number."),
            ("Attainable", _unattainable(said), "The step from baseline to target is one a team can take."),
            ("Realistic", _unrealistic(said), f"It is part of a plan you already have: {_plan_of(said)}."),
            ("Timely", _untimely(said, today), "It has a day, and the day can be reached."),
        )
    )


PLANS = {"lcap": "LCAP", "spsa": "SPSA", "site": "site plan", "strategic": "strategic plan", "other": "another plan"}


def plan_named(kind: str, name: str, years: str, part: str) -> str:
    """A plan in one phrase: "LCAP 2024-25 to 2026-27, goal 2"; empty when none is named."""
    kind = PLANS.get(kind, "") if kind != "other" else ""
    named = f"{name} ({kind})" if name and kind and kind.lower() not in name.lower() else name or kind
    return ", ".join(part for part in (f"{named} {years}".strip(), part) if part) if named else ""


def _plan_of(said: Said) -> str:
    return plan_named(said.plan_kind, said.aligned_to, said.plan_years, said.plan_part)


def number_in(words: str) -> float | None:
    """The first number somebody wrote: "58 %" → 58.0, "1,5" → 1.5; None without one."""
    found = NUMBER.search(words)
    return float(found.group().replace(",", ".")) if found else None


def _unspecific(said: Said) -> str:
    if len(said.what.split()) < 4:
        return "Say in a few more words what will get better, so that a stranger would know it when they saw it."
    return "" if said.for_whom.strip() else "Say for whom it will get better: which pupils, which grades."


def _unmeasurable(said: Said) -> str:
    lacking = [name for name in ("baseline", "target") if number_in(getattr(said, name)) is None]
    if not lacking:
        return ""
    return f"Give the {' and the '.join(lacking)} as a number, so that you can see how far you have come."


def _unattainable(said: Said) -> str:
    start, end = number_in(said.baseline), number_in(said.target)
    if start is None or end is None:
        return "With a number for the baseline and one for the target, you can judge how big the step is."
    if start == end:
        return "Baseline and target are the same number: say how much should change."
    if "%" in said.target and not 0 <= end <= 100:
        return "A share of pupils lies between 0 % and 100 %."
    if "%" in said.target and abs(end - start) > STEEP:
        return f"A step of {abs(end - start):g} points is steep. What has moved that far? Two steps may be wiser."
    return ""


def _unrealistic(said: Said) -> str:
    return (
        "" if _plan_of(said).strip() else "Name the district or site plan it belongs to, so that it is not extra work."
    )


def _untimely(said: Said, today: date) -> str:
    if said.by_when is None:
        return "Say by which day."
    if said.by_when <= today:
        return "The day has passed: choose the next one."
    return "That is more than three years away: choose a day your team will see." if said.by_when - today > LONG else ""


def changes(older: Said, newer: Said) -> Iterator[tuple[str, str, str]]:
    """What one version changed from the one before: (field in words, old words, new words)."""
    for field, words in (
        ("what", "What gets better"),
        ("for_whom", "For whom"),
        ("baseline", "Baseline"),
        ("target", "Target"),
        ("by_when", "By when"),
        ("plan_kind", "Kind of plan"),
        ("aligned_to", "Part of"),
        ("plan_part", "Place in the plan"),
        ("plan_years", "Years of the plan"),
        ("serves", "How it serves the plan"),
    ):
        before, after = getattr(older, field), getattr(newer, field)
        if field == "plan_kind":
            before, after = PLANS.get(before, before), PLANS.get(after, after)
        if before != after:
            yield words, _shown(before), _shown(after)


def _shown(value: str | date | None) -> str:
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    return value or "nothing"
