"""The course of a test cycle: plan, do, study, act. What is done, what comes next, and why not yet. Pure."""

from dataclasses import dataclass
from datetime import date

ORDER = ("plan", "do", "study", "closed")
STEPS = (("plan", "Plan"), ("do", "Do"), ("study", "Study"), ("act", "Act"))
DECISIONS = {"adopt": "Adopt", "adapt": "Adapt", "abandon": "Abandon", "expand": "Expand"}
_DONE = {"plan": 0, "do": 1, "study": 3, "closed": 4}  # steps done: once the study is written, Act is next


@dataclass(frozen=True)
class Step:
    """A step of a cycle: `state` is done, here or ahead."""

    key: str
    label: str
    state: str


@dataclass(frozen=True)
class Facts:
    """What a sentence about a cycle is made of. `decision` is a word of DECISIONS, or empty."""

    state: str
    starts_on: date
    ends_on: date
    observations: int
    latest_on: date | None
    decision: str = ""


def steps(state: str) -> tuple[Step, ...]:
    """The four steps of a cycle in this state."""
    done = _DONE[state]
    return tuple(
        Step(key, label, "done" if n < done else "here" if n == done else "ahead")
        for n, (key, label) in enumerate(STEPS)
    )


def why_not_observe(state: str) -> str:
    """Why nothing can be added to the cycle, or empty when it can."""
    if state == "closed":
        return "This cycle is closed, so nothing can be added to it. Log it in an open cycle, or plan the next one."
    return ""


def why_not_plan(state: str) -> str:
    """Why nothing of the plan can be written now, or empty when it can."""
    return "The study is written, so the plan stays as it was." if state in ("study", "closed") else ""


def why_not_did(state: str) -> str:
    """Why it cannot be said now how the test went, or empty when it can."""
    if state == "plan":
        return "Nobody has logged what happened yet. Log one observation first."
    return "This cycle is closed. What was written in it stays." if state == "closed" else ""


def why_not_study(state: str) -> str:
    """Why the study cannot be written now, or empty when it can."""
    if state == "plan":
        return "Nobody has logged what happened yet. Log one observation first, then write the study."
    if state == "closed":
        return "This cycle is closed. Its study stays as it was written."
    return ""


def why_not_compare(state: str) -> str:
    """Why predictions cannot be compared on their own page now, or empty when they can."""
    if state != "closed":
        return "This cycle is open: its predictions are compared when the study is written."
    return ""


def why_not_act(state: str) -> str:
    """Why the team cannot decide now, or empty when it can."""
    if state in ("plan", "do"):
        return "Write the study first: what you found, and what did not work. Then decide."
    if state == "closed":
        return "This cycle is closed: the decision has been made."
    return ""


def sentence(facts: Facts, today: date) -> str:
    """Where the cycle stands, in one sentence."""
    if facts.state == "closed":
        return f"Closed: the team decided to {facts.decision}."
    if facts.state == "study":
        return "The study is written. The one thing left is to decide: adopt, adapt, expand or abandon."
    if facts.state == "plan":
        if facts.starts_on > today:
            return f"Planned. It starts in {days((facts.starts_on - today).days)}."
        return "Planned, and ready to run. The first observation starts it."
    seen = _seen(facts, today)
    if today > facts.ends_on:
        return f"{seen} It was planned to end {days((today - facts.ends_on).days)} ago: time to write the study."
    left = (facts.ends_on - today).days
    return f"{seen} " + ("It ends today." if left == 0 else f"{days(left).capitalize()} to go.")


def _seen(facts: Facts, today: date) -> str:
    count = "1 observation" if facts.observations == 1 else f"{facts.observations} observations"
    if facts.latest_on is None:
        return f"Running, {count} so far."
    ago = (today - facts.latest_on).days
    when = "today" if ago <= 0 else "yesterday" if ago == 1 else f"{days(ago)} ago"
    return f"Running: {count}, the last one {when}."


def days(count: int) -> str:
    """ "1 day", "12 days"."""
    return "1 day" if count == 1 else f"{count} days"
