"""The one next thing for a team, when no test cycle runs. Pure."""

from dataclasses import dataclass

from design_process.progress.position import KINDS, PREWORK, Position


@dataclass(frozen=True)
class NextStep:
    """What to do next, why, and the page that does it (its URL takes the member's id)."""

    words: str
    why: str
    url_name: str
    button: str


_PREWORK = {
    "a problem of practice": NextStep(
        "Choose your problem of practice",
        "Everything your team tries will aim at it. You choose from the network's list.",
        "problems:adopt",
        "Choose it",
    ),
    "a goal": NextStep(
        "Set your goal",
        "From where to where, for whom, by when. You can change it later.",
        "problems:new_goal",
        "Set it",
    ),
    "a project plan": NextStep(
        "Write down your plan", "A few lines on who does what until the next meeting.", "phases:project", "Write it"
    ),
    "a look at the common data together": NextStep(
        "Look at the common data together",
        "Each says what they notice before anybody explains. Then write it down in a sentence.",
        "progress:readiness",
        "See pre-work",
    ),
}
_PEOPLE = NextStep(
    "Complete your team", "Pre-work still needs people in their seats.", "directory:member", "See your team"
)
_FIRST_PROTOTYPE = NextStep(
    "Make your first prototype",
    "A small version of your idea that one classroom can try.",
    "prototypes:new_prototype",
    "Make it",
)
_WRITE_DOWN = NextStep(
    "Write down the prototype you try",
    "The work is further than what stands here. A few lines, then its test cycle.",
    "prototypes:new_prototype",
    "Write it down",
)


def next_step(position: Position) -> NextStep:
    """What comes next at a position."""
    if position.order == PREWORK:
        return next((step for words, step in _PREWORK.items() if words in position.missing), _PEOPLE)
    if position.prototypes:
        return NextStep(
            "Plan your next test cycle",
            "One question, one prediction, two dates. Small is good.",
            "prototypes:prototypes",
            "Choose the prototype",
        )
    if KINDS.index(position.kind) >= KINDS.index("imagine"):
        further = KINDS.index(position.kind) > KINDS.index("build")  # by the team's word, or set by hand
        return _WRITE_DOWN if further else _FIRST_PROTOTYPE
    if position.kind == "understand" and not position.facts.evidence:
        return NextStep(
            "Find out how it is now",
            "One survey, one table, or one talk with a student is enough to begin.",
            "evidence:board",
            "Open the board",
        )
    if position.facts.evidence and not position.facts.insights:
        return NextStep(
            "Write down what you learned",
            "Read together what you found out. What do several of you see in it?",
            "insights:insights",
            "Open the insights",
        )
    return NextStep(
        f"Say what you made in {position.label}",
        "When you have been through a phase, write down what came out of it. Your position moves on.",
        "phases:project",
        "Open your project",
    )
