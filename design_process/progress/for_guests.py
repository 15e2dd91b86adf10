"""What the first months would ask of a district, on the page of a guest: each gate of pre-work with its honest time."""

from dataclasses import dataclass

from design_process.progress.gates import GATES
from districts.guest_passes.telling import Part, tell_guests
from network.membership.models import Network

# By gate: what it means, and the time it takes. Said as hubs have seen it, not as one would wish.
ASKS = {
    "sponsor": (
        "Your superintendent, or somebody near, says yes and answers what the team asks.",
        "An hour, then ten minutes a month",
    ),
    "driver": (
        "One person keeps it moving. They need the time in their week, not on top of it.",
        "About two hours a week",
    ),
    "team": (
        "Four to eight people: teachers, a principal, an aide, a parent, perhaps a pupil.",
        "Two weeks to ask them",
    ),
    "joined": ("Everyone of the team signs in once.", "Five minutes each"),
    "data": (
        "The team looks at a few numbers you have already, and each says what they notice.",
        "One meeting of 90 minutes",
    ),
    "problem": ("The team picks one thing in teaching that the network works on.", "One meeting of an hour"),
    "goal": ("From where to where, for whom, by when. It may change as you learn.", "Half an hour"),
    "plan": ("A few lines: who does what until the next meeting.", "Half an hour"),
}


@dataclass(frozen=True)
class Asked:
    label: str
    words: str
    time: str


def months(network: Network) -> Part:
    """The gates in their order. No query."""
    asked = tuple(Asked(gate.label, *ASKS[gate.key]) for gate in GATES)
    return Part("What the first months would ask of you", "design_process/progress/for_guests.html", asked)


tell_guests(3, months)
